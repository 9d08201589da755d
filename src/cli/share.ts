import { basename, dirname, resolve } from 'node:path';
import type { EnvelopeRecipient } from '../core/cms/envelopedData';
import { visible } from '../core/features/markdown';
import { handOver } from '../core/handover/handOver';
import { instructions } from '../core/handover/instructions';
import { readRecipient } from '../core/handover/recipient';
import { generatePassphrase } from '../core/keys/generatePassphrase';
import type { Text } from '../core/language';
import { nodeSecretsFolder } from '../platform/nodeSecretsFolder';
import type { CliArguments } from './arguments';
import { UsageError, type RunCommand } from './command';
import { about, readNamedFile, trustedAuthorities } from './files';
import type { Terminal } from './terminal';

/** `share <file>`: the file encrypted for one recipient, beside it; nothing is sent. */
export const share: RunCommand = async (given, terminal) => {
  const { operands, language, to, passphrase } = given;
  const [file, extra] = operands;
  if (file === undefined || extra !== undefined || (to === undefined) === !passphrase) throw usage;
  const bytes = new Uint8Array(readNamedFile(file));
  const recipient =
    to === undefined ? { passphrase: generatePassphrase() } : await certificateIn(to, given, terminal);
  const content = { name: basename(file), bytes, folder: '', notes: [] };
  const outcome = await handOver(content, recipient, nodeSecretsFolder(dirname(resolve(file))));
  if ('refusal' in outcome) throw new UsageError(outcome.refusal);
  const by = 'passphrase' in recipient ? 'passphrase' : 'certificate';
  terminal.print(instructions(outcome.path, content.name, by)[language]);
  if ('passphrase' in recipient) terminal.complain(shownOnce(recipient.passphrase)[language]);
  return 0;
};

async function certificateIn(
  file: string,
  { authorities, now, language }: CliArguments,
  terminal: Terminal,
): Promise<EnvelopeRecipient> {
  const recipient = await readRecipient(readNamedFile(file), trustedAuthorities(authorities), now);
  if ('refusal' in recipient) throw about(file, recipient.refusal);
  const { inspected, warnings, certificate } = recipient;
  const forWhom = {
    en: `sante-certs: encrypted for ${visible(inspected.subject.dn)}`,
    fr: `sante-certs : chiffré pour ${visible(inspected.subject.dn)}`,
  };
  terminal.complain([forWhom, ...warnings].map((text) => `${text[language]}\n`).join(''));
  return { certificate };
}

function shownOnce(passphrase: string): Text {
  return {
    en: `Passphrase, shown this once, to be told by another channel: ${passphrase}\n`,
    fr: `Phrase de passe, montrée cette seule fois, à donner par un autre canal : ${passphrase}\n`,
  };
}

const usage = new UsageError({
  en: 'Name one file, and either --to CERTIFICATE or --passphrase.',
  fr: 'Indiquez un fichier, et soit --to CERTIFICAT, soit --passphrase.',
});
