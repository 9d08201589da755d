import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const ours = ['core', 'platform', 'server', 'client', 'cli'];

/** A layer may import only the named layers of ours (docs/architecture.md, "Layers"). */
function layer(folder, { mayImport, node, vscode, except = [] }) {
  const forbidden = ours.filter((other) => other !== folder && !mayImport.includes(other));
  const patterns = [
    {
      regex: `^(\\.\\./)+(${[...forbidden, ...(mayImport.includes('protocol') ? [] : ['protocol'])].join('|')})(/|$)`,
      message: `src/${folder} may import only: ${mayImport.join(', ') || 'nothing of ours'}.`,
    },
  ];
  if (!node) patterns.push({ regex: '^node:', message: `src/${folder} must run in a browser.` });
  if (!vscode) patterns.push({ regex: '^vscode$', message: 'Only src/client may import vscode.' });
  return {
    files: [`src/${folder}/**/*.ts`],
    ignores: except,
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}

export default tseslint.config(
  {
    ignores: [
      'dist',
      'out',
      'node_modules',
      'test/host/node_modules',
      'test/fuzz/guided/node_modules',
      'samples/workspace',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        fetch: 'readonly',
      },
    },
  },
  {
    files: ['test/**/*.ts', 'scripts/**'],
    rules: { 'no-console': 'off', '@typescript-eslint/no-floating-promises': 'off' },
  },
  layer('core', { mayImport: [], node: false, vscode: false }),
  layer('platform', { mayImport: ['protocol', 'core'], node: true, vscode: false }),
  layer('server', {
    mayImport: ['protocol', 'platform', 'core'],
    node: false,
    vscode: false,
    except: ['src/server/main.node.ts'],
  }),
  layer('client', {
    mayImport: ['protocol', 'core'],
    node: false,
    vscode: true,
    except: ['src/client/main.node.ts'],
  }),
  layer('cli', { mayImport: ['platform', 'core'], node: true, vscode: false }),
);
