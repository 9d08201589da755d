import { requestByMail } from '../../../../src/core/rules/source/requestByMail';
import { itReports } from '../../../support/source';

const csr = '-----BEGIN CERTIFICATE REQUEST-----\nMIICijCCAXICAQAwRTEL\n-----END CERTIFICATE REQUEST-----';

describe('request-by-mail', () => {
  itReports(requestByMail, 'reports', [
    ['drafts/csr.eml', `From: a@editeur.example\nTo: b@cabinet.example\n\nBonjour,\n⟦${csr}⟧\n`],
    [
      'drafts/csr.eml',
      `Content-Type: application/pkcs10; name="a"\nContent-Disposition: attachment; filename="⟦request.csr⟧"\n`,
    ],
    [
      'courriel.md',
      `**À** : certificats@cabinet.example\n**Objet** : CSR à signer\n\nCi-dessous la CSR.\n\n⟦${csr}⟧\n`,
    ],
    ['mail.txt', `To: b@cabinet.example\nSubject: CSR\n\n⟦-----BEGIN NEW CERTIFICATE REQUEST-----⟧\nMIIC`],
  ]);

  itReports(requestByMail, 'leaves alone', [
    ['secrets/rouen/request.csr', csr],
    ['README.md', `# CSR\n\n\`\`\`\n${csr}\n\`\`\`\n`],
    ['notes.md', `De: moi\n\n${csr}\n`],
    ['mail.eml', 'Subject: CSR\nContent-Disposition: attachment; filename="request.zed"\n'],
    ['mail.eml', 'Subject: How to make a CERTIFICATE REQUEST\n\nUse openssl.\n'],
  ]);
});
