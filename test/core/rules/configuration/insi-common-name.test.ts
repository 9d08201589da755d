import assert from 'node:assert/strict';
import { golden } from '../../../support/rules';

const certificate = (commonName: string, mark = '', more = '') => `version: 1
certificates:
  - id: insi
    services: [INSi]
    commonName: ${commonName}
${mark}${more}`;

describe('insi-common-name', () => {
  for (const name of ['INSI-MANU', 'INSI-AUTO', '"INSI-AUTO"'])
    it(`accepts ${name}`, () => void golden('insi-common-name', certificate(name)));

  it('leaves other services their free names', () => {
    golden('insi-common-name', 'certificates:\n  - { id: dmp, services: [DMP], commonName: Insi-Manu }');
  });

  const slips: [string, string, RegExp, string][] = [
    ['Insi-Manu', '#               ^^^^^^^^^', /capitals/, 'INSI-MANU'],
    ['"INSI-AUTO "', '#               ^^^^^^^^^^^^', /no space/, 'INSI-AUTO'],
    ['INSI - AUTO', '#               ^^^^^^^^^^^', /no space/, 'INSI-AUTO'],
    ['"INSI-\u202fAUTO"', '#               ^^^^^^^^^^^^', /no space/, 'INSI-AUTO'],
    ['INSI\u2013AUTO', '#               ^^^^^^^^^', /hyphen-minus/, 'INSI-AUTO'],
    ['INSI\u2011MANU', '#               ^^^^^^^^^', /hyphen-minus/, 'INSI-MANU'],
    ['INSI_AUTO', '#               ^^^^^^^^^', /hyphen-minus/, 'INSI-AUTO'],
    ['INSIMANU', '#               ^^^^^^^^', /hyphen-minus/, 'INSI-MANU'],
  ];
  for (const [written, carets, slip, meant] of slips)
    it(`says what is wrong in ${JSON.stringify(written)}`, () => {
      const [finding] = golden(
        'insi-common-name',
        certificate(written, `${carets} error insi-common-name\n`),
      );
      assert.match(finding?.message.en ?? '', slip);
      assert.equal(finding?.message.en.match(/capitals|no space|hyphen-minus/g)?.length, 1);
      assert.ok(finding.message.en.endsWith(`Write \`${meant}\`.`));
    });

  it('proposes the name of the call mode for any other text', () => {
    const text = certificate(
      'Padoa',
      '#               ^^^^^ error insi-common-name\n',
      '    callMode: automated\n',
    );
    const [finding] = golden('insi-common-name', text);
    assert.equal(finding?.message.en, 'INSi refuses the name `Padoa`. Write `INSI-AUTO`.');
  });

  it('proposes both names where the call mode is not said', () => {
    const [finding] = golden(
      'insi-common-name',
      certificate('Padoa', '#               ^^^^^ error insi-common-name\n'),
    );
    assert.match(finding?.message.en ?? '', /INSI-MANU.*INSI-AUTO/);
  });
});
