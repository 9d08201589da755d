import assert from 'node:assert/strict';
import { structureKinds } from '../../../src/core/config/model';
import { parseConfiguration } from '../../../src/core/config/parse';
import {
  identifierKinds,
  proposedServices,
  type Answers,
} from '../../../src/core/features/configurationAnswers';
import { newConfiguration } from '../../../src/core/features/newConfiguration';
import { findingsOf } from '../../support/rules';

const answers: Answers = {
  publisher: 'Éditeur Radiologie',
  solution: 'RIS Horizon',
  kind: 'group-practice',
  name: 'Cabinet de radiologie du Rouennais',
  identifierKind: 'rppsRang',
  identifier: '99700367909006',
  environment: 'production',
  services: [...proposedServices],
  administrator: 'Camille Martin',
  card: { type: 'CPA', number: '3200000001' },
  email: 'certificats@editeur.example',
};

const identifiers = {
  rppsRang: '99700367909006',
  siret: '73282932000074',
  siren: '732829320',
  finess: '240000117',
  finessLegal: '010002350',
};

describe('newConfiguration', () => {
  for (const kind of structureKinds) {
    for (const identifierKind of identifierKinds[kind]) {
      it(`writes a configuration without a mistake for ${kind} with ${identifierKind}`, () => {
        const identifier = identifiers[identifierKind];
        const findings = findingsOf(newConfiguration({ ...answers, kind, identifierKind, identifier }));
        assert.deepEqual(
          findings.filter(({ severity }) => severity !== 'info'),
          [],
        );
      });
    }
  }

  it('gives INSi a certificate of its own and the DMP its two', () => {
    const { certificates } = parseConfiguration('certificates.yaml', newConfiguration(answers)).configuration;
    assert.deepEqual(
      certificates.map(({ product, commonName, services }) => [product, commonName, services.join()]),
      [
        ['ORG AUTH_CLI', 'INSI-MANU', 'INSi'],
        ['ORG AUTH_CLI', 'RIS Horizon', 'DMP,PSC,MSSante,ROR'],
        ['ORG SIGN', 'RIS Horizon', 'DMP'],
      ],
    );
  });

  it('keeps what the user wrote a value, whatever it is', () => {
    const name = 'x: &a [*b]\n# "\'{}';
    const { configuration, findings } = parseConfiguration(
      'certificates.yaml',
      newConfiguration({ ...answers, name, solution: name, administrator: '- !!js/function' }),
    );
    assert.deepEqual(findings, []);
    assert.equal(configuration.structures[0]?.name, name);
    assert.equal(configuration.publisher?.solution, name);
  });
});
