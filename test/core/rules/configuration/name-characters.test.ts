import { golden } from '../../../support/rules';

describe('name-characters', () => {
  it('accepts letters of every kind', () => {
    golden(
      'name-characters',
      `structures:
  - { id: a, name: "Cabinet d’imagerie de l’Œuf – n° 3 (Évreux)" }
certificates:
  - { id: a, commonName: Proxy DMP « Été » }
`,
    );
  });

  for (const character of [
    '\\u0007',
    '\\n',
    '\\u202E',
    '\\u2066',
    '\\u200B',
    '\\uFEFF',
    '\\uFFFD',
    '\\u2028',
  ])
    it(`underlines ${character} in either name`, () => {
      golden(
        'name-characters',
        `structures:
  - id: a
    name: "Cabinet${character}"
#         ${'^'.repeat(9 + character.length)} error name-characters
certificates:
  - id: a
    commonName: "RIS${character}Rouen"
#               ${'^'.repeat(10 + character.length)} error name-characters
`,
      );
    });
});
