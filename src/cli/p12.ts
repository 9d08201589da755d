import { basename, dirname, resolve } from 'node:path';
import { unhidden } from '../core/features/markdown';
import { defaultSecretsFolder } from '../core/inventory/entryFiles';
import { bundlePlaces, makeBundle, type BundlePlaces } from '../core/keys/makeBundle';
import { passwordRemark } from '../core/keys/passwordRemark';
import type { Text } from '../core/language';
import { modernizePkcs12 } from '../core/pki/modernizePkcs12';
import { openPkcs12 } from '../core/pki/openPkcs12';
import { ignoreLine } from '../core/remedy';
import type { SecretsFolder } from '../core/secretsFolder';
import { visibleToGit } from '../core/visibleToGit';
import { writeRefusalText } from '../core/writeRefusalText';
import { nodeSecretsFolder } from '../platform/nodeSecretsFolder';
import type { CliArguments } from './arguments';
import { UsageError, type RunCommand } from './command';
import { configurationAt } from './configurationAt';
import { readNamedFile } from './files';
import { inspect } from './inspect';
import { existingPassphrase, newPassphrase, passphraseUntilRight } from './passphrase';
import { besideConfiguration, complain } from './tell';
import type { Terminal } from './terminal';

/** `p12 [certificate id]`: a PKCS#12 made of an entry or of files, written anew, or reported on. */
export const p12: RunCommand = async (given, terminal) => {
  const { operands, modernize, report, key, cert } = given;
  const [id, extra] = operands;
  const tasks = [id, modernize, report, key ?? cert].filter((task) => task !== undefined);
  if (tasks.length !== 1 || extra !== undefined) throw new UsageError(oneTask);
  if (report !== undefined) return inspect({ ...given, operands: [report] }, terminal);
  const written =
    modernize === undefined
      ? await bundled(given, id, terminal)
      : await modernized(given, modernize, terminal);
  terminal.print(`${unhidden(written)}\n`);
  return 0;
};

const oneTask: Text = {
  en: 'Name one certificate of the configuration, or give --key and --cert, --modernize FILE or --report FILE.',
  fr: 'Indiquez un certificat de la configuration, ou donnez --key et --cert, --modernize FICHIER ou --report FICHIER.',
};

/** Where a command writes, and by which name it is told. */
interface Destination {
  readonly secrets: SecretsFolder;
  readonly places: BundlePlaces;
  readonly told: (path: string) => string;
}

async function bundled(given: CliArguments, id: string | undefined, terminal: Terminal): Promise<string> {
  const { secrets, places, told } = id === undefined ? placesOfFiles(given) : placesOfEntry(given, id);
  if (given.compatibility === 'legacy') complain(legacyWarning, given, terminal);
  const keyFile = given.keyPassphraseFile ?? given.passphraseFile;
  const outcome = await makeBundle(
    places,
    {
      compatibility: given.compatibility,
      friendlyName: given.name ?? id ?? null,
      passwords: {
        key: (wrong) => passphraseUntilRight(keyFile, wrong, keyPassphrase, given, terminal),
        bundle: () => newPassword(given, terminal),
      },
    },
    secrets,
  );
  if ('reason' in outcome) throw new UsageError(outcome.message);
  return told(outcome.bundle);
}

const legacyWarning: Text = {
  en: '3DES and SHA-1 protect little: choose a long password, and use this file only where the software reads nothing newer.',
  fr: '3DES et SHA-1 protègent peu : choisissez un mot de passe long, et n’utilisez ce fichier que si le logiciel ne lit rien de plus récent.',
};

function placesOfEntry(given: CliArguments, id: string): Destination {
  const { config = 'certificates.yaml', secretsFolder = defaultSecretsFolder, out } = given;
  const places = bundlePlaces(configurationAt(config), id, secretsFolder);
  if ('reason' in places) throw new UsageError(places.message);
  const root = dirname(resolve(config));
  const secrets = nodeSecretsFolder(root);
  if (out === undefined) return { secrets, places, told: (path) => besideConfiguration(path, config) };
  return { secrets: writingTo(out, secrets), places: { ...places, ...placeOfOut(out) }, told: () => out };
}

function placesOfFiles({ key, cert, chain, out }: CliArguments): Destination {
  if (key === undefined || cert === undefined || out === undefined)
    throw new UsageError({
      en: 'Give --key FILE, --cert FILE and --out FILE together.',
      fr: 'Donnez --key FICHIER, --cert FICHIER et --out FICHIER ensemble.',
    });
  const named: SecretsFolder = {
    ...nodeSecretsFolder(dirname(resolve(out))),
    read: (path) => Promise.resolve(readNamedFile(path)),
  };
  const places = { privateKey: key, certificate: cert, chain: chain ?? null, ...placeOfOut(out) };
  return { secrets: named, places, told: () => out };
}

function placeOfOut(out: string): Pick<BundlePlaces, 'bundle' | 'hidingLine'> {
  return { bundle: basename(out), hidingLine: lineFor(out) };
}

/** The name alone, which counts in the `.gitignore` of any folder above. */
function lineFor(out: string): string {
  return ignoreLine(basename(out)).slice(1);
}

/** Reads where the entry is, and writes where the command line says. */
function writingTo(out: string, entries: SecretsFolder): SecretsFolder {
  return { ...nodeSecretsFolder(dirname(resolve(out))), read: (path) => entries.read(path) };
}

async function modernized(given: CliArguments, file: string, terminal: Terminal): Promise<string> {
  const out = given.out ?? file.replace(/(\.(p12|pfx))?$/i, '-modern.p12');
  const bytes = readNamedFile(file);
  const secrets = nodeSecretsFolder(dirname(resolve(out)));
  const place = basename(out);
  const obstacle = await secrets.obstacle(place);
  if (obstacle) throw new UsageError(writeRefusalText({ ...obstacle, path: out }));
  if (!(await secrets.isHiddenFromGit(place))) throw new UsageError(visibleToGit(out, lineFor(out)).message);
  const empty = await openPkcs12(bytes, '');
  if ('reason' in empty && empty.reason !== 'needs-password') throw new UsageError(empty.message);
  const isOpen = !('reason' in empty);
  const password = isOpen
    ? ''
    : await existingPassphrase(
        given.keyPassphraseFile ?? given.passphraseFile,
        passwordOf(file),
        given,
        terminal,
      );
  const isSame = !isOpen && given.keyPassphraseFile === undefined;
  const newOne = isSame ? password : await newPassword(given, terminal);
  const made = await modernizePkcs12(bytes, { password, newPassword: newOne });
  if ('reason' in made) throw new UsageError(made.message);
  const refusal = await secrets.writeNew([{ path: place, content: made }]);
  if (refusal) throw new UsageError(writeRefusalText({ ...refusal, path: out }));
  return out;
}

async function newPassword(given: CliArguments, terminal: Terminal): Promise<string> {
  const password = await newPassphrase(given, terminal);
  const remark = passwordRemark(password);
  if (remark) complain(remark, given, terminal);
  return password;
}

function passwordOf(file: string): Text {
  const name = unhidden(basename(file));
  return { en: `Password of ${name}: `, fr: `Mot de passe de ${name} : ` };
}

const keyPassphrase: Text = { en: 'Passphrase of the key: ', fr: 'Phrase de passe de la clé : ' };
