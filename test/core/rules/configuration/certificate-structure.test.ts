import assert from 'node:assert/strict';
import { issued } from '../../../support/issued';
import { golden } from '../../../support/rules';

const rule = 'certificate-structure';
const configuration = (identifier: string, mark = '') => `structures:
  - id: rouen
    identifier: ${identifier}
instances:
  - { id: ris, structure: rouen }
certificates:
  - id: one
    instance: ris
${mark}`;
const mark = '#             ^^^ error certificate-structure\n';

describe('certificate-structure', () => {
  it('accepts the structure’s identifier, any RPPS-rang of several, either FINESS', () => {
    golden(rule, configuration('{ siret: "732 829 320 00074" }'), { material: { one: issued() } });
    golden(rule, configuration('{ rppsRang: ["99700367909006", "99700024450014"] }'), {
      material: { one: issued({ igc: { structure: { type: 'RPPS-rang', value: '99700024450014' } } }) },
    });
    golden(rule, configuration('{ finessLegal: "240000117" }'), {
      material: { one: issued({ igc: { structure: { type: 'FINESS', value: '240000117' } } }) },
    });
  });

  it('underlines the instance of another structure, and shows both sides', () => {
    const [finding] = golden(rule, configuration('{ siret: "18751275100020" }', mark), {
      material: { one: issued() },
    });
    assert.match(finding?.message.en ?? '', /SIRET `73282932000074`/);
    assert.deepEqual(
      finding?.related.map(({ file, range }) => [file, range.start.line]),
      [
        ['secrets/one/certificate.pem', 0],
        ['certificates.yaml', 2],
      ],
    );
  });

  it('does not take a number of another type for the same', () => {
    golden(rule, configuration('{ siret: "73282932000074" }', mark), {
      material: { one: issued({ igc: { structure: { type: 'RPPS-rang', value: '73282932000074' } } }) },
    });
  });

  it('tells of a certificate without any structure', () => {
    const [finding] = golden(rule, configuration('{ siret: "73282932000074" }', mark), {
      material: { one: issued({ igc: { structure: null } }) },
    });
    assert.match(finding?.message.en ?? '', /no structure in its OU/);
  });
});
