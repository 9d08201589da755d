import type { Text } from '../../language';
import type { Pkcs12Protection } from '../../pki/pkcs12Protection';
import type { MaterialContext, MaterialRule } from '../rule';
import { about, bundlesIn, certificatesIn } from './found';

/** A PKCS#12 is encrypted in a way that today’s tools open, and that is still strong. */
export const bundleEncryption: MaterialRule = {
  id: 'bundle-encryption',
  severity: 'info',
  catalogue: ['IGC-P12-004'],
  *check(context) {
    for (const found of bundlesIn(context)) {
      const { mac, encryption } = found.item.protection ?? { mac: null, encryption: [] };
      const refused = namesIn(encryption, /^RC[24]-/);
      if (refused) yield about(found, opensWithLegacyOnly(refused));
      else if (isOurs(context)) {
        const old = [...new Set([namesIn(encryption, /^3DES/), ...oldMac(mac)])].filter(Boolean).join(', ');
        if (old) yield about(found, isOld(old));
      }
    }
  },
};

function namesIn(encryption: Pkcs12Protection['encryption'], form: RegExp): string {
  const names = encryption.map(({ algorithm }) => algorithm).filter((name) => form.test(name));
  return [...new Set(names)].join(', ');
}

function oldMac(mac: Pkcs12Protection['mac']): string[] {
  return mac && /^(MD5|SHA-1)$/.test(mac.hash) ? [`MAC ${mac.hash}`] : [];
}

/** What other PKCS#12 are encrypted with is no business of IGC-Santé’s. */
function isOurs(context: MaterialContext): boolean {
  return context.ties.length > 0 || certificatesIn(context).some(({ item }) => item.igc !== null);
}

function opensWithLegacyOnly(algorithms: string): Text {
  return {
    en: `This PKCS#12 is encrypted with \`${algorithms}\`, which OpenSSL 3 and Node.js 17 or later do not open without \`-legacy\`. Export it again with AES-256, or download it again from the platform.`,
    fr: `Ce PKCS#12 est chiffré avec \`${algorithms}\`, qu’OpenSSL 3 et Node.js 17 ou plus n’ouvrent pas sans \`-legacy\`. Exportez-le à nouveau en AES-256, ou téléchargez-le à nouveau depuis la plateforme.`,
  };
}

function isOld(algorithms: string): Text {
  return {
    en: `This PKCS#12 is protected by \`${algorithms}\`, as the platform delivers it: any software opens it, but its password is quickly tried. Choose a long one, or export it again with AES-256 where your software reads that.`,
    fr: `Ce PKCS#12 est protégé par \`${algorithms}\`, tel que la plateforme le délivre : tout logiciel l’ouvre, mais son mot de passe s’essaie vite. Choisissez-le long, ou exportez-le à nouveau en AES-256 si votre logiciel sait le lire.`,
  };
}
