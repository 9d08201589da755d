/**
 * What of the core takes long to load and is imported only once it is needed: a bundle of its own (`esbuild.mjs`),
 * so that activation does not even parse it.
 */
export { parseConfiguration } from '../core/config/parse';
export { visible } from '../core/features/markdown';
export { converse } from '../core/features/newConfiguration/conversation';
export { newConfiguration } from '../core/features/newConfiguration/newConfiguration';
export { separateKeys } from '../core/exposure/separateKey';
export { generateKeyAndRequest } from '../core/generateKeyAndRequest';
export { generateMany } from '../core/generateMany';
export { shippedAuthorities } from '../core/igc/authorities';
export { readAuthoritiesFile } from '../core/inspect/authoritiesFile';
export { finishedText } from '../core/installation/finishedText';
export { openBundleAsking } from '../core/installation/returnedFile';
export { finishInstallations, install } from '../core/installation/install';
export { planInstallation } from '../core/installation/planInstallation';
export { installedText, planText } from '../core/installation/planText';
export { handoverContent } from '../core/handover/content';
export { handOver } from '../core/handover/handOver';
export { instructions } from '../core/handover/instructions';
export { generatePassphrase } from '../core/keys/generatePassphrase';
export { readRecipient } from '../core/handover/recipient';
export { openEntryIdentity } from '../core/handshake/entryIdentity';
export { handshakeText } from '../core/handshake/handshakeText';
export { readTarget, targetText } from '../core/handshake/target';
export { inspectDer } from '../core/inspect/inspect';
export { isRefusal } from '../core/pki/encryption/refusal';
export { readKeyMaterial } from '../core/pki/readKeyMaterial';
export { startRenewal } from '../core/renewal/startRenewal';
export { inspectionText } from '../core/report/inspectionText';
export { levels, readLevels } from '../core/rules/levels';
export { inspectOpenedPkcs12 } from '../core/inspect/openedPkcs12';
export { changePassphrase } from '../core/keys/changePassphrase';
export { passwordRemark } from '../core/keys/passwordRemark';
export { replaceRead } from '../core/replaceRead';
export { convertEncoding } from '../core/keys/convertEncoding';
export { extractPublicKey, publicKeyPem } from '../core/keys/extractPublicKey';
export { holdsPrivateKey } from '../core/keys/holdsPrivateKey';
export { bundlePlaces, makeBundle } from '../core/keys/makeBundle';
export { opensslCommand, opensslCommandOf } from '../core/keys/opensslCommand';
export { openAsking } from '../core/keys/openAsking';
export { recreateRequest } from '../core/keys/recreateRequest';
export { generateForOtherProduct } from '../core/otherProduct/generateForOtherProduct';
export {
  dnsNamesIn,
  dnsNamesMistake,
  folderMistake,
  subjectMistake,
} from '../core/otherProduct/requestFields';
export { modernizePkcs12 } from '../core/pki/modernizePkcs12';
export { openPkcs12 } from '../core/pki/openPkcs12';
export { pemText } from '../core/pki/pemText';
export { writeRefusalText } from '../core/writeRefusalText';
