import { archivedSetOf } from '../../inventory/archivedSet';
import { validityAt } from '../configuration/certificateExpiry';
import type { MaterialRule } from '../rule';
import { about, certificatesIn } from './found';

/** A certificate of IGC-Santé that no configuration lists is valid now, and for longer than it takes to renew it. */
export const unlistedCertificateExpiry: MaterialRule = {
  id: 'unlisted-certificate-expiry',
  severity: 'error',
  catalogue: ['IGC-VAL-001', 'IGC-VAL-002', 'IGC-VAL-003', 'IGC-VAL-004', 'IGC-VAL-007'],
  *check(context) {
    // What a renewal has replaced is meant to end.
    if (context.ties.length > 0 && archivedSetOf(context.file) !== null) return;
    for (const found of certificatesIn(context)) {
      const { igc, sha256 } = found.item;
      const validity = igc && !context.isListed(sha256) ? validityAt(context.now, found.item) : undefined;
      if (validity)
        yield { ...about(found, validity.message, validity.severity), severity: validity.severity };
    }
  },
};
