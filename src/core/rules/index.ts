import { administratorCard } from './administratorCard';
import { certificateCommonName } from './certificateCommonName';
import { certificateEnvironment } from './certificateEnvironment';
import { certificateExpiry } from './certificateExpiry';
import { certificateIssuer } from './certificateIssuer';
import { certificateKeyMismatch } from './certificateKeyMismatch';
import { certificateProfile } from './certificateProfile';
import { certificateStructure } from './certificateStructure';
import { dmpCertificatePair } from './dmpCertificatePair';
import { duplicateId } from './duplicateId';
import { finessKind } from './finessKind';
import { identifierCheckDigit } from './identifierCheckDigit';
import { identifierFormat } from './identifierFormat';
import { insiCallMode } from './insiCallMode';
import { insiCommonName } from './insiCommonName';
import { insiNotShared } from './insiNotShared';
import { productForService } from './productForService';
import { rppsRangCount } from './rppsRangCount';
import type { Rule } from './rule';
import { sectorCode } from './sectorCode';
import { sectorIdentifier } from './sectorIdentifier';
import { serviceName } from './serviceName';
import { singleIdentifier } from './singleIdentifier';
import { unknownReference } from './unknownReference';

/** Every rule: to add one, write its file, its page and its test, and name it here. */
export const rules: readonly Rule[] = [
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
