import type { Page } from 'playwright-core';

/** Waits until extensions run and a first problem of the folder is found. */
export async function waitForProblems(page: Page): Promise<void> {
  await page.locator('[id="status.problems"]', { hasText: /[1-9]/ }).waitFor();
  await page.getByText('Activating Extensions').waitFor({ state: 'hidden' });
}

/** Opens a file of the workspace by its path, through Quick Open, and waits for its text. */
export async function openFile(page: Page, path: string): Promise<void> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  await page.keyboard.press('Control+P');
  await pick(page, path, name);
  await page.locator('.tab.active', { hasText: name }).waitFor();
  await page.locator('.editor-instance .view-line').first().waitFor();
}

/** Runs a command by its title in the palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await pick(page, `>${title}`, title);
}

/** Types into the open quick input, waits for the choice that reads `label`, and takes it. */
export async function pick(page: Page, typed: string, label: string): Promise<void> {
  const input = page.locator('.quick-input-widget:visible input').first();
  await input.waitFor();
  await input.fill(typed);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: label }).waitFor();
  await page.keyboard.press('Enter');
}

/** Answers the open input box. */
export async function answer(page: Page, typed: string): Promise<void> {
  const input = page.locator('.quick-input-widget:visible input').first();
  await input.waitFor();
  await input.fill(typed);
  await page.keyboard.press('Enter');
}

/** Puts the cursor before the first place of the active editor that reads `text`, through its find box. */
export async function placeCursor(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+F');
  const box = page.locator('.find-widget.visible .find-part textarea').first();
  await box.waitFor();
  await box.fill(text);
  await page.locator('.find-widget.visible .matchesCount', { hasText: /^1 of / }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowLeft');
}

/** Shows the hover at the cursor and waits until it says `expected`. */
export async function showHover(page: Page, expected: string): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+I');
  await page.locator('.monaco-hover:not(.hidden)', { hasText: expected }).first().waitFor();
}

/** Waits until some part of the window shows `text`. */
export async function waitForText(page: Page, text: string): Promise<void> {
  await page.getByText(text).first().waitFor();
}
