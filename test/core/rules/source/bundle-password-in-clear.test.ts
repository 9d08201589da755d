import assert from 'node:assert/strict';
import { bundlePasswordInClear } from '../../../../src/core/rules/source/bundlePasswordInClear';
import { itReports } from '../../../support/source';

describe('bundle-password-in-clear', () => {
  itReports(bundlePasswordInClear, 'reports', [
    ['application.properties', 'insi.p12.password=⟦Rouen2026!⟧\n'],
    ['application.properties', 'certif.password = ⟦Rouen2026⟧\r\nserver.ssl.key-store-password:⟦abc#def⟧\n'],
    [
      'application.properties',
      'javax.net.ssl.keyStorePassword=⟦Rouen2026⟧\njavax.net.ssl.trustStorePassword=⟦Rouen2026⟧\n',
    ],
    ['application.properties', 'dmp.auth.path=auth.p12\ndmp.auth.password=⟦Rouen2026⟧\n'],
    [
      'application.yml',
      'server:\n  ssl:\n    key-store: classpath:insi.p12\n    key-store-password: ⟦Rouen2026⟧\n',
    ],
    ['application.yml', 'dmp:\n  auth:\n    file: auth.p12\n    password: "⟦Rouen 2026⟧"\n'],
    ['.env', 'P12_PASSWORD=⟦Rouen2026⟧\nPFX_PASSPHRASE="⟦Rouen2026⟧"\n'],
    ['.env.local', 'MDP_P12=⟦Rouen2026⟧\n'],
    ['config.json', '{ "pkcs12Password": "⟦Rouen2026⟧", "pfx": "a.pfx" }'],
    ['config.json', '{\n  "certificate": "insi.pfx",\n  "passphrase": "⟦Rouen2026⟧"\n}'],
    [
      'src/insi.ts',
      `const agent = new https.Agent({ pfx: readFileSync('insi.p12'), passphrase: '⟦Rouen2026⟧' });`,
    ],
    ['src/DmpServices.ts', `connect(p12: string, p12Password: string = '⟦Rouen2026⟧') {}`],
    ['src/insi.js', `const pkcs12Password = "⟦Rouen2026⟧";`],
    ['Insi.java', `private static final String KEYSTORE_PASSWORD = "⟦Rouen2026⟧";`],
    ['Insi.java', `keyStore.load(new FileInputStream("insi.p12"), "⟦Rouen2026⟧".toCharArray());`],
    ['Insi.cs', `var cert = new X509Certificate2("insi.p12", "⟦Rouen2026⟧");`],
    [
      'Insi.cs',
      `var cert = new X509Certificate2(\n    path, "⟦Rouen2026⟧", X509KeyStorageFlags.Exportable);`,
    ],
    ['insi.py', `key, cert, chain = pkcs12.load_key_and_certificates(data, b"⟦Rouen2026⟧")`],
    ['insi.php', `<?php openssl_pkcs12_read($data, $certs, '⟦Rouen2026⟧');`],
    ['insi.go', `key, cert, err := pkcs12.Decode(data, "⟦Rouen2026⟧")`],
    ['web.config', `<add key="P12Password" value="⟦Rouen2026⟧" />`],
    ['server.xml', `<Connector keystoreFile="insi.p12" keystorePass="⟦Rouen2026⟧" />`],
    ['settings.xml', `<keystorePassword>⟦Rouen2026⟧</keystorePassword>`],
    ['make.sh', 'openssl pkcs12 -in insi.p12 -passin pass:⟦Rouen2026⟧ -nodes\n'],
    [
      'make.sh',
      'keytool -importkeystore -srckeystore insi.p12 -srcstorepass ⟦Rouen2026⟧ -destkeystore a.jks\n',
    ],
    ['call.sh', 'curl --cert-type P12 --cert insi.p12:⟦Rouen2026⟧ https://services-ps-tlsm.ameli.fr/lps\n'],
    ['docker-compose.yml', 'environment:\n  - P12_PASSWORD=⟦Rouen2026⟧\n'],
  ]);

  itReports(bundlePasswordInClear, 'leaves alone', [
    [
      'application.properties',
      'insi.p12.password=${P12_PASSWORD}\ncertif.password=\nkeystore.password=ENC(abc)\n',
    ],
    ['application.properties', 'javax.net.ssl.trustStorePassword=changeit\n'],
    ['application.properties', '#insi.p12.password=Rouen2026\n'],
    ['application.properties', 'p12.password.file=/run/secrets/p12\nkeystore.password-path=/run/x\n'],
    ['application.properties', 'p12.password=<mot de passe>\npfx.password=changeme\njks.password=xxxx\n'],
    ['application.properties', 'insi.p12.path=insi.p12\n\nspring.datasource.password=Rouen2026\n'],
    ['application.yml', 'key-store-password: ${KEYSTORE_PASSWORD}\np12Password: ""\npfxPassword: null\n'],
    ['application.yml', 'p12Password: !vault |\n  abc\np12Password2: "{{ vault_p12 }}"\n'],
    ['application.yml', 'dmp:\n  file: auth.p12\ndatabase:\n  user: a\n  password: Rouen2026\n'],
    ['.env.example', 'P12_PASSWORD=Rouen2026\n'],
    ['config.json', '{ "p12Password": "", "keystorePassword": "%P12%" }'],
    ['src/insi.ts', `const p12Password: string = process.env.P12_PASSWORD ?? '';`],
    ['src/insi.ts', `interface Options { p12Password: string; pfxPassphrase?: string }`],
    [
      'src/insi.ts',
      `const label = { p12PasswordLabel: 'Mot de passe', p12PasswordError: 'Wrong password' };`,
    ],
    ['src/insi.ts', `const p12Password = prompt('Mot de passe du P12');\nconst q = config['p12Password'];`],
    [
      'src/insi.ts',
      `new https.Agent({ pfx: readFileSync('insi.p12'), passphrase: process.env['P12_PASSWORD'] });`,
    ],
    [
      'Insi.java',
      `String keystorePassword = System.getenv("KEYSTORE_PASSWORD");\nkeyStore.load(in, password.toCharArray());`,
    ],
    ['Insi.java', `@Value("\${p12.password}") private String p12Password;`],
    [
      'Insi.cs',
      `var cert = new X509Certificate2("insi.p12", config["P12Password"]);\nvar c = new X509Certificate2("insi.cer");`,
    ],
    ['insi.py', `def load(p12_password: str = None): pkcs12.load_key_and_certificates(data, password)`],
    [
      'make.sh',
      'openssl pkcs12 -in insi.p12 -passin pass:$P12_PASSWORD -passout pass:"${OUT}" -passin env:P12\n',
    ],
    ['make.sh', 'keytool -list -keystore a.jks -storepass "$STORE_PASS" -storepass:env X\n'],
    ['make.sh', 'P12_PASSWORD=$(cat /run/secrets/p12)\nP12_PASSWORD=`pass show p12`\n'],
    ['messages_fr.properties', 'p12.password=Code secret du certificat\n'],
    ['src/i18n/fr.json', '{ "p12Password": "Code secret" }'],
    ['src/form.ts', `const fields = { p12Password: 'Mot de passe du P12', pfxPassword: 'PFX password' };`],
    [
      'src/names.ts',
      `const P12_PASSWORD = 'INSI_P12_PASSWORD';\nconst keystorePassword = 'insi.keystore.password';`,
    ],
    ['form.html', '<label for="p12Password">Code secret</label><input name="p12Password" type="password">'],
    ['insi.py', `print("file.p12 password: "); run("x")`],
    ['README.md', '```\np12.password=Rouen2026\n```\n'],
    ['store.ts', `const store = createStore({ user: '', password: 'abc' });`],
  ]);

  it('never shows a password, nor makes its fingerprint of it', () => {
    const says = (password: string) =>
      JSON.stringify([
        ...bundlePasswordInClear.check({ file: 'a.properties', text: `p12.password=${password}` }),
      ]);
    assert.ok(!says('Rouen2026').includes('Rouen2026'));
    assert.equal(says('Rouen2026'), says('Lyon_2026'));
  });

  it('makes little of the password of a trust store', () => {
    const text = 'server.ssl.trust-store-password=Rouen2026';
    const [report] = bundlePasswordInClear.check({ file: 'a.properties', text });
    assert.equal(report?.severity, 'info');
  });
});
