import { administratorCard } from './configuration/administratorCard';
import { ansContract } from './configuration/ansContract';
import { calledService } from './configuration/calledService';
import { certificateCommonName } from './configuration/certificateCommonName';
import { certificateDmpStructure } from './configuration/certificateDmpStructure';
import { certificateEnvironment } from './configuration/certificateEnvironment';
import { certificateExpiry } from './configuration/certificateExpiry';
import { certificateIssuer } from './configuration/certificateIssuer';
import { certificateKeyMismatch } from './configuration/certificateKeyMismatch';
import { certificateProfile } from './configuration/certificateProfile';
import { certificateStructure } from './configuration/certificateStructure';
import { dmpCertificatePair } from './configuration/dmpCertificatePair';
import { duplicateId } from './configuration/duplicateId';
import { finessCheckDigit } from './configuration/finessCheckDigit';
import { finessKind } from './configuration/finessKind';
import { formFields } from './configuration/formFields';
import { genericAddress } from './configuration/genericAddress';
import { hostEnvironment } from './configuration/hostEnvironment';
import { hubSanteProduct } from './configuration/hubSanteProduct';
import { identifierCheckDigit } from './configuration/identifierCheckDigit';
import { identifierFormat } from './configuration/identifierFormat';
import { insiCallMode } from './configuration/insiCallMode';
import { insiCommonName } from './configuration/insiCommonName';
import { insiNearName } from './configuration/insiNearName';
import { insiNotShared } from './configuration/insiNotShared';
import { nameCharacters } from './configuration/nameCharacters';
import { optionalCertificate } from './configuration/optionalCertificate';
import { orderReference } from './configuration/orderReference';
import { platinesAccount } from './configuration/platinesAccount';
import { productForService } from './configuration/productForService';
import { radiologistCertificates } from './configuration/radiologistCertificates';
import { representativeRole } from './configuration/representativeRole';
import { representativeRpps } from './configuration/representativeRpps';
import { rppsRangCount } from './configuration/rppsRangCount';
import { sectorCode } from './configuration/sectorCode';
import { sectorIdentifier } from './configuration/sectorIdentifier';
import { serverCommonName } from './configuration/serverCommonName';
import { serviceName } from './configuration/serviceName';
import { singleIdentifier } from './configuration/singleIdentifier';
import { unknownReference } from './configuration/unknownReference';
import { vagueCommonName } from './configuration/vagueCommonName';
import { bundleEncryption } from './material/bundleEncryption';
import { bundleFileName } from './material/bundleFileName';
import { bundleKeyMismatch } from './material/bundleKeyMismatch';
import { copiedCertificate } from './material/copiedCertificate';
import { departmentMismatch } from './material/departmentMismatch';
import { encryptionCertificate } from './material/encryptionCertificate';
import { forgedIssuer } from './material/forgedIssuer';
import { incompleteChain } from './material/incompleteChain';
import { insiCertificateName } from './material/insiCertificateName';
import { insiCertificateNearName } from './material/insiCertificateNearName';
import { insiCertificateProfile } from './material/insiCertificateProfile';
import { insiFileName } from './material/insiFileName';
import { keyBesideCertificate } from './material/keyBesideCertificate';
import { keyBesideRequest } from './material/keyBesideRequest';
import { legacyAuthority } from './material/legacyAuthority';
import { longCommonName } from './material/longCommonName';
import { mixedEnvironments } from './material/mixedEnvironments';
import { personCertificate } from './material/personCertificate';
import { requestExtensions } from './material/requestExtensions';
import { requestKeyType } from './material/requestKeyType';
import { requestSignature } from './material/requestSignature';
import { requestStrength } from './material/requestStrength';
import { reusedKey } from './material/reusedKey';
import { serverNames } from './material/serverNames';
import { signingKeyPeriod } from './material/signingKeyPeriod';
import { subjectCheckDigit } from './material/subjectCheckDigit';
import { subjectShape } from './material/subjectShape';
import { subjectStructure } from './material/subjectStructure';
import { truncatedOrganization } from './material/truncatedOrganization';
import { unexpectedIssuer } from './material/unexpectedIssuer';
import { unlistedCertificateExpiry } from './material/unlistedCertificateExpiry';
import { unrecognisedProfile } from './material/unrecognisedProfile';
import { validityPeriod } from './material/validityPeriod';
import { bundleInSource } from './source/bundleInSource';
import { bundlePasswordInClear } from './source/bundlePasswordInClear';
import { calledHostEnvironment } from './source/calledHostEnvironment';
import { pscWithoutMutualTls } from './source/pscWithoutMutualTls';
import { requestByMail } from './source/requestByMail';
import { serverCertificateUsage } from './source/serverCertificateUsage';
import { tlsVerificationDisabled } from './source/tlsVerificationDisabled';
import { weakIssuerCheck } from './source/weakIssuerCheck';
import type { ConfigurationRule, MaterialRule, ReferenceRule, RuleFacts, SourceRule } from './rule';

/** The rules on configurations: to add a rule, write its file, its page and its test, and name it here. */
export const configurationRules: readonly ConfigurationRule[] = [
  unknownReference,
  duplicateId,
  serviceName,
  productForService,
  hubSanteProduct,
  insiCommonName,
  insiCallMode,
  insiNotShared,
  insiNearName,
  dmpCertificatePair,
  sectorCode,
  sectorIdentifier,
  singleIdentifier,
  identifierFormat,
  identifierCheckDigit,
  finessCheckDigit,
  finessKind,
  rppsRangCount,
  representativeRole,
  representativeRpps,
  radiologistCertificates,
  optionalCertificate,
  administratorCard,
  ansContract,
  genericAddress,
  formFields,
  orderReference,
  platinesAccount,
  hostEnvironment,
  calledService,
  nameCharacters,
  serverCommonName,
  vagueCommonName,
  certificateExpiry,
  certificateIssuer,
  certificateKeyMismatch,
  certificateProfile,
  certificateCommonName,
  certificateStructure,
  certificateEnvironment,
  certificateDmpStructure,
];

/** The rules on key material. */
export const materialRules: readonly MaterialRule[] = [
  forgedIssuer,
  unexpectedIssuer,
  legacyAuthority,
  personCertificate,
  unrecognisedProfile,
  serverNames,
  encryptionCertificate,
  incompleteChain,
  mixedEnvironments,
  unlistedCertificateExpiry,
  validityPeriod,
  signingKeyPeriod,
  subjectShape,
  subjectStructure,
  subjectCheckDigit,
  truncatedOrganization,
  departmentMismatch,
  insiCertificateName,
  insiCertificateNearName,
  insiCertificateProfile,
  insiFileName,
  requestStrength,
  requestSignature,
  requestKeyType,
  requestExtensions,
  longCommonName,
  keyBesideRequest,
  keyBesideCertificate,
  reusedKey,
  bundleFileName,
  bundleEncryption,
  bundleKeyMismatch,
  copiedCertificate,
];

/** The rules on source files. */
export const sourceRules: readonly SourceRule[] = [
  tlsVerificationDisabled,
  weakIssuerCheck,
  bundlePasswordInClear,
  bundleInSource,
  pscWithoutMutualTls,
  requestByMail,
];

/** The rules on the certificates that source files name. */
export const referenceRules: readonly ReferenceRule[] = [calledHostEnvironment, serverCertificateUsage];

/** What reading itself finds: the form of a configuration, copied, weak, published and exposed keys, files that cannot be read. */
const readingRules: readonly RuleFacts[] = [
  { id: 'configuration-syntax', severity: 'error', catalogue: [] },
  { id: 'configuration-schema', severity: 'error', catalogue: ['IGC-DN-008'] },
  { id: 'duplicate-private-key', severity: 'warning', catalogue: ['IGC-SEC-005', 'IGC-SEC-006'] },
  { id: 'key-shared-by-instances', severity: 'error', catalogue: ['IGC-SEC-005', 'IGC-SEC-006'] },
  { id: 'key-shared-by-services', severity: 'info', catalogue: ['IGC-SEC-005'] },
  { id: 'key-shared-with-insi', severity: 'error', catalogue: ['IGC-INSI-007'] },
  { id: 'key-kept-on-renewal', severity: 'warning', catalogue: ['IGC-CSR-006'] },
  { id: 'key-in-backup', severity: 'warning', catalogue: ['IGC-SEC-005'] },
  { id: 'weak-key', severity: 'warning', catalogue: ['IGC-CSR-001'] },
  { id: 'published-key', severity: 'error', catalogue: [] },
  { id: 'private-key-in-git', severity: 'error', catalogue: ['IGC-SEC-001'] },
  { id: 'bundle-in-git', severity: 'error', catalogue: ['IGC-SEC-002'] },
  { id: 'key-in-git-history', severity: 'warning', catalogue: ['IGC-SEC-001', 'IGC-SEC-002'] },
  { id: 'secrets-folder-not-ignored', severity: 'warning', catalogue: ['IGC-SEC-001', 'IGC-SEC-002'] },
  { id: 'key-file-mode', severity: 'warning', catalogue: [] },
  { id: 'key-outside-secrets', severity: 'info', catalogue: [] },
  { id: 'unencrypted-private-key', severity: 'warning', catalogue: [], offByDefault: true },
  { id: 'passphrase-beside-key', severity: 'error', catalogue: ['IGC-SEC-003'] },
  { id: 'malformed-key-material', severity: 'warning', catalogue: [] },
  { id: 'unreadable-file', severity: 'warning', catalogue: [] },
  { id: 'unused-ignore', severity: 'warning', catalogue: [] },
];

/** Every rule there is. */
export const rules: readonly RuleFacts[] = [
  ...configurationRules,
  ...materialRules,
  ...sourceRules,
  ...referenceRules,
  ...readingRules,
];

/** A rule by its id. */
export function ruleNamed(id: string): RuleFacts | undefined {
  return rules.find((rule) => rule.id === id);
}
