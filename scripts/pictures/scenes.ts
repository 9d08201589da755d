import type { Page } from 'playwright-core';
import type { SampleWorkspace } from '../sample/workspace';
import { answer, openFile, pick, placeCursor, runCommand, showHover, waitForText } from './driver';

/** Brings a fresh window on a sample workspace to what its picture is to show. */
export type Scene = (page: Page, sample: SampleWorkspace) => Promise<void>;

/** The scenes by the name of their picture in `docs/images`. */
export const scenes: Readonly<Record<string, Scene>> = {
  async 'certificate-hover'(page) {
    await openFile(page, 'docs/support.md');
    await placeCursor(page, '-----BEGIN CERTIFICATE');
    await showHover(page, 'INSI-MANU');
  },

  async 'insi-name'(page) {
    await goToInsiName(page);
    await showHover(page, 'INSI-MANU');
  },

  async 'quick-fix'(page) {
    await goToInsiName(page);
    await page.keyboard.press('Control+.');
    await waitForText(page, 'Write `INSI-MANU`');
  },

  async completion(page) {
    await openFile(page, 'certificates.yaml');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('  - ');
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget.visible', { hasText: 'MSSanté' }).waitFor();
  },

  async 'duplicate-key'(page) {
    await openFile(page, 'src/insi/client.ts');
    await runCommand(page, 'Problems: Focus on Problems View');
    await page
      .locator('.markers-panel-action-filter-container input, .viewpane-filter input')
      .first()
      .fill('duplicate-private-key');
    await page
      .locator('.markers-panel .monaco-list-row', { hasText: 'insi-common-name' })
      .waitFor({ state: 'hidden' });
    await waitForText(page, 'The same private key');
  },

  async copies(page) {
    await runCommand(page, 'Santé Certs: Find Duplicate Private Keys');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'private-key.pem' })
      .first()
      .waitFor();
  },

  async renewal(page) {
    await startRenewal(page, 'baie-dmp-auth');
    await showHover(page, 'Certificate signing request');
  },

  async installation(page, sample) {
    await startRenewal(page, 'baie-dmp-auth');
    await sample.answer('baie-dmp-auth', 'secrets/baie-dmp-auth/renewal/request.csr', 'certificat.pem');
    await openFile(page, 'certificat.pem');
    await runCommand(page, 'Santé Certs: Install Certificate');
    await pick(page, 'certificat.pem', 'certificat.pem');
    await page.locator('.monaco-dialog-box').waitFor();
  },

  async pkcs12(page, { folder }) {
    const password = 'correct horse battery staple';
    await runCommand(page, 'Santé Certs: Create PKCS#12');
    await pick(page, 'baie-dmp-auth', 'baie-dmp-auth');
    await pick(page, 'Modern', 'Modern');
    await answer(page, 'ris-baie');
    await pick(page, 'Type', 'Type a passphrase');
    await waitForText(page, 'Keep it safe');
    await answer(page, password);
    await waitForText(page, 'The same passphrase again');
    await answer(page, password);
    await waitForText(page, 'The PKCS#12 is in');
    await runCommand(page, 'Notifications: Clear All Notifications');
    await page.keyboard.press('Control+P');
    await pick(page, `${folder}/secrets/baie-dmp-auth/bundle.p12`, 'bundle.p12');
    await waitForText(page, 'The file is not displayed');
    await runCommand(page, 'Santé Certs: Open PKCS#12');
    await pick(page, 'Check', 'Check the Password');
    await waitForText(page, 'Password of the PKCS#12');
    await answer(page, password);
    await waitForText(page, 'The password is right');
  },

  async 'client-authentication'(page) {
    await runCommand(page, 'Santé Certs: Test Client Authentication');
    await pick(page, 'baie-dmp-auth', 'baie-dmp-auth');
    await answer(page, 'localhost:4433');
    await page.locator('.monaco-dialog-box').waitFor();
  },

  async 'csr-made'(page) {
    await generateKeyAndRequest(page, 'rouen-dmp-auth', 'correct horse battery staple');
    await showHover(page, 'Certificate signing request');
  },
};

/** Puts the cursor into the INSi name that is underlined. */
async function goToInsiName(page: Page): Promise<void> {
  await openFile(page, 'certificates.yaml');
  await placeCursor(page, 'commonName: Insi-Manu');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.locator('.squiggly-error').first().waitFor();
}

/** Makes a key and its CSR by keyboard, from the lens of the entry, and waits until the CSR is open. */
export async function generateKeyAndRequest(page: Page, id: string, passphrase: string): Promise<void> {
  await openFile(page, 'certificates.yaml');
  await placeCursor(page, `id: ${id}`);
  await waitForText(page, 'No key yet');
  await runCommand(page, 'Show CodeLens Commands for Current Line');
  await pick(page, 'key', 'No key yet');
  await pick(page, '2048', 'RSA 2048');
  await protectBy(page, passphrase);
  await page.locator('.tab.active', { hasText: 'request.csr' }).waitFor();
}

/** Starts the renewal of an entry, and waits until its CSR is open. */
async function startRenewal(page: Page, id: string): Promise<void> {
  await runCommand(page, 'Santé Certs: Start Renewal');
  await pick(page, id, id);
  await pick(page, '2048', 'RSA 2048');
  await protectBy(page, 'correct horse battery staple');
  await page.locator('.tab.active', { hasText: 'request.csr' }).waitFor();
}

/** Answers what is asked about the protection of a new key. */
async function protectBy(page: Page, passphrase: string): Promise<void> {
  await pick(page, 'Protect', 'Protect the key with a passphrase');
  await waitForText(page, 'Passphrase of the new key');
  await answer(page, passphrase);
  await waitForText(page, 'The same passphrase again');
  await answer(page, passphrase);
}
