import { checkConfiguration } from './configuration';
import { checkKeyMaterial, checkPkcs12 } from './keyMaterial';

/** What can be fuzzed: each takes any bytes, and throws where something that must hold of them does not. */
export const targets = {
  der: checkKeyMaterial,
  pem: checkKeyMaterial,
  pkcs12: checkPkcs12,
  yaml: checkConfiguration,
} as const satisfies Record<string, (bytes: Uint8Array) => Promise<unknown>>;

/** The name of one. */
export type TargetName = keyof typeof targets;
