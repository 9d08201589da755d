import { parseArgs } from 'node:util';

/** Those of VS Code's own command-line arguments that mean something to the npm-provided host. */
export interface HostArguments {
  readonly folder: string | undefined;
  readonly developmentPaths: readonly string[];
  readonly testsPath: string | undefined;
  readonly userDataFolder: string | undefined;
  readonly extensionsFolder: string | undefined;
  readonly install: readonly string[];
  readonly locale: string | undefined;
  readonly workspaceTrust: boolean;
}

/** Reads VS Code's command-line arguments, as `runTests()` of @vscode/test-electron passes them. */
export function readHostArguments(args: readonly string[]): HostArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string', multiple: true },
      extensionTestsPath: { type: 'string' },
      'user-data-dir': { type: 'string' },
      'extensions-dir': { type: 'string' },
      'install-extension': { type: 'string', multiple: true },
      locale: { type: 'string' },
    },
  });
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const texts = (value: unknown) =>
    Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  return {
    folder: positionals[0],
    developmentPaths: texts(values.extensionDevelopmentPath),
    testsPath: text(values.extensionTestsPath),
    userDataFolder: text(values['user-data-dir']),
    extensionsFolder: text(values['extensions-dir']),
    install: texts(values['install-extension']),
    locale: text(values.locale),
    workspaceTrust: !('disable-workspace-trust' in values),
  };
}
