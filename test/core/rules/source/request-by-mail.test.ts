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
    ['slack-export.md', `Anne\n⟦${csr}⟧\n`],
    ['note.txt', `[21/11/2026, 10:02] Anne: la CSR ?\n[21/11/2026, 10:03] Luc Martin: voici\n⟦${csr}⟧\n`],
    ['note.md', `10:02 - Anne: la CSR ?\n10:03 - Luc: voici\n⟦${csr}⟧\n`],
    ['a-envoyer.txt', `@anne, voici la CSR\n⟦${csr}⟧\n`],
    [
      'channel.json',
      `[{ "type": "message", "text": "⟦-----BEGIN CERTIFICATE REQUEST-----\\nMIIC\\n-----END CERTIFICATE REQUEST-----⟧" }]`,
    ],
    [
      'page.html',
      `<a href="⟦mailto:a@b.example?subject=CSR&body=-----BEGIN%20CERTIFICATE%20REQUEST⟧-----%0AMIIC">Envoyer</a>`,
    ],
    ['send.sh', `open '⟦mailto:a@b.example?attach=secrets/insi/request.csr⟧'`],
    ['mail.txt', `To: b@cabinet.example\nSubject: CSR\n\n⟦-----BEGIN NEW CERTIFICATE REQUEST-----⟧\nMIIC`],
  ]);

  itReports(requestByMail, 'leaves alone', [
    ['secrets/rouen/request.csr', csr],
    ['README.md', `# CSR\n\n\`\`\`\n${csr}\n\`\`\`\n`],
    ['notes.md', `De: moi\n\n${csr}\n`],
    ['log.txt', `10:02:33 openssl: made\n${csr}\n`],
    ['data.json', JSON.stringify({ type: 'request', text: csr })],
    ['page.html', 'mailto:a@b.example and body=-----BEGIN%20CERTIFICATE%20REQUEST-----'],
    ['send.sh', 'curl -F attach=request.csr https://platform.example'],
    ['mail.eml', 'Subject: CSR\nContent-Disposition: attachment; filename="request.zed"\n'],
    ['mail.eml', 'Subject: How to make a CERTIFICATE REQUEST\n\nUse openssl.\n'],
  ]);
});
