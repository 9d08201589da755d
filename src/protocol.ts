import type { Severity } from './core/finding';
import type { InspectedItem } from './core/inspect/item';
import type { Language } from './core/language';
import type { KeyMaterial } from './core/pki/keyMaterial';
import type { Range } from './core/range';

/**
 * What the client and the server say to each other beyond the Language Server Protocol.
 *
 * Nothing private crosses: requests name files and entries, answers hold public facts. Keys are generated in
 * the extension host, and documents that hold a private key are never sent (`HeldMaterial`).
 */

/** The `initializationOptions` of our own client; every other client leaves them out. */
export interface InitializationOptions {
  /** URI of the folder that holds `docs/rules/`, so that a finding's code links to its page. */
  readonly packageUri: string;
  /** Whether the user trusts the workspace: lenses offer what writes only then. */
  readonly trusted: boolean;
}

/** Commands that lenses and code actions name; each client offers them under these ids. */
export const commandIds = {
  newConfiguration: 'santeCerts.newConfiguration',
  generateKeyAndRequest: 'santeCerts.generateKeyAndRequest',
  generateForOtherProduct: 'santeCerts.generateForOtherProduct',
  installCertificate: 'santeCerts.installCertificate',
  startRenewal: 'santeCerts.startRenewal',
  inspect: 'santeCerts.inspect',
  findDuplicates: 'santeCerts.findDuplicates',
  checkWorkspace: 'santeCerts.checkWorkspace',
  setRuleLevel: 'santeCerts.setRuleLevel',
  shareRequest: 'santeCerts.shareRequest',
  handOverBundle: 'santeCerts.handOverBundle',
  testClientAuthentication: 'santeCerts.testClientAuthentication',
  showPlace: 'santeCerts.showPlace',
  separateKey: 'santeCerts.separateKey',
  restrictFileMode: 'santeCerts.restrictFileMode',
  createPkcs12: 'santeCerts.createPkcs12',
  openPkcs12: 'santeCerts.openPkcs12',
  modernizePkcs12: 'santeCerts.modernizePkcs12',
  changeKeyPassphrase: 'santeCerts.changeKeyPassphrase',
  checkKeyPassphrase: 'santeCerts.checkKeyPassphrase',
  forgetPassphrases: 'santeCerts.forgetPassphrases',
  extractPublicKey: 'santeCerts.extractPublicKey',
  convertEncoding: 'santeCerts.convertEncoding',
  recreateRequest: 'santeCerts.recreateRequest',
  manageTrust: 'workbench.trust.manage',
} as const;

/** What our diagnostics name as their source. */
export const diagnosticSource = 'Santé Certs';

/** Request: decodes a whole file, as it stands on disk or, where the server has it open, in the editor. */
export const inspectMethod = 'santeCerts/inspect';
export interface InspectParams {
  readonly uri: string;
}
export interface InspectResult {
  readonly items: readonly InspectedItem[];
  /** The language in which to show them. */
  readonly language: Language;
  /** The instant from which days are counted, ISO 8601. */
  readonly now: string;
}

/** Request: every certificate entry of every configuration, and where it stands. */
export const entriesMethod = 'santeCerts/entries';
export interface EntrySummary {
  readonly configurationUri: string;
  readonly id: string;
  readonly product: string | null;
  readonly commonName: string | null;
  readonly hasKey: boolean;
  readonly hasCertificate: boolean;
}

/** Request: the groups of places that hold the same private key, after any scan under way. */
export const duplicatesMethod = 'santeCerts/duplicates';
export interface DuplicateGroup {
  /** Key identity; null where only the bytes are known to be the same. */
  readonly spki: string | null;
  readonly severity: Severity;
  /** What the copies mean and what to do, in the language of the user. */
  readonly meaning: string;
  readonly places: readonly { readonly uri: string; readonly range: Range }[];
}

/** Request: reads every file of the workspace again and reports what was found, cancellable. */
export const checkMethod = 'santeCerts/check';
export interface CheckResult {
  readonly files: number;
  readonly findings: Readonly<Record<Severity, number>>;
}

/** Notification to the server: the workspace is trusted from now on. */
export const trustedMethod = 'santeCerts/trusted';

/**
 * Notification to the server: the public facts of a document that holds a private key.
 *
 * The client reads such a document itself and sends this instead of its text; `material` is null when the
 * editor no longer holds it and the file on disk counts again.
 */
export const heldMaterialMethod = 'santeCerts/heldMaterial';
export interface HeldMaterial {
  readonly uri: string;
  readonly material: readonly HeldItem[] | null;
}
/** Key material as JSON: the DER, which only public things have, in base64. */
export type HeldItem = Omit<KeyMaterial, 'der'> & { readonly der: string | null };

/** Key material as it is sent. */
export function heldItem({ der, ...rest }: KeyMaterial): HeldItem {
  return { ...rest, der: der && btoa(Array.from(der, (byte) => String.fromCharCode(byte)).join('')) };
}

/** Key material as it was sent. */
export function materialOf({ der, ...rest }: HeldItem): KeyMaterial {
  return {
    ...rest,
    der: der === null ? null : Uint8Array.from(atob(der), (character) => character.charCodeAt(0)),
  };
}
