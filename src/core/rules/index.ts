import { dmpCertificatePair } from './dmpCertificatePair';
import { insiCommonName } from './insiCommonName';
import { insiNotShared } from './insiNotShared';
import type { Rule } from './rule';

/** Every rule, in the order of DOMAIN Part C. */
export const rules: readonly Rule[] = [insiCommonName, insiNotShared, dmpCertificatePair];
