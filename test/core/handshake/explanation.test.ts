import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { explain } from '../../../src/core/handshake/explanation';
import type { HandshakeEnd, HandshakeObservation } from '../../../src/core/handshake/handshake';
import { handshakeText } from '../../../src/core/handshake/handshakeText';
import type { Authority } from '../../../src/core/igc/authorities';
import { inspectCertificate } from '../../../src/core/inspect/certificate';
import type { InspectedCertificate } from '../../../src/core/inspect/item';
import { createMiniature, type LeafRequest, type Miniature } from '../../support/authority';

const now = new Date('2026-11-22T10:00:00Z');
const spki = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
  type: 'spki',
  format: 'der',
});

async function leaf(
  authority: Miniature,
  request: Partial<LeafRequest>,
  authorities: readonly Authority[] = authority.authorities,
): Promise<InspectedCertificate> {
  const { der } = await authority.issue({
    profile: 'ORG AUTH_CLI',
    commonName: 'INSI-MANU',
    structure: '318751275100020',
    publicKey: spki,
    notBefore: new Date('2026-01-01'),
    notAfter: new Date('2029-01-01'),
    ...request,
  });
  return inspectCertificate(der, authorities);
}

describe('explain', () => {
  let test: Miniature;
  let production: Miniature;
  let client: InspectedCertificate;
  let server: InspectedCertificate;
  const ofServer = {
    profile: 'SERV SSL',
    commonName: 'server.example',
    dnsNames: ['server.example'],
  } as const;

  before(async () => {
    [test, production] = await Promise.all([createMiniature('test'), createMiniature('production')]);
    client = await leaf(test, {});
    server = await leaf(test, ofServer);
  });

  interface Case {
    readonly end?: HandshakeEnd;
    readonly observation?: Partial<HandshakeObservation>;
    readonly host?: string;
    readonly client?: InspectedCertificate;
    readonly server?: readonly InspectedCertificate[];
  }
  function handshake({ end = { kind: 'accepted' }, observation, host = 'server.example', ...sides }: Case) {
    return {
      target: { host, port: 443 },
      observation: {
        protocol: 'TLSv1.3',
        cipher: 'TLS_AES_256_GCM_SHA384',
        serverChain: [],
        publiclyTrusted: false,
        certificateSent: true,
        end,
        ...observation,
      },
      client,
      server: [server],
      now,
      ...sides,
    };
  }
  function explained(given: Case) {
    const { result, headline, meaning, advice } = explain(handshake(given));
    for (const { en, fr } of [headline, meaning, ...advice]) assert.ok(en !== fr && /[.!]$/.test(fr), fr);
    return {
      result,
      headline: headline.en,
      meaning: meaning.en,
      advice: advice.map(({ en }) => en).join('\n'),
    };
  }

  it('says that the certificate was accepted, and whom to trust', () => {
    const { result, headline, advice } = explained({});
    assert.equal(result, 'accepted');
    assert.match(headline, /asked for the client certificate and accepted/);
    assert.match(
      advice,
      /^The server's certificate is of IGC-Santé \(test\).*add “TEST AC IGC-SANTE ELEMENTAIRE ORGANISATIONS” and its root “TEST AC RACINE IGC-SANTE ELEMENTAIRE”/,
    );
  });

  it('does not take for a success what was not asked for', () => {
    for (const kind of ['accepted', 'quiet'] as const) {
      const { result, headline } = explained({ end: { kind }, observation: { certificateSent: false } });
      assert.equal(result, 'unclear');
      assert.match(headline, /did not ask/);
    }
  });

  const alerts: [number, 'refused' | 'unclear', RegExp][] = [
    [40, 'refused', /handshake_failure/],
    [42, 'refused', /bad_certificate/],
    [45, 'refused', /certificate_expired/],
    [46, 'refused', /certificate_unknown/],
    [48, 'refused', /unknown_ca/],
    [70, 'unclear', /protocol_version/],
    [112, 'unclear', /unrecognized_name/],
    [116, 'refused', /certificate_required/],
    [99, 'unclear', /alert 99/],
  ];
  for (const [alert, result, name] of alerts) {
    it(`tells what alert ${alert} means`, () => {
      const said = explained({ end: { kind: 'alert', alert } });
      assert.equal(said.result, result);
      assert.match(said.headline, name);
    });
  }

  it('tells a connection closed upon the certificate from one closed before', () => {
    const end = { kind: 'closed', established: false } as const;
    assert.equal(explained({ end }).result, 'refused');
    assert.equal(explained({ end, observation: { certificateSent: false } }).result, 'unclear');
  });

  const failures: [HandshakeEnd, RegExp][] = [
    [{ kind: 'not-tls' }, /does not speak TLS/],
    [{ kind: 'outdated' }, /refused here/],
    [{ kind: 'unknown-host' }, /No address is known for server\.example/],
    [{ kind: 'connection-refused' }, /Nothing listens at server\.example:443/],
    [{ kind: 'unreachable' }, /cannot be reached/],
    [{ kind: 'timeout', connected: true }, /ten seconds/],
    [{ kind: 'timeout', connected: false }, /ten seconds/],
    [{ kind: 'unusable-identity' }, /No connection was made/],
    [{ kind: 'cancelled' }, /cancelled/],
    [{ kind: 'other', code: 'E\u202eX' }, /failed/],
  ];
  for (const [end, headline] of failures) {
    it(`explains ${end.kind}`, () => {
      const said = explained({ end, server: [], observation: { certificateSent: false } });
      assert.equal(said.result, 'unclear');
      assert.match(said.headline, headline);
      assert.doesNotMatch(said.meaning, /\u202e/);
      assert.equal(said.advice, '');
    });
  }

  it('tells the wrong environment, by the name of the host or by the certificate of the server', async () => {
    const real = await leaf(production, {});
    const wrong = /Wrong environment: your certificate is of production, this server of test/;
    assert.match(explained({ client: real }).advice, wrong);
    const host = 'qualiflps-services-ps-tlsm.ameli.fr';
    assert.match(explained({ client: real, host, server: [] }).advice, wrong);
    const toProduction = explained({ host: 'services-ps-tlsm.ameli.fr', server: [] }).advice;
    assert.match(toProduction, /your certificate is of test, this server of production/);
  });

  it('tells what is wrong with the client certificate', async () => {
    const cases: [InspectedCertificate, string, RegExp][] = [
      [await leaf(test, { notAfter: new Date('2026-02-01') }), 'server.example', /expired on 2026-02-01/],
      [await leaf(test, { notBefore: new Date('2027-02-01') }), 'server.example', /only from 2027-02-01/],
      [
        await leaf(test, { profile: 'ORG SIGN' }),
        'server.example',
        /not for client authentication \(ORG SIGN\)/,
      ],
      [
        await leaf(test, { profile: 'ORG CONF' }),
        'server.example',
        /not for client authentication \(ORG CONF\)/,
      ],
      [await leaf(test, {}, []), 'server.example', /no known authority/],
      [await leaf(test, {}, (await createMiniature()).authorities), 'server.example', /is not signed by/],
      [
        await leaf(test, { commonName: 'RIS' }),
        'qualiflps.ameli.fr',
        /INSI-MANU and INSI-AUTO; yours is “RIS”/,
      ],
    ];
    for (const [certificate, host, advice] of cases)
      assert.match(explained({ client: certificate, host, server: [] }).advice, advice);
  });

  it('tells what is wrong with the certificate of the server', async () => {
    const past = { notBefore: new Date('2020-01-01'), notAfter: new Date('2023-01-01') };
    const forged = await leaf(test, ofServer, (await createMiniature()).authorities);
    const cases: [Case, RegExp][] = [
      [{ host: 'other.example' }, /does not name other\.example but DNS:server\.example/],
      [{ server: [await leaf(test, { ...ofServer, ...past })] }, /from 2020-01-01 to 2023-01-01, not now/],
      [{ server: [forged] }, /none that is known signed it/],
      [{ observation: { publiclyTrusted: true } }, /public authority/],
      [{ server: [{ ...server, igc: null }] }, /Missing trust anchor/],
      [{ server: [{ ...server, igc: null, issuer: server.subject }] }, /signed its certificate itself/],
      [{ server: [{ ...server, igc: null }], host: 'lps.dmp.gouv.fr' }, /proxy that inspects TLS/],
    ];
    for (const [given, advice] of cases) assert.match(explained(given).advice, advice);
  });

  it('is written for people, in both languages, with the chain of the server', () => {
    const text = handshakeText(handshake({}), 'fr');
    assert.match(
      text,
      /^Authentification client sur server\.example:443, 2026-11-22 10:00 UTC\n\nACCEPTÉ\. /,
    );
    assert.match(text, /Convenu : TLSv1\.3, TLS_AES_256_GCM_SHA384\n/);
    assert.match(text, /Certificats du serveur[^]*server\.example[^]*2029-01-01/);
    assert.match(handshakeText(handshake({ server: [] }), 'en'), /The server showed no certificate\.\n$/);
  });
});
