import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import schema from '../../../schemas/certificates.schema.json';
import { golden } from '../../support/rules';

const rule = 'configuration-schema';

describe('configuration-schema', () => {
  it('proposes the known property for a misspelt one, and does not call it missing as well', () => {
    const [finding] = golden(
      rule,
      `version: 1
instances:
  - id: ris
    structure: rouen
    enviroment: test
#   ^^^^^^^^^^ error configuration-schema
`,
    );
    assert.equal(finding?.message.en, '`enviroment` is not a known property. Did you mean `environment`?');
  });

  it('lists the known properties where none resembles', () => {
    const [finding] = golden(
      rule,
      `version: 1
publisher:
  name: Radio
  solution: RIS
  telephone: "01"
# ^^^^^^^^^ error configuration-schema
`,
    );
    assert.match(finding?.message.en ?? '', /name, solution, ansContract/);
  });

  it('shows a missing property at the first line of its entry, with an example', () => {
    const [finding] = golden(
      rule,
      `version: 1
instances:
  - id: ris
#   ^^^^^^^ error configuration-schema
    structure: rouen
`,
    );
    assert.equal(
      finding?.message.en,
      '`environment` is missing. Add it, for example `environment: production`.',
    );
  });

  it('tells values of a wrong type, each at its place', () => {
    const findings = golden(
      rule,
      `version: 1
publisher:
  name: 42
#       ^^ error configuration-schema
  solution:
# ^^^^^^^^ error configuration-schema
  ansContract: oui
#              ^^^ error configuration-schema
structures:
  - id: Rouen 1
#       ^^^^^^^ error configuration-schema
    name: ""
#         ^^ error configuration-schema
    kind: group_practice
#         ^^^^^^^^^^^^^^ error configuration-schema
    identifier: { siret: 73282932000074 }
#                        ^^^^^^^^^^^^^^ error configuration-schema
certificates:
  - id: one
    instance: ris
    product: ORG
#            ^^^ error configuration-schema
    commonName: ${'x'.repeat(65)}
#               ${'^'.repeat(65)} error configuration-schema
    services: INSi
#             ^^^^ error configuration-schema
    contact: { actor: camille }
#                     ^^^^^^^ error configuration-schema
    order: { sentOn: 2026-02-30 }
#                    ^^^^^^^^^^ error configuration-schema
    files: { privateKey: ../key.pem }
#                        ^^^^^^^^^^ error configuration-schema
`,
    );
    const messages = findings.map(({ message }) => message.en);
    assert.deepEqual(
      messages.filter((message) => /must (match|be equal|have|NOT)|instancePath|schema/.test(message)),
      [],
    );
    assert.ok(messages.includes('`siret` must be text. Put it between quotes: `"73282932000074"`.'));
    assert.ok(messages.includes('`group_practice` is not a value of `kind`. Did you mean `group-practice`?'));
    assert.ok(messages.includes('`solution` has no value. Write one, for example `RIS Horizon`.'));
  });

  it('points at the repeated item of a list', () => {
    golden(
      rule,
      `version: 1
certificates:
  - id: one
    instance: ris
    product: ORG SIGN
    commonName: RIS
    services: [DMP, DMP]
#                   ^^^ error configuration-schema
`,
    );
  });

  it('tells the mistake of an anchor once, however many entries share it', () => {
    golden(
      rule,
      `version: 1
instances:
  - { id: a, structure: rouen, environment: &e prod }
#                                              ^^^^ error configuration-schema
  - { id: b, structure: rouen, environment: *e }
`,
    );
  });

  it('says what to do with another version, and nothing else', () => {
    const [finding] = golden(
      rule,
      ` version: 2
#         ^ error configuration-schema
 instances: 3
`,
    );
    assert.match(finding?.message.en ?? '', /Update Santé Certs.*`version: 1`/);
  });

  it('shows nothing of a key pasted into the file', () => {
    const [finding] = golden(
      rule,
      `version: 1
certificates:
  - id: one
    instance: ris
    product: "-----BEGIN PRIVATE KEY----- MIIEvQIBADANBg"
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error configuration-schema
    commonName: RIS
    services: [DMP]
`,
    );
    assert.doesNotMatch(JSON.stringify(finding), /MIIE/);
  });
});

describe('certificates.schema.json', () => {
  interface Part {
    title?: string;
    description?: string;
    examples?: unknown[];
    type?: string;
    additionalProperties?: boolean;
    properties?: Record<string, Part>;
    items?: Part;
    $ref?: string;
  }

  function* parts(part: Part, name: string): Iterable<[string, Part]> {
    yield [name, part];
    for (const [key, child] of Object.entries(part.properties ?? {})) yield* parts(child, `${name}.${key}`);
    if (part.items) yield* parts(part.items, `${name}[]`);
  }

  const ajv = addFormats(new Ajv2020({ allErrors: true }));
  ajv.addSchema(schema, 'certificates');

  for (const [name, part] of parts(schema, 'document'))
    it(`explains ${name}, with examples that are valid`, () => {
      assert.ok(part.title && part.description?.endsWith('.'));
      if (part.type === 'object') assert.equal(part.additionalProperties, false);
      assert.ok(part.examples?.length);
      // Examples show what is typical, so what they leave out is no mistake.
      const validate = ajv.compile({ ...withoutRequired(part), $defs: schema.$defs });
      for (const example of part.examples) assert.ok(validate(example), JSON.stringify(validate.errors));
    });

  function withoutRequired(part: Part): object {
    return JSON.parse(JSON.stringify(part), (key, value: unknown) =>
      key === 'required' || key === '$id' || key === '$schema' ? undefined : value,
    ) as object;
  }
});
