import { nameOf } from './path';

const keyMaterialName =
  /\.(pem|crt|cer|der|csr|p10|key|p8|pk8|p12|pfx|p7b|p7c|jks|keystore)$|private[-_.]?key/i;
const configurationName = /(^|\.)certificates\.ya?ml$/i;

/** Whether the name of a file says that it holds a certificate, a request or a key. */
export function namesKeyMaterial(path: string): boolean {
  return keyMaterialName.test(nameOf(path));
}

/** Whether a file is a configuration: `certificates.yaml`, `*.certificates.yaml`, or the same in `.yml`. */
export function isConfiguration(path: string): boolean {
  return configurationName.test(nameOf(path));
}
