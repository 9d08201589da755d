import type { MaterialRule } from '../rule';

/** A private key does not stand in the file of the request that is sent away. */
export const keyBesideRequest: MaterialRule = {
  id: 'key-beside-request',
  severity: 'error',
  catalogue: ['IGC-CSR-004'],
  *check({ file, materials }) {
    const request = materials.find(({ material }) => material.kind === 'csr')?.material;
    if (!request) return;
    for (const { material } of materials.filter((each) => each.material.kind === 'private-key'))
      yield {
        range: material.range,
        message: {
          en: 'A private key stands in the same file as a request, which is sent away. Move the key to a file of its own; if this file has already been sent, make a new key.',
          fr: 'Une clé privée se trouve dans le même fichier qu’une demande, qui est faite pour être envoyée. Déplacez la clé dans son propre fichier ; si ce fichier a déjà été envoyé, créez une nouvelle clé.',
        },
        related: [{ file, range: request.range, message: { en: 'The request', fr: 'La demande' } }],
        identity: [request.sha256],
        remedies: () => (material.encoding === 'pem' ? [{ kind: 'separate' }] : []),
      };
  },
};
