import { bundleInSource } from '../../../../src/core/rules/source/bundleInSource';
import { craftCertificate, craftPkcs12 } from '../../../support/craft';
import { encode, encodeSequence } from '../../../../src/core/pki/derWriter';
import { itReports } from '../../../support/source';

const certificate = { type: 'certificate', contents: craftCertificate({}) } as const;
const shroudedKey = {
  type: 'encrypted-private-key',
  contents: encodeSequence(encodeSequence(), encode(0x04, new Uint8Array(1200).fill(0x41))),
} as const;
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const bundle = base64(craftPkcs12([certificate, shroudedKey]));
const lines = bundle.match(/.{1,76}/g) ?? [];

describe('bundle-in-source', () => {
  itReports(bundleInSource, 'reports', [
    ['DmpServices.ts', `constructor(private p12 = "⟦${bundle}⟧", private pass = p) {}`],
    ['Insi.java', `String p12 = "⟦${lines.join('" +\n      "')}⟧";\nint next = 0;`],
    ['insi.py', `P12 = ("⟦${lines.join('"\n  "')}⟧")`],
    ['config.json', `{ "p12": "⟦${lines.join('\\n')}⟧" }`],
    ['secret.yaml', `data:\n  insi.p12: ⟦${bundle}⟧\nkind: Secret\n`],
    ['secret.yaml', `insi.p12: |\n  ⟦${lines.join('\n  ')}⟧\nkind: Secret\n`],
    ['insi.php', `<?php $p12 = '⟦${lines.join("' .\n  '")}⟧';`],
    ['page.html', `<a href="data:application/x-pkcs12;base64,⟦${bundle}⟧">`],
    ['two.ts', `const a = '⟦${bundle}⟧', b = '⟦${bundle}⟧';`],
  ]);

  itReports(bundleInSource, 'leaves alone', [
    ['short.ts', `const a = '${bundle.slice(0, 400)}';`],
    ['cut.ts', `const a = '${bundle.slice(0, -40)}';`],
    ['trust.ts', `const a = '${base64(craftPkcs12(Array.from({ length: 5 }, () => certificate)))}';`],
    ['certificate.ts', `const a = '${base64(certificate.contents)}';`],
    ['other.ts', `const a = 'MIIaaaIBAz${'A'.repeat(30000)}';`],
  ]);
});
