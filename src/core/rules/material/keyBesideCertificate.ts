import type { MaterialRule } from '../rule';

/** A private key does not stand in the file of its certificate, which anyone may have. */
export const keyBesideCertificate: MaterialRule = {
  id: 'key-beside-certificate',
  severity: 'info',
  catalogue: [],
  *check({ file, materials }) {
    const certificate = materials.find(({ material }) => material.kind === 'certificate')?.material;
    const hasRequest = materials.some(({ material }) => material.kind === 'csr');
    // Rule `key-beside-request` tells of it.
    if (!certificate || hasRequest) return;
    for (const { material } of materials.filter((each) => each.material.kind === 'private-key'))
      yield {
        range: material.range,
        message: {
          en: 'A private key stands in the same file as a certificate, which is given to others. Move the key to a file of its own, unless your server wants both in one.',
          fr: 'Une clé privée se trouve dans le même fichier qu’un certificat, qui se donne à d’autres. Déplacez la clé dans son propre fichier, à moins que votre serveur ne veuille les deux en un.',
        },
        related: [
          { file, range: certificate.range, message: { en: 'The certificate', fr: 'Le certificat' } },
        ],
        identity: [certificate.sha256],
        remedies: () => (material.encoding === 'pem' ? [{ kind: 'separate' }] : []),
      };
  },
};
