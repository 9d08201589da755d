import { quoted } from '../../config/quoted';
import type { ReferenceRule } from '../rule';

/** What a server shows to those who connect is a certificate made for servers. */
export const serverCertificateUsage: ReferenceRule = {
  id: 'server-certificate-usage',
  severity: 'error',
  catalogue: ['IGC-PROF-012'],
  hints: [
    ...[
      'ssl_certificate',
      'SSLCertificateFile',
      'sslcertificatefile',
      ' crt ',
      'server.ssl',
      'ssl:',
      'ListenAndServeTLS',
    ],
    ...['certificateKeystoreFile', 'certificateFile', 'createServer', '--certfile', '--ssl-certfile'],
  ],
  check({ path, isOfServer }, { igc, extendedKeyUsage }) {
    if (!isOfServer || !igc || igc.profile === 'CA' || extendedKeyUsage.includes('serverAuth')) return null;
    const found = igc.profile === 'UNKNOWN' ? '' : ` (${igc.profile})`;
    return {
      message: {
        en: `A server shows this certificate, and ${quoted(path)}${found} is not made for that: clients refuse it. Order a SERV SSL certificate for its host name.`,
        fr: `Un serveur présente ce certificat, or ${quoted(path)}${found} n’est pas fait pour cela : les clients le refusent. Commandez un certificat SERV SSL pour son nom d’hôte.`,
      },
    };
  },
};
