import { weakIssuerCheck } from '../../../../src/core/rules/source/weakIssuerCheck';
import { itReports } from '../../../support/source';

describe('weak-issuer-check', () => {
  itReports(weakIssuerCheck, 'reports', [
    ['Auth.cs', `if (certificate.IssuerName.Name.Contains("⟦IGC-SANTE⟧")) return true;`],
    ['Auth.cs', `if (IssuerName.Contains("⟦IGC-SANTE⟧")) { Accept(); }`],
    ['Auth.java', `return cert.getIssuerX500Principal().getName().contains("⟦OU=IGC-SANTE TEST⟧");`],
    ['Auth.java', `if ("⟦AC IGC-SANTE ELEMENTAIRE ORGANISATIONS⟧".equals(issuerCn)) return true;`],
    ['auth.ts', `const ok = cert.issuer.CN === '⟦AC IGC-SANTE ELEMENTAIRE ORGANISATIONS⟧';`],
    ['auth.ts', `return /⟦IGC-SANTE⟧/.test(socket.getPeerCertificate().issuer.OU);`],
    ['auth.js', `if (issuer\n  .includes('⟦IGC-SANTE⟧')) next();`],
    ['auth.py', `if "⟦IGC-SANTE⟧" in cert.issuer.rfc4514_string():\n    return True`],
    ['auth.py', `return cert.issuer.rfc4514_string().find(x) or issuer == "⟦CN=AC IGC-SANTE⟧"`],
    ['auth.go', `if strings.Contains(cert.Issuer.String(), "⟦IGC-SANTE⟧") {`],
    ['auth.php', `<?php if (strpos($cert['issuer']['OU'], '⟦IGC-SANTE⟧') !== false) { allow(); }`],
    ['auth.php', `<?php if (str_contains($issuer, '⟦IGC-SANTE⟧')) { allow(); }`],
  ]);

  itReports(weakIssuerCheck, 'leaves alone', [
    ['auth.ts', `const authority = 'AC IGC-SANTE ELEMENTAIRE ORGANISATIONS';`],
    [
      'auth.ts',
      `const ok = cert.verify(ca.publicKey) && cert.issuer.CN === 'AC IGC-SANTE ELEMENTAIRE ORGANISATIONS';`,
    ],
    [
      'Auth.cs',
      `var chain = new X509Chain();\nif (chain.Build(c) && c.IssuerName.Name.Contains("IGC-SANTE")) return true;`,
    ],
    ['auth.test.ts', `expect(cert.issuer.includes('IGC-SANTE')).toBe(true);`],
    ['test_auth.py', `assert "IGC-SANTE" in cert.issuer.rfc4514_string()`],
    ['auth.ts', `// issuer.includes('IGC-SANTE') proves nothing`],
    ['auth.ts', `log('issuer', 'IGC-SANTE');`],
    ['shop.ts', `if (product.name.includes('IGC-SANTE')) show(product);`],
    ['settings.yml', `issuer: "contains('IGC-SANTE')"`],
  ]);
});
