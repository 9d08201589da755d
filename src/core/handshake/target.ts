import type { Text } from '../language';
import type { Target } from './handshake';

/** Reads `host`, `host:port` or an `https:` address; what is wrong with it where it is none. */
export function readTarget(written: string): Target | { readonly mistake: Text } {
  const text = written.trim();
  const url = longest >= text.length ? urlOf(text) : null;
  if (url === null || url.hostname === '' || url.username !== '') return { mistake: noTarget };
  const port = url.port === '' ? 443 : Number(url.port);
  if (port === 0) return { mistake: noTarget };
  return { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port };
}

/** As people write and read it. */
export function targetText({ host, port }: Target): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

const longest = 2000;

function urlOf(text: string): URL | null {
  if (/[\s\\]/.test(text)) return null;
  const [, scheme, rest = text] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(text) ?? [];
  if (scheme !== undefined && scheme.toLowerCase() !== 'https') return null;
  try {
    return new URL(`https://${rest}`);
  } catch {
    return null;
  }
}

const noTarget: Text = {
  en: 'Write a host, such as services.example, a host and port, such as services.example:8443, or an https address.',
  fr: 'Écrivez un hôte, comme services.example, un hôte et un port, comme services.example:8443, ou une adresse https.',
};
