import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';

const decompress = promisify(brotliDecompress);

/** Unpacks the Chromium of `@sparticuz/chromium`, with the libraries and fonts a bare machine lacks. */
export async function unpackChromium(packed: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'chromium'), await unpacked(join(packed, 'chromium.br')));
  await chmod(join(folder, 'chromium'), 0o755);
  for (const archive of ['al2023.tar', 'fonts.tar']) {
    const tar = await unpacked(join(packed, `${archive}.br`));
    const { status, stderr } = spawnSync('tar', ['-x', '-C', folder], { input: tar });
    if (status !== 0) throw new Error(`tar could not unpack ${archive}: ${String(stderr)}`);
  }
  await writeFile(
    join(folder, 'fonts.conf'),
    '<?xml version="1.0"?><fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>\n',
  );
}

/** Starts a headless Chromium: the one installed where there is one, else the one unpacked in `folder`. */
export function launchBrowser(folder: string): Promise<Browser> {
  const { executable, environment } = installedChromium() ?? packagedChromium(folder);
  return chromium.launch({
    executablePath: executable,
    env: { ...process.env, ...environment },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

interface Executable {
  readonly executable: string;
  readonly environment: Readonly<Record<string, string>>;
}

function installedChromium(): Executable | undefined {
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];
  const candidates = [
    ...(process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  const executable = candidates.find((candidate) => existsSync(candidate) && starts(candidate, {}));
  return executable === undefined ? undefined : { executable, environment: {} };
}

function packagedChromium(folder: string): Executable {
  const executable = join(folder, 'chromium');
  const fonts = hasFonts() ? {} : { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  const libraries = { LD_LIBRARY_PATH: join(folder, 'lib') };
  const environment = [fonts, { ...fonts, ...libraries }].find((each) => starts(executable, each));
  if (environment) return { executable, environment };
  throw new Error(
    'No Chromium runs here. Install Chrome or Chromium, or use desktop VS Code with VSCODE_TEST_DESKTOP=1.',
  );
}

function starts(executable: string, environment: Readonly<Record<string, string>>): boolean {
  return spawnSync(executable, ['--version'], { env: { ...process.env, ...environment } }).status === 0;
}

function hasFonts(): boolean {
  return ['/etc/fonts/fonts.conf', '/usr/share/fonts'].every((path) => existsSync(path));
}

async function unpacked(file: string): Promise<Uint8Array> {
  return decompress(await readFile(file));
}
