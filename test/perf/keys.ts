import { generateKeyPairSync } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createKeyAndRequest } from '../../src/core/pki/createKeyAndRequest';
import { openPkcs12 } from '../../src/core/pki/openPkcs12';
import { writePkcs12 } from '../../src/core/pki/writePkcs12';
import { createMiniature } from '../support/authority';
import { timed, type Timing } from './measure';
import { whole } from './serverTimes';

const subject = { C: 'FR', O: 'CABINET DE RADIOLOGIE', OU: '373282932000074', CN: 'INSI-MANU' };
const millisecondsInNanosecond = 1e-6;

/** Times of making keys and of opening a bundle, and the longest that the event loop waited for it, in milliseconds. */
export interface KeyTimes {
  /** `count` RSA keys of 2048 bits with their requests. */
  readonly keys: Timing;
  /** The same by `openssl req -newkey`, a process each. */
  readonly keysByOpenssl: Timing;
  /** A modern PKCS#12. */
  readonly opening: Timing;
  readonly longestStall: number;
}

/** Makes `count` keys, in clear, and opens a PKCS#12, `runs` times. */
export async function keyTimes(count: number, runs: number): Promise<KeyTimes> {
  const bundle = await modernBundle();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const keys = await timed(runs, async () => {
    for (let number = 0; number < count; number += 1)
      await createKeyAndRequest({ subject, dnsNames: [], bits: 2048, passphrase: null });
  });
  const opening = await timed(runs, () => openPkcs12(bundle, password));
  delay.disable();
  const { C, O, OU, CN } = subject;
  const request = [
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    '/dev/null',
    '-subj',
    `/C=${C}/O=${O}/OU=${OU}/CN=${CN}`,
  ];
  const keysByOpenssl = await timed(runs, async () => {
    for (let number = 0; number < count; number += 1) await whole('openssl', request);
  });
  return { keys, keysByOpenssl, opening, longestStall: delay.max * millisecondsInNanosecond };
}

const password = 'une phrase de passe';

async function modernBundle(): Promise<Uint8Array> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const miniature = await createMiniature();
  const { der } = await miniature.issue({
    profile: 'ORG AUTH_CLI',
    commonName: subject.CN,
    structure: subject.OU,
    publicKey: publicKey.export({ type: 'spki', format: 'der' }),
    notBefore: new Date('2026-01-01'),
    notAfter: new Date('2029-01-01'),
  });
  const written = await writePkcs12({
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }),
    certificates: [der, miniature.intermediate.der, miniature.root.der],
    friendlyName: subject.CN,
    password,
    compatibility: 'modern',
  });
  if ('reason' in written) throw new Error(written.message.en);
  return written;
}
