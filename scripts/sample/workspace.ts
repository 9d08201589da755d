import { spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseConfiguration } from '../../src/core/config/parse';
import { requestSubject } from '../../src/core/igc/subject';
import { createKeyAndRequest } from '../../src/core/pki/createKeyAndRequest';
import { createMiniature, type LeafProfile, type Miniature } from '../../test/support/authority';
import { temporaryFolder } from '../atExit';
import { projectFolder } from '../setUp.mjs';

/** A publisher's workspace with keys and certificates of its own. */
export interface SampleWorkspace {
  readonly folder: string;
  /** The authorities that issued its certificates, for the setting `santeCerts.additionalAuthorities`. */
  readonly authoritiesFile: string;
  /** Puts what the platform would answer to the request of an entry, with its chain, into a file of the folder. */
  answer(id: string, request: string, file: string): Promise<void>;
}

/**
 * Copies `samples/workspace` into `parent`, by default a folder that is removed when this process ends, and
 * makes the keys, requests and certificates that its configuration names.
 */
export async function makeSampleWorkspace(parent = temporaryFolder('sample')): Promise<SampleWorkspace> {
  const folder = join(parent, 'ris-horizon');
  cpSync(join(projectFolder, 'samples/workspace'), folder, { recursive: true });

  const miniature = await createMiniature();
  const authoritiesFile = join(parent, 'authorities.json');
  writeFileSync(authoritiesFile, JSON.stringify({ authorities: miniature.authorities }, null, 2));

  await order(folder, miniature, { id: 'baie-insi-manu', profile: 'ORG AUTH_CLI', daysLeft: 700 });
  await order(folder, miniature, { id: 'baie-dmp-auth', profile: 'ORG AUTH_CLI', daysLeft: 12 });
  await order(folder, miniature, { id: 'baie-dmp-sign', profile: 'ORG SIGN', daysLeft: 690 });
  copyTheKey(folder);
  quoteTheCertificate(folder);
  commit(folder);
  return {
    folder,
    authoritiesFile,
    async answer(id, request, file) {
      const requestPem = readFileSync(join(folder, request), 'utf8');
      const pem = await issue(folder, miniature, { id, profile: 'ORG AUTH_CLI', daysLeft: 1095 }, requestPem);
      writeFileSync(join(folder, file), pem + miniature.intermediate.pem + miniature.root.pem);
    },
  };
}

interface Order {
  /** The entry of the configuration. */
  readonly id: string;
  readonly profile: LeafProfile;
  readonly daysLeft: number;
}

const day = 86_400_000;

/** What happens between the request of an entry and the certificate in its folder. */
async function order(folder: string, miniature: Miniature, entry: Order): Promise<void> {
  const { privateKeyPem, requestPem } = await createKeyAndRequest({
    subject: subjectOf(folder, entry.id),
    dnsNames: [],
    bits: 2048,
    passphrase: null,
  });
  write(folder, entry.id, 'private-key.pem', privateKeyPem);
  write(folder, entry.id, 'request.csr', requestPem);
  write(folder, entry.id, 'certificate.pem', await issue(folder, miniature, entry, requestPem));
  write(folder, entry.id, 'chain.pem', miniature.intermediate.pem + miniature.root.pem);
}

/** The certificate of an entry, for the key of a request. */
async function issue(
  folder: string,
  miniature: Miniature,
  { id, profile, daysLeft }: Order,
  requestPem: string,
): Promise<string> {
  const subject = subjectOf(folder, id);
  const notAfter = new Date(Date.now() + daysLeft * day + day / 2);
  const { pem } = await miniature.issue({
    profile,
    commonName: subject.CN,
    structure: subject.OU ?? '',
    organization: subject.O ?? '',
    publicKey: requestPem,
    notBefore: new Date(notAfter.getTime() - 1096 * day),
    notAfter,
  });
  return pem;
}

function subjectOf(folder: string, id: string) {
  const text = readFileSync(join(folder, 'certificates.yaml'), 'utf8');
  const { configuration } = parseConfiguration('certificates.yaml', text);
  const entry = configuration.certificates.find((each) => each.id === id);
  const result = entry && requestSubject(entry, configuration);
  if (!result || !('subject' in result))
    throw new Error(`The sample's certificates.yaml does not describe ${id}.`);
  return result.subject;
}

/** The mistake that the product exists for: the key of one service, put into the folder of another. */
function copyTheKey(folder: string): void {
  mkdirSync(join(folder, 'secrets/baie-insi-auto'), { recursive: true });
  copyFileSync(
    join(folder, 'secrets/baie-insi-manu/private-key.pem'),
    join(folder, 'secrets/baie-insi-auto/private-key.pem'),
  );
}

/** A certificate in the middle of a text. */
function quoteTheCertificate(folder: string): void {
  const certificate = readFileSync(join(folder, 'secrets/baie-insi-manu/certificate.pem'));
  appendFileSync(join(folder, 'docs/support.md'), certificate);
}

/** Where there is git, the workspace is a repository, as at any publisher's. */
function commit(folder: string): void {
  const author = ['-c', 'user.name=RIS Horizon', '-c', 'user.email=ris@horizon.example'];
  for (const args of [
    ['init', '--quiet'],
    ['add', '.'],
    [...author, 'commit', '--quiet', '--message=RIS Horizon'],
  ]) {
    spawnSync('git', args, { cwd: folder });
  }
}

function write(folder: string, id: string, name: string, content: string): void {
  mkdirSync(join(folder, 'secrets', id), { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, 'secrets', id, name), content, { mode: 0o600 });
}
