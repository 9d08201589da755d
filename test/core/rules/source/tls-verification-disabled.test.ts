import { tlsVerificationDisabled } from '../../../../src/core/rules/source/tlsVerificationDisabled';
import { itReports } from '../../../support/source';

const insi = 'https://qualiflps-services-ps-tlsm.ameli.fr/lps';
const psc = 'https://auth.bas.psc.esante.gouv.fr/auth/realms/esante-wallet';
const manyLines = '\n'.repeat(40);

describe('tls-verification-disabled', () => {
  itReports(tlsVerificationDisabled, 'reports', [
    [
      'src/insi.ts',
      `const agent = new https.Agent({ pfx, ⟦rejectUnauthorized: false⟧ });\nawait axios.post('${insi}', body, { httpsAgent: agent });`,
    ],
    [
      'src/insi.js',
      `const URL = '${insi}';${manyLines}const agent = new Agent({ "⟦rejectUnauthorized": false⟧ });`,
    ],
    ['src/minified.js', `a({host:"qualiflps-services-ps-tlsm.ameli.fr",⟦rejectUnauthorized:!1⟧})`],
    ['server.js', `process.env.⟦NODE_TLS_REJECT_UNAUTHORIZED = '0⟧';\nfetch('${psc}');`],
    [
      'server.mjs',
      `process.env['⟦NODE_TLS_REJECT_UNAUTHORIZED'] = 0⟧;\nfetch('${psc}');\nfetch('https://registry.example');`,
    ],
    ['.env', `PSC_ISSUER=${psc}\n⟦NODE_TLS_REJECT_UNAUTHORIZED=0⟧\n`],
    ['Dockerfile', `ENV PSC_ISSUER ${psc}\nENV ⟦NODE_TLS_REJECT_UNAUTHORIZED 0⟧\n`],
    [
      'k8s/app.yaml',
      `env:\n  - name: PSC\n    value: ${psc}\n  - name: ⟦NODE_TLS_REJECT_UNAUTHORIZED\n    value: "0⟧"\n`,
    ],
    ['src/identity.ts', `tls.connect({ host: 'lps2.dmp.gouv.fr', ⟦checkServerIdentity: () => undefined⟧ });`],
    ['ror.py', `requests.get("https://bas-api-fhir.qualif.ror.esante.gouv.fr/x", cert=c, ⟦verify=False⟧)`],
    ['ror.py', `s = requests.Session()\ns.⟦verify = False⟧\ns.get("https://api-fhir.ror.esante.gouv.fr/")`],
    ['dmp.py', `ctx = ssl.⟦_create_unverified_context⟧()\nurlopen("https://lps2.dmp.gouv.fr/", context=ctx)`],
    [
      'dmp.py',
      `ctx.⟦check_hostname = False⟧\nctx.verify_mode = ssl.⟦CERT_NONE⟧\nurlopen("https://lps2.dmp.gouv.fr/", context=ctx)`,
    ],
    ['aio.py', `await session.get("https://lps2.dmp.gouv.fr/"⟦, ssl=False⟧)`],
    [
      'Dmp.java',
      `TrustManager[] ⟦trustAllCerts⟧ = new TrustManager[] { new X509TrustManager() {\n  public void ⟦checkServerTrusted(X509Certificate[] chain, String type) {\n  }⟧\n} };\nURL url = new URL("https://lps2.dmp.gouv.fr/si-dmp-server/v2/services");\nctx.init(null, trustAllCerts, null);`,
    ],
    [
      'Psc.java',
      `String u = "${psc}";\nSSLContexts.custom().loadTrustMaterial(⟦TrustAllStrategy⟧.INSTANCE);\nb.setSSLHostnameVerifier(new DefaultHostnameVerifier());`,
    ],
    ['Psc.kt', `val u = "${psc}"\nconn.⟦setHostnameVerifier((h, s) -> true⟧)`],
    ['Vertx.java', `String u = "${psc}";\nnew WebClientOptions().⟦setTrustAll(true⟧);`],
    [
      'Insi.cs',
      `var url = "${insi}";\nvar handler = new HttpClientHandler();\nhandler.⟦ServerCertificateCustomValidationCallback =\n    (message, cert, chain, errors) => { return true⟧; };`,
    ],
    [
      'Insi.cs',
      `var url = "${insi}";\nServicePointManager.⟦ServerCertificateValidationCallback += delegate (object s, X509Certificate c, X509Chain ch, SslPolicyErrors e) { return true⟧; };`,
    ],
    [
      'Insi.cs',
      `var url = "${insi}";\nh.ServerCertificateCustomValidationCallback = HttpClientHandler.⟦DangerousAcceptAnyServerCertificateValidator⟧;`,
    ],
    ['call.ps1', `Invoke-RestMethod -Uri ${psc} ⟦-SkipCertificateCheck⟧`],
    [
      'main.go',
      `tr := &http.Transport{TLSClientConfig: &tls.Config{⟦InsecureSkipVerify: true⟧}}\nclient.Get("${psc}")`,
    ],
    [
      'dmp.php',
      `<?php\n$ch = curl_init('https://lps2.dmp.gouv.fr/');\ncurl_setopt($ch, ⟦CURLOPT_SSL_VERIFYPEER, false⟧);\ncurl_setopt($ch, ⟦CURLOPT_SSL_VERIFYHOST, 0⟧);`,
    ],
    ['psc.php', `$client->get('${psc}', [⟦'verify' => false⟧]);`],
    ['psc.rb', `uri = URI('${psc}')\nhttp.verify_mode = OpenSSL::SSL::⟦VERIFY_NONE⟧`],
    ['call.sh', `curl ⟦-k⟧ --cert client.pem https://services-ps-tlsm.ameli.fr/lps\n`],
    [
      'call.sh',
      `curl -sSL ⟦--insecure⟧ \\\n  -H 'Accept: application/json' \\\n  "https://api-fhir.ror.esante.gouv.fr/metadata"\n`,
    ],
    ['call.sh', `BASE=${psc}\ncurl ⟦-sk⟧ "$BASE/token"\n`],
    [
      'call.sh',
      `wget ⟦--no-check-certificate⟧ https://service.annuaire.sante.fr/annuaire-sante-webservices/V300/`,
    ],
    ['README.md', `# Essai\n\n\`\`\`sh\ncurl ⟦-k⟧ https://service.annuaire.sante.fr/x\n\`\`\`\n`],
    ['nginx.conf', `location /insi {\n  proxy_pass ${insi};\n  ⟦proxy_ssl_verify off⟧;\n}\n`],
    ['apache.conf', `OIDCProviderMetadataURL ${psc}\n⟦OIDCSSLValidateServer Off⟧\n`],
    ['haproxy.cfg', `server insi services-ps-tlsm.ameli.fr:443 ⟦ssl verify none⟧\n`],
    ['application.yml', `insi:\n  url: ${insi}\n  ⟦ssl-verify: false⟧\n`],
    ['application.properties', `psc.url=${psc}\npsc.tls.⟦trust-all=true⟧\n`],
    ['traefik.toml', `url = "${psc}"\n⟦insecureSkipVerify = true⟧\n`],
    ['playbook.yml', `- uri:\n    url: ${psc}\n    ⟦validate_certs: no⟧\n`],
    ['ldap.conf', `url ${insi}\n⟦ssl_verify_mode none⟧\n`],
  ]);

  itReports(tlsVerificationDisabled, 'leaves alone', [
    [
      'src/insi.ts',
      `new https.Agent({ pfx, ca: readFileSync('ACR-EL.pem'), rejectUnauthorized: true });\naxios.post('${insi}');`,
    ],
    ['src/other.ts', `new https.Agent({ rejectUnauthorized: false });\nfetch('https://pacs.example/');`],
    ['src/insi.ts', `// new https.Agent({ rejectUnauthorized: false });\naxios.post('${insi}');`],
    ['src/insi.ts', `/* never\n   rejectUnauthorized: false\n*/\naxios.post('${insi}');`],
    [
      'src/docs.ts',
      `// See https://auth.bas.psc.esante.gouv.fr/\nconst agent = new Agent({ rejectUnauthorized: false });`,
    ],
    [
      'src/two.ts',
      `const insi = axios.create({ baseURL: '${insi}', httpsAgent });\nconst pacs = axios.create({ baseURL: 'https://pacs.example', httpsAgent: new Agent({ rejectUnauthorized: false }) });`,
    ],
    [
      'src/site.ts',
      `const link = 'https://esante.gouv.fr/produits-services';\nnew Agent({ rejectUnauthorized: false });`,
    ],
    [
      'src/fhir.ts',
      `const system = 'https://mos.esante.gouv.fr/NOS/TRE_R02/FHIR/TRE-R02';\nnew Agent({ rejectUnauthorized: false });`,
    ],
    [
      'src/mail.ts',
      `const to = 'monserviceclient.certificats@esante.gouv.fr';\nnew Agent({ rejectUnauthorized: false });`,
    ],
    [
      'Soap.java',
      `@WebService(targetNamespace = "https://lps2.dmp.gouv.fr")\nclass Soap { boolean trustAll() { return false; } }`,
    ],
    ['psc.py', `claims = jwt.decode(token, verify=False)\nrequests.get("${psc}", cert=cert)`],
    ['psc.py', `"""Never use verify in ${psc}"""\nrequests.get("${psc}", verify="igc-sante.pem")`],
    [
      'Insi.cs',
      `var url = "${insi}";\nhandler.ServerCertificateCustomValidationCallback = (m, c, ch, errors) => errors == SslPolicyErrors.None;`,
    ],
    ['Insi.java', `import org.apache.http.conn.ssl.TrustAllStrategy;\nString u = "${insi}";`],
    [
      'Trust.java',
      `String u = "${insi}";\npublic void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {\n  delegate.checkServerTrusted(chain, type);\n}`,
    ],
    ['main.go', `tls.Config{InsecureSkipVerify: false, RootCAs: pool}\nclient.Get("${psc}")`],
    [
      'call.sh',
      `curl --cacert igc-sante.pem --key key.pem https://services-ps-tlsm.ameli.fr/lps\ncurl -k https://localhost:8443/health\n`,
    ],
    ['call.sh', `curl https://services-ps-tlsm.ameli.fr/lps | grep -k x\n`],
    ['README.md', `Ne faites jamais \`curl -k https://service.annuaire.sante.fr\`.\n`],
    [
      'nginx.conf',
      `location /insi {\n  proxy_pass ${insi};\n  proxy_ssl_verify on;\n  ssl_verify_client off;\n}\n`,
    ],
    ['docker-compose.yml', `a:\n  url: ${psc}\n${'# x\n'.repeat(40)}b:\n  ssl_verify: false\n`],
    [
      'application.yml',
      `insi:\n  url: ${insi}\nelastic:\n  url: https://elastic.example\n  ssl-verify: false\n`,
    ],
    ['application.yml', `insi:\n  url: ${insi}\n  # ssl-verify: false\n  ssl-verify: true\n`],
  ]);
});
