import 'reflect-metadata';
import { X509Certificate } from '@peculiar/x509';
import { KeyMaterialIndex } from '../../src/core/inventory/keyMaterialIndex';
import { readKeyMaterial } from '../../src/core/pki/readKeyMaterial';
import { nodeWorkspace } from '../../src/platform/nodeWorkspace';
import { timed, type Timing } from './measure';

/** Reads every file of a folder into an index. */
export async function indexed(root: string): Promise<KeyMaterialIndex> {
  const index = new KeyMaterialIndex();
  await nodeWorkspace(root).scan((path, facts) => index.set(path, facts?.material ?? []));
  return index;
}

/** The same, and then every certificate in full by the library. */
export async function fullyParsed(root: string): Promise<void> {
  for (const der of certificatesOf(await indexed(root))) parse(der);
}

/** How long our small reader and the library take for the same certificates, in memory. */
export async function decoders(root: string, runs: number): Promise<Record<'ours' | 'library', Timing>> {
  const certificates = certificatesOf(await indexed(root));
  return {
    ours: await timed(runs, () => certificates.map((der) => readKeyMaterial(der))),
    library: await timed(Math.min(runs, 3), () => certificates.map(parse)),
  };
}

/** The DER of every certificate of an index. */
export function certificatesOf(index: KeyMaterialIndex): Uint8Array<ArrayBuffer>[] {
  return index
    .places()
    .flatMap(({ material }) =>
      material.kind === 'certificate' && material.der ? [Uint8Array.from(material.der)] : [],
    );
}

/** What the index keeps and a hover shows. */
function parse(der: Uint8Array<ArrayBuffer>): readonly unknown[] {
  const certificate = new X509Certificate(der);
  return [certificate.subject, certificate.notAfter, certificate.publicKey.rawData, certificate.extensions];
}
