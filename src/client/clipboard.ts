import { env } from 'vscode';

const milliseconds = 60_000;

/** Puts a secret on the clipboard and takes it off after a minute, unless something else stands there by then. */
export async function copyForAMinute(secret: string): Promise<void> {
  await env.clipboard.writeText(secret);
  setTimeout(() => void forget(secret), milliseconds);
}

async function forget(secret: string): Promise<void> {
  if ((await env.clipboard.readText()) === secret) await env.clipboard.writeText('');
}
