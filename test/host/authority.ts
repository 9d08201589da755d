import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { createMiniature, type LeafRequest, type Miniature } from '../support/authority';
import { uriOf } from './workspace';

/** An authority that the editor trusts, and that signs what the workspace asks for. */
export interface TrustedAuthority extends AsyncDisposable {
  readonly miniature: Miniature;
  /** A folder outside the workspace, for what comes from elsewhere. */
  readonly folder: string;
  /** Signs the request of an entry as the platform does, for three years, and puts the answer, with its chain, in `folder`. */
  answer(request: string, fields: Partial<LeafRequest>): Promise<vscode.Uri>;
}

/** Makes an authority and adds it to the settings until it is disposed of. */
export async function trustedAuthority(): Promise<TrustedAuthority> {
  const miniature = await createMiniature();
  const folder = mkdtempSync(join(tmpdir(), 'sante-certs-'));
  const file = join(folder, 'authorities.json');
  writeFileSync(file, JSON.stringify({ authorities: miniature.authorities }));
  const settings = () => vscode.workspace.getConfiguration('santeCerts');
  const before = settings().get<readonly string[]>('additionalAuthorities', []);
  const set = (files: readonly string[]) =>
    settings().update('additionalAuthorities', files, vscode.ConfigurationTarget.Global);
  await set([...before, file]);
  let answers = 0;
  return {
    miniature,
    folder,
    async answer(request, fields) {
      const yesterday = new Date(Date.now() - 86_400_000);
      const { pem } = await miniature.issue({
        profile: 'ORG AUTH_CLI',
        commonName: 'RIS Baie',
        structure: '1240000117',
        organization: 'GIE Imagerie de la Baie',
        publicKey: readFileSync(uriOf(request).fsPath, 'utf8'),
        notBefore: yesterday,
        notAfter: new Date(yesterday.getTime() + 1095 * 86_400_000),
        ...fields,
      });
      const path = join(folder, `answer-${++answers}.pem`);
      writeFileSync(path, `${pem}${miniature.intermediate.pem}${miniature.root.pem}`);
      return vscode.Uri.file(path);
    },
    async [Symbol.asyncDispose]() {
      await set(before);
      rmSync(folder, { recursive: true });
    },
  };
}
