/** The language client of a Node extension host, which takes long to load: a bundle of its own (`esbuild.mjs`). */
export { LanguageClient, TransportKind } from 'vscode-languageclient/node';
