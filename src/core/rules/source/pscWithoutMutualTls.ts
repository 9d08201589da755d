import { quoted } from '../../config/quoted';
import { hostsIn } from '../../igc/hosts';
import type { SourceRule } from '../rule';
import { activeText } from './activeText';
import { textKind } from './textKind';

/** Software that asks Pro Santé Connect for tokens with a client secret shows a client certificate too. */
export const pscWithoutMutualTls: SourceRule = {
  id: 'psc-without-mutual-tls',
  severity: 'warning',
  catalogue: ['IGC-ENV-002'],
  hints: ['esante.gouv.fr'],
  *check({ file, text }) {
    const kind = textKind(file);
    if (kind.nature === 'prose') return;
    const active = activeText(text, kind);
    const host = [...hostsIn(active)].find(({ service }) => service === 'PSC');
    if (!host || showsCertificate.test(active)) return;
    const secret = clientSecret.exec(active);
    if (!secret) return;
    yield {
      start: secret.index,
      end: secret.index + secret[0].length,
      message: {
        en: `Pro Santé Connect (${quoted(host.name)}) asks for mutual TLS, and this file gives a client secret and no certificate. Authenticate by \`tls_client_auth\` with an ORG AUTH_CLI certificate; ignore this where another file gives it.`,
        fr: `Pro Santé Connect (${quoted(host.name)}) demande le TLS mutuel, or ce fichier donne un secret client et aucun certificat. Authentifiez-vous par \`tls_client_auth\` avec un certificat ORG AUTH_CLI ; ignorez ceci si un autre fichier le donne.`,
      },
      identity: [host.name],
    };
  },
};

/** Any word for a client certificate, in the settings and libraries of OpenID Connect. */
const showsCertificate =
  /tls_client_auth|m-?tls\b|mutual|certificat|clientcert|client[-_]cert|\bcert\b|cert(?:file|path|key)|endpointcert|\bpfx\b|p12|pkcs12|key-?_?store|\.(?:pem|crt|cer)\b|ssl[-_.]?bundle/i;

/** The name of a client secret that is not left empty. */
const clientSecret =
  /(?:OIDC)?client[-_.]?secret(?:_(?:basic|post|jwt))?\b(?!["']?\s{0,4}[:=]>?\s{0,4}(?:""|''|\r?\n|$))/i;
