import { administratorCard } from './configuration/administratorCard';
import { certificateCommonName } from './configuration/certificateCommonName';
import { certificateEnvironment } from './configuration/certificateEnvironment';
import { certificateExpiry } from './configuration/certificateExpiry';
import { certificateIssuer } from './configuration/certificateIssuer';
import { certificateKeyMismatch } from './configuration/certificateKeyMismatch';
import { certificateProfile } from './configuration/certificateProfile';
import { certificateStructure } from './configuration/certificateStructure';
import { dmpCertificatePair } from './configuration/dmpCertificatePair';
import { duplicateId } from './configuration/duplicateId';
import { finessKind } from './configuration/finessKind';
import { identifierCheckDigit } from './configuration/identifierCheckDigit';
import { identifierFormat } from './configuration/identifierFormat';
import { insiCallMode } from './configuration/insiCallMode';
import { insiCommonName } from './configuration/insiCommonName';
import { insiNotShared } from './configuration/insiNotShared';
import { productForService } from './configuration/productForService';
import { rppsRangCount } from './configuration/rppsRangCount';
import { sectorCode } from './configuration/sectorCode';
import { sectorIdentifier } from './configuration/sectorIdentifier';
import { serviceName } from './configuration/serviceName';
import { singleIdentifier } from './configuration/singleIdentifier';
import { unknownReference } from './configuration/unknownReference';
import { bundleInSource } from './source/bundleInSource';
import { bundlePasswordInClear } from './source/bundlePasswordInClear';
import { pscWithoutMutualTls } from './source/pscWithoutMutualTls';
import { requestByMail } from './source/requestByMail';
import { tlsVerificationDisabled } from './source/tlsVerificationDisabled';
import { weakIssuerCheck } from './source/weakIssuerCheck';
import type { ConfigurationRule, MaterialRule, RuleFacts, SourceRule } from './rule';

/** The rules on configurations: to add a rule, write its file, its page and its test, and name it here. */
export const configurationRules: readonly ConfigurationRule[] = [
  unknownReference,
  duplicateId,
  serviceName,
  productForService,
  insiCommonName,
  insiCallMode,
  insiNotShared,
  dmpCertificatePair,
  sectorCode,
  sectorIdentifier,
  singleIdentifier,
  identifierFormat,
  identifierCheckDigit,
  finessKind,
  rppsRangCount,
  administratorCard,
  certificateExpiry,
  certificateIssuer,
  certificateKeyMismatch,
  certificateProfile,
  certificateCommonName,
  certificateStructure,
  certificateEnvironment,
];

/** The rules on key material. */
export const materialRules: readonly MaterialRule[] = [];

/** The rules on source files. */
export const sourceRules: readonly SourceRule[] = [
  tlsVerificationDisabled,
  weakIssuerCheck,
  bundlePasswordInClear,
  bundleInSource,
  pscWithoutMutualTls,
  requestByMail,
];

/** What reading itself finds: the form of a configuration, copied keys, files that cannot be read. */
const readingRules: readonly RuleFacts[] = [
  { id: 'configuration-syntax', severity: 'error', catalogue: [] },
  { id: 'configuration-schema', severity: 'error', catalogue: [] },
  { id: 'duplicate-private-key', severity: 'warning', catalogue: ['IGC-SEC-005'] },
  { id: 'malformed-key-material', severity: 'warning', catalogue: [] },
  { id: 'unreadable-file', severity: 'warning', catalogue: [] },
  { id: 'unused-ignore', severity: 'warning', catalogue: [] },
];

/** Every rule there is. */
export const rules: readonly RuleFacts[] = [
  ...configurationRules,
  ...materialRules,
  ...sourceRules,
  ...readingRules,
];

/** A rule by its id. */
export function ruleNamed(id: string): RuleFacts | undefined {
  return rules.find((rule) => rule.id === id);
}
