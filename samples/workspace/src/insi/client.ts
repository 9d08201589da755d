import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';

/** Someone at the desk looks an identity up: INSi wants the certificate named INSI-MANU. */
export const manualCalls = agentOf('secrets/baie-insi-manu');

/** The nightly verification: INSi wants the certificate named INSI-AUTO. */
export const automatedCalls = agentOf('secrets/baie-insi-auto');

function agentOf(folder: string): Agent {
  return new Agent({
    key: readFileSync(`${folder}/private-key.pem`),
    cert: readFileSync(`${folder}/certificate.pem`),
    passphrase: process.env.CERTIFICATE_PASSPHRASE,
    keepAlive: true,
  });
}
