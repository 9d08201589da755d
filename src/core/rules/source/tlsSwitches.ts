import type { Text } from '../../language';

/** One way to switch the verification of TLS certificates off. Every repetition of its pattern is bounded. */
export interface TlsSwitch {
  readonly pattern: RegExp;
  /** The extensions in which these words mean it; any where left out. */
  readonly extensions?: RegExp;
  /** What to do instead. */
  readonly remedy: Text;
  /** It holds for everything that the process calls, whatever stands nearer. */
  readonly wholeProcess?: true;
  /** A name that stands wherever it is used: the first place is enough. */
  readonly isName?: true;
}

const remedies = {
  node: {
    en: 'give the chain in `ca`, or in `NODE_EXTRA_CA_CERTS`',
    fr: 'donnez la chaîne dans `ca`, ou dans `NODE_EXTRA_CA_CERTS`',
  },
  python: {
    en: 'give the file of the chain, as in `verify="igc-sante.pem"`',
    fr: 'donnez le fichier de la chaîne, comme dans `verify="igc-sante.pem"`',
  },
  java: {
    en: 'load the chain into a trust store',
    fr: 'chargez la chaîne dans un magasin de confiance',
  },
  dotnet: {
    en: 'build the chain with `X509ChainTrustMode.CustomRootTrust`',
    fr: 'construisez la chaîne avec `X509ChainTrustMode.CustomRootTrust`',
  },
  go: { en: 'give the chain in `RootCAs`', fr: 'donnez la chaîne dans `RootCAs`' },
  php: {
    en: 'give the chain in `CURLOPT_CAINFO` or `cafile`',
    fr: 'donnez la chaîne dans `CURLOPT_CAINFO` ou `cafile`',
  },
  shell: {
    en: 'give the file of the chain, as in `--cacert igc-sante.pem`',
    fr: 'donnez le fichier de la chaîne, comme dans `--cacert igc-sante.pem`',
  },
  proxy: {
    en: 'give the chain in `proxy_ssl_trusted_certificate` or `SSLProxyCACertificateFile`',
    fr: 'donnez la chaîne dans `proxy_ssl_trusted_certificate` ou `SSLProxyCACertificateFile`',
  },
  any: {
    en: 'give the program the file of the chain',
    fr: 'donnez au programme le fichier de la chaîne',
  },
} as const satisfies Record<string, Text>;

const node = /^(json|[cm]?[jt]sx?|vue|svelte)$/;

/** What switches the verification off, in the languages that health software is written in (IGC-CA-006). */
export const tlsSwitches: readonly TlsSwitch[] = [
  { pattern: /\brejectUnauthorized["']?\s{0,8}[=:]\s{0,8}(?:false|0|!1)\b/g, remedy: remedies.node },
  {
    pattern:
      /\bNODE_TLS_REJECT_UNAUTHORIZED\b["']?\]?\s{0,8}(?:[=:,]|\s)\s{0,20}(?:value\s{0,4}[:=]\s{0,8})?["']?0\b/g,
    remedy: remedies.node,
    wholeProcess: true,
  },
  { pattern: /\bstrict-?ssl["']?\s{0,8}[=:]\s{0,8}false\b/gi, remedy: remedies.node },
  { pattern: /\bignoreHTTPSErrors["']?\s{0,8}[=:]\s{0,8}true\b/g, remedy: remedies.node },
  {
    pattern:
      /\bcheckServerIdentity["']?\s{0,8}[=:]\s{0,8}(?:function\s{0,4}\w{0,40}\s{0,4})?\([^(){}]{0,60}\)\s{0,8}(?:=>\s{0,8})?(?:\{\s{0,80}(?:return\s{0,8}(?:undefined|null|true)?;?\s{0,20})?\}|undefined|null|true|void 0)/g,
    extensions: node,
    remedy: remedies.node,
  },
  { pattern: /\bverify\s{0,8}=\s{0,8}False\b/g, extensions: /^py$/, remedy: remedies.python },
  { pattern: /["']verify["']\s{0,8}:\s{0,8}False\b/g, extensions: /^py$/, remedy: remedies.python },
  { pattern: /\b_create_unverified_context\b/g, remedy: remedies.python },
  { pattern: /\bCERT_NONE\b/g, remedy: remedies.python },
  { pattern: /\bcheck_hostname\s{0,8}=\s{0,8}False\b/g, remedy: remedies.python },
  { pattern: /[(,]\s{0,40}ssl\s{0,4}=\s{0,4}False\b/g, extensions: /^py$/, remedy: remedies.python },
  {
    pattern: /\bPYTHONHTTPSVERIFY["']?\s{0,8}[=:]\s{0,8}["']?0\b/g,
    remedy: remedies.python,
    wholeProcess: true,
  },
  {
    pattern:
      /(?<![\w.])(?:[Tt]rust_?[Aa]ll(?=[A-Z_])|TRUST_ALL_|[Aa]cceptAll(?=Cert|Trust)|[Aa]llowAllHostnameVerifier|ALLOW_ALL_HOSTNAME_VERIFIER|NoopHostnameVerifier|InsecureTrustManagerFactory|[Nn]oopTrustManager|[Nn]aiveTrustManager)\w{0,60}/g,
    remedy: remedies.java,
    isName: true,
  },
  { pattern: /\b(?:setT|t)rustAll\s{0,4}\(\s{0,4}true\b/g, remedy: remedies.java },
  {
    pattern: /\b(?:relaxedHTTPSValidation|disable(?:Ssl|SSL|Tls|TLS)Verification)\s{0,4}\(/g,
    remedy: remedies.java,
  },
  {
    pattern:
      /\bcheckServerTrusted\s{0,4}\([^(){}]{0,200}\)\s{0,40}(?:throws[\w., \t\r\n]{1,80})?\{\s{0,200}(?:return;\s{0,80})?\}/g,
    remedy: remedies.java,
  },
  {
    pattern:
      /\b(?:setDefaultHostnameVerifier|setHostnameVerifier|hostnameVerifier|setSSLHostnameVerifier)\s{0,4}[({][^;{}]{0,80}?->\s{0,8}\{?\s{0,20}(?:return\s{1,4})?true\b/g,
    remedy: remedies.java,
  },
  {
    pattern: /\b(?:disableCNCheck\s{0,4}=\s{0,4}["']true|setDisableCNCheck\s{0,4}\(\s{0,4}true)\b/g,
    remedy: remedies.java,
  },
  {
    pattern:
      /\b(?:ServerCertificate(?:Custom)?Validation|RemoteCertificateValidation|ServerCertificateCustomValidation)Callback\b[^;{}]{0,200}?(?:=>\s{0,20}(?:\{\s{0,40}return\s{1,4})?|delegate\s{0,8}(?:\([^()]{0,160}\))?\s{0,20}\{\s{0,40}return\s{1,4})true\b/g,
    remedy: remedies.dotnet,
  },
  { pattern: /\bDangerousAcceptAnyServerCertificateValidator\b/g, remedy: remedies.dotnet },
  {
    pattern:
      /\bCertificateValidationMode["']?\s{0,8}=\s{0,8}["']?(?:X509CertificateValidationMode\.)?None\b/g,
    remedy: remedies.dotnet,
  },
  { pattern: /-SkipCertificateCheck\b/gi, remedy: remedies.dotnet },
  { pattern: /\bInsecureSkipVerify\s{0,8}[:=]\s{0,8}true\b/g, remedy: remedies.go },
  {
    pattern: /\bCURLOPT_SSL_VERIFY(?:PEER|HOST)\b\s{0,8}(?:,|=>)\s{0,8}(?:false|0)\b/gi,
    remedy: remedies.php,
  },
  {
    pattern:
      /["'](?:verify|verify_peer|verify_peer_name|verify_host|sslverify)["']\s{0,8}=>\s{0,8}(?:false|0)\b/gi,
    extensions: /^(php|rb)$/,
    remedy: remedies.php,
  },
  { pattern: /\ballow_self_signed["']?\s{0,8}(?:=>|[:=])\s{0,8}true\b/gi, remedy: remedies.php },
  { pattern: /\b(?:SSL_)?VERIFY_NONE\b/g, remedy: remedies.any },
  { pattern: /\bverify:\s{0,4}false\b/g, extensions: /^rb$/, remedy: remedies.any },
  { pattern: /\bdanger_accept_invalid_(?:certs|hostnames)\s{0,4}\(\s{0,4}true\b/g, remedy: remedies.any },
  { pattern: /\bbadCertificateCallback\b[^;{}]{0,120}?=>\s{0,8}true\b/g, remedy: remedies.any },
  { pattern: /--no-check-certificate\b/g, remedy: remedies.shell },
  { pattern: /--verify[= ]no\b/g, remedy: remedies.shell },
  { pattern: /\b(?:GIT_SSL_NO_VERIFY=(?:1|true)|http\.sslVerify[= ]false)\b/g, remedy: remedies.shell },
  { pattern: /\bproxy_ssl_verify\s{1,8}off\b/g, remedy: remedies.proxy },
  { pattern: /\bSSLProxyVerify\s{1,8}(?:none|optional_no_ca)\b/gi, remedy: remedies.proxy },
  { pattern: /\bSSLProxyCheckPeer(?:Name|CN)\s{1,8}off\b/gi, remedy: remedies.proxy },
  { pattern: /\bOIDCSSLValidateServer\s{1,8}off\b/gi, remedy: remedies.proxy },
  { pattern: /\bssl[ \t]{1,8}verify[ \t]{1,8}none\b/g, remedy: remedies.proxy },
  { pattern: /\bACCEPT_UNTRUSTED\b/g, remedy: remedies.proxy },
  {
    pattern:
      /(?<![\w-])["']?(?:(?:ssl|tls|https?|cert(?:ificate)?s?)[-_.]?(?:verif(?:y|ication)|valid(?:ate|ation))|(?:verify|validate)[-_.]?(?:ssl|tls|cert(?:ificate)?s?|peer|host(?:name)?))(?:[-_.]?(?:mode|enabled|cert(?:ificate)?s?|peer|host(?:name)?))?["']?\s{0,8}(?:=>|[=:]|[ \t])\s{0,8}["']?(?:false|no|off|none|0)\b/gi,
    remedy: remedies.any,
  },
  {
    pattern:
      /(?<![\w-])["']?(?:insecure[-_.]?skip[-_.]?verify|skip[-_.]?(?:ssl|tls|cert(?:ificate)?)[-_.]?(?:verif(?:y|ication)|valid(?:ate|ation)|check)|(?:use[-_.]?insecure[-_.]?trust[-_.]?manager)|trust[-_.]?all(?:[-_.]?cert(?:ificate)?s?)?|accept[-_.]?(?:any|all|invalid|untrusted)[-_.]?cert(?:ificate)?s?|ignore[-_.]?(?:ssl|tls|cert(?:ificate)?)(?:[-_.]?(?:errors?|verification|validation))?|disable[-_.]?(?:ssl|tls|cert(?:ificate)?)[-_.]?(?:verif(?:y|ication)|valid(?:ate|ation)|check))["']?\s{0,8}[=:]\s{0,8}["']?(?:true|yes|on|1)\b/gi,
    remedy: remedies.any,
  },
];

/** A `curl` command with `-k` or `--insecure`: what stands in it, on its line and the lines that continue it. */
export const curlCommand: Readonly<{ word: RegExp; flag: RegExp; remedy: Text }> = {
  word: /\bcurl(?:\.exe)?(?=[ \t"'\\])/g,
  flag: /(?<=[\s"'\\])(?:--insecure|-[a-zA-Z#]{0,12}k[a-zA-Z]{0,12})(?=[\s"'\\]|$)/,
  remedy: remedies.shell,
};
