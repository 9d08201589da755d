import assert from 'node:assert/strict';
import { isRefusal, type Refusal } from '../../src/core/pki/encryption/refusal';
import { openPkcs12, type OpenedPkcs12 } from '../../src/core/pki/openPkcs12';
import { assertBothLanguages } from './rules';

/** Holds what tools encode differently. */
export const password = 'pâsse 🔑 phrase';

/** What a PKCS#12 holds, which has to open. */
export async function opened(der: Uint8Array, given = password): Promise<OpenedPkcs12> {
  const outcome = await openPkcs12(der, given);
  assert.ok(!isRefusal(outcome), isRefusal(outcome) ? outcome.message.en : '');
  return outcome;
}

/** Why a PKCS#12 does not open. */
export async function refused(der: Uint8Array, given = password): Promise<Refusal> {
  const outcome = await openPkcs12(der, given);
  assert.ok(isRefusal(outcome));
  assertBothLanguages(outcome.message);
  return outcome;
}
