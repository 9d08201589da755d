import assert from 'node:assert/strict';
import { addItemAfter, removeItems } from '../../../../src/core/config/edits/items';
import {
  addProperty,
  removeProperty,
  renameProperty,
  setValue,
  type Edits,
} from '../../../../src/core/config/edits/properties';
import type { ConfigurationDocument } from '../../../../src/core/config/document';
import { parseConfiguration } from '../../../../src/core/config/parse';
import { edited } from '../../../support/edits';

type Make = (document: ConfigurationDocument) => Edits;

function becomes(before: string, after: string | undefined, make: Make): void {
  const edits = make(parseConfiguration('certificates.yaml', before));
  assert.equal(edits && edited(before, edits), after);
}

const services = ['certificates', 0, 'services'];

describe('setValue', () => {
  const name: Make = (document) => setValue(document, ['certificates', 0, 'commonName'], 'INSI-AUTO');

  it('keeps the quotes, the comment and the spaces around a value', () => {
    for (const quote of ['', '"', "'"])
      becomes(
        `certificates:\n  -  commonName:  ${quote}Insi auto${quote}  # of the batch\n     id: a\n`,
        `certificates:\n  -  commonName:  ${quote}INSI-AUTO${quote}  # of the batch\n     id: a\n`,
        name,
      );
  });

  it('quotes what YAML would take for something else', () => {
    for (const value of ['yes', '12', 'a: b', '- a', 'a #b', "l'a", '', 'é\u0000', '#', '*a', ' a'])
      for (const quote of ['', "'", '"']) {
        const text = `certificates: [{ id: a, commonName: ${quote}b${quote} }]\n`;
        const document = parseConfiguration('certificates.yaml', text);
        const after = edited(text, setValue(document, ['certificates', 0, 'commonName'], value) ?? []);
        const { configuration } = parseConfiguration('certificates.yaml', after);
        assert.equal(configuration.certificates[0]?.commonName, value);
      }
  });

  it('adds what is missing', () => {
    becomes('certificates:\n  - id: a\n', 'certificates:\n  - id: a\n    commonName: INSI-AUTO\n', name);
  });

  it('leaves alone what an anchor shares, a value that is not there and one that is no text', () => {
    becomes(
      'certificates:\n  - { id: a, commonName: &n x }\n  - { id: b, commonName: *n }\n',
      undefined,
      name,
    );
    becomes('certificates:\n  - &a { id: a, commonName: x }\n  - { <<: *a, id: b }\n', undefined, name);
    becomes('certificates:\n  - id: a\n    commonName:\n', undefined, name);
    becomes('certificates:\n  - { id: a, commonName: [x] }\n', undefined, name);
  });

  it('changes an anchored value that nothing else uses', () => {
    becomes(
      'certificates:\n  - { id: a, commonName: &n x }\n',
      'certificates:\n  - { id: a, commonName: &n INSI-AUTO }\n',
      name,
    );
  });
});

describe('Properties', () => {
  const path = ['certificates', 0, 'callMode'];
  const add: Make = (document) => addProperty(document, path, 'manual', 'id');
  const remove: Make = (document) => removeProperty(document, path);

  it('are added behind another, in lines and in braces', () => {
    becomes(
      'certificates:\n  - id: a # one\n    product: b\n',
      'certificates:\n  - id: a # one\n    callMode: manual\n    product: b\n',
      add,
    );
    becomes(
      'certificates:\n  - { id: a, product: b }\n',
      'certificates:\n  - { id: a, callMode: manual, product: b }\n',
      add,
    );
  });

  it('are added at the end of a file without a last line break, with the breaks it has', () => {
    becomes(
      'version: 1\r\ncertificates:\r\n  - id: a',
      'version: 1\r\ncertificates:\r\n  - id: a\r\n    callMode: manual',
      add,
    );
  });

  it('are removed with their line, whose comment stays', () => {
    becomes(
      'certificates:\n  - id: a\n    callMode: manual\n    product: b\n',
      'certificates:\n  - id: a\n    product: b\n',
      remove,
    );
    becomes(
      'certificates:\n  - id: a\n    callMode: manual  # by hand\n',
      'certificates:\n  - id: a\n    # by hand\n',
      remove,
    );
    becomes('certificates:\n  - id: a\n    callMode: manual', 'certificates:\n  - id: a', remove);
  });

  it('are removed from the front, and from braces', () => {
    becomes('certificates:\n  - callMode: manual\n    id: a\n', 'certificates:\n  - id: a\n', remove);
    becomes('certificates: [{ id: a, callMode: manual }]\n', 'certificates: [{ id: a }]\n', remove);
    becomes('certificates: [{ callMode: manual, id: a }]\n', 'certificates: [{ id: a }]\n', remove);
  });

  it('are renamed', () => {
    becomes(
      'certificates:\n  - id: a\n    callMode : manual # m\n',
      'certificates:\n  - id: a\n    mode : manual # m\n',
      (document) => renameProperty(document, path, 'mode'),
    );
  });
});

describe('Items', () => {
  const remove =
    (...indexes: number[]): Make =>
    (document) =>
      removeItems(document, services, indexes);

  it('leave brackets with a comma', () => {
    const text = (list: string) => `certificates:\n  - id: a\n    services: [${list}] # all\n`;
    becomes(text('A, B, C, D'), text('B, C, D'), remove(0));
    becomes(text('A, B, C, D'), text('A, B, C'), remove(3));
    becomes(text('A, B, C, D'), text('A, D'), remove(2, 1));
    becomes(text('A, B, C, D'), text('B, C'), remove(0, 3));
    becomes(text('A,\n      B'), text('A'), remove(1));
    becomes(text('A, # a\n      B'), undefined, remove(1));
    becomes(text('A'), undefined, remove(0));
  });

  it('leave a block with their line, whose comment stays', () => {
    const before = 'certificates:\n  - id: a\n    services:\n    - A # a\n    - B\n    - C # c\n';
    becomes(before, before.replace('    - B\n', ''), remove(1));
    becomes(before, before.replace('- C # c', '# c'), remove(2));
    becomes(before, before.replace('- A # a', '# a').replace('    - B\n', ''), remove(0, 1));
  });

  const entry = { id: 'b', services: ['INSi', 'a, b'], callMode: undefined };
  const add: Make = (document) => addItemAfter(document, ['certificates', 0], entry);

  it('are added as their neighbour is written', () => {
    becomes(
      'certificates:\n  - { id: a } # a\n\n# end\n',
      'certificates:\n  - { id: a } # a\n  - { id: b, services: [INSi, "a, b"] }\n\n# end\n',
      add,
    );
    becomes(
      'certificates:\n-   id: a\n    services:\n      - X # x\ninstances: []\n',
      'certificates:\n-   id: a\n    services:\n      - X # x\n-   id: b\n    services: [INSi, "a, b"]\ninstances: []\n',
      add,
    );
    becomes(
      'certificates: [{ id: a }, { id: c }]',
      'certificates: [{ id: a }, { id: b, services: [INSi, "a, b"] }, { id: c }]',
      add,
    );
    becomes(
      'certificates: [\n  { id: a },\n  { id: c }\n]',
      'certificates: [\n  { id: a },\n  { id: b, services: [INSi, "a, b"] },\n  { id: c }\n]',
      add,
    );
  });

  it('stand apart as the others do', () => {
    becomes(
      'certificates:\n  - id: a\n\n  # c\n  - id: c\n',
      'certificates:\n  - id: a\n\n  - id: b\n    services: [INSi, "a, b"]\n\n  # c\n  - id: c\n',
      add,
    );
  });
});
