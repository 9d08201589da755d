import type { Browser, Page } from 'playwright-core';

/** What VS Code says of itself on the same console: mostly native modules and services that it has not got here. */
export const workbenchNoise =
  /^(Creating a socket|Resolv(ed|ing) connection|Canceled: |Updating additional|Ignoring fetching|No extension gallery|getaddrinfo|Error: Could not locate the bindings|Cannot find module '.\/build|\[[A-Za-z:\- ]+\] )/;

/** What the workbench page is to open. */
export interface WorkbenchOptions {
  readonly folder: string | undefined;
  /** Source folders of extensions to load. */
  readonly developmentPaths: readonly string[];
  /** A CommonJS module whose `run()` the extension host is to call. */
  readonly testsPath?: string | undefined;
  /** Display language for the extensions, such as `fr`; VS Code itself stays in English without a language pack. */
  readonly locale?: string | undefined;
  /** Told what the extension host writes on its console, when `testsPath` is given. */
  readonly log?: (type: string, args: readonly unknown[]) => void;
  /** Told the exit code of the test run. */
  readonly exit?: (code: number) => void;
}

/** Opens VS Code's workbench in the browser, on a server that was started `driven`. */
export async function openWorkbench(
  browser: Browser,
  address: string,
  options: WorkbenchOptions,
): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    locale: options.locale ?? 'en',
  });
  if (options.locale) await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = '${options.locale}'`);
  await page.exposeFunction('codeAutomationLog', options.log ?? (() => undefined));
  await page.exposeFunction('codeAutomationExit', options.exit ?? (() => undefined));
  await page.goto(workbenchAddress(address, options));
  return page;
}

function workbenchAddress(
  address: string,
  { folder, developmentPaths, testsPath }: WorkbenchOptions,
): string {
  const payload = [
    ...developmentPaths.map((path) => ['extensionDevelopmentPath', remote(path)]),
    ...(testsPath === undefined ? [] : [['extensionTestsPath', remote(testsPath)]]),
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  if (folder === undefined) query.set('ew', 'true');
  else query.set('folder', folder);
  return `${address}/?${query.toString()}`;
}

function remote(path: string): string {
  return `vscode-remote://remote${path}`;
}
