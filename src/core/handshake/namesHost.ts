import type { InspectedCertificate } from '../inspect/item';

/**
 * Whether a certificate names a host among its alternative names (RFC 9525 §6): a wildcard stands for the whole
 * first label only, and the common name no longer counts.
 */
export function namesHost({ san }: InspectedCertificate, host: string): boolean {
  const wanted = host.toLowerCase().replace(/\.$/, '');
  return san.some((name) => {
    const [, kind, value = ''] = /^(DNS|IP):(.*)$/s.exec(name) ?? [];
    if (kind === 'IP') return value.toLowerCase() === wanted;
    return kind === 'DNS' && !isAddress(wanted) && matches(value.toLowerCase(), wanted);
  });
}

function matches(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === host;
  const dot = host.indexOf('.');
  return dot > 0 && host.slice(dot) === pattern.slice(1);
}

function isAddress(host: string): boolean {
  return host.includes(':') || /^\d+(\.\d+){3}$/.test(host);
}
