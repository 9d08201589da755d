import type { Authority } from '../igc/authorities';
import { derStructure } from '../pki/derStructure';
import type { OpenedPkcs12 } from '../pki/openPkcs12';
import { inspectDer } from './inspect';
import type { InspectedItem } from './item';
import { inspectKey } from './key';
import { orUnknown } from './orUnknown';

/** All that an opened PKCS#12 holds, decoded; nothing private of its keys. */
export async function inspectOpenedPkcs12(
  { certificates, privateKeys }: OpenedPkcs12,
  authorities: readonly Authority[],
): Promise<readonly InspectedItem[]> {
  const keys = privateKeys.map(({ der }) =>
    orUnknown(
      () =>
        inspectKey('private-key', {
          publicKey: derStructure(der)?.publicKey ?? null,
          format: 'PKCS#8',
          encrypted: true,
        }),
      (index) => index,
    ),
  );
  const read = certificates.map(({ der }) => inspectDer('certificate', der, authorities));
  return await Promise.all([...keys, ...read]);
}
