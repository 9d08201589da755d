import type {
  InspectedCertificate,
  InspectedContainer,
  InspectedItem,
  InspectedRequest,
} from '../../inspect/item';
import type { Text } from '../../language';
import type { Range } from '../../range';
import type { MaterialContext, PlacedReport } from '../rule';

/** A decoded thing and where in the file it stands, which is where its container does if it has one. */
export interface Found<T> {
  readonly item: T;
  readonly range: Range;
}

/** Every certificate of the file that concerns IGC-Santé, those of its PKCS#12 and PKCS#7 included. */
export function certificatesIn({ materials }: MaterialContext): Found<InspectedCertificate>[] {
  return materials.flatMap(({ material: { range }, item }) =>
    [item, ...membersOf(item)].flatMap((each) =>
      each?.kind === 'certificate' ? [{ item: each, range }] : [],
    ),
  );
}

/** The certificates of software and of people that IGC-Santé issued, or so they say. */
export function leavesIn(context: MaterialContext): Found<IgcCertificate>[] {
  return certificatesIn(context).filter(
    (found): found is Found<IgcCertificate> => found.item.igc !== null && found.item.igc.profile !== 'CA',
  );
}

/** A certificate that names IGC-Santé as its issuer. */
export type IgcCertificate = InspectedCertificate & {
  readonly igc: NonNullable<InspectedCertificate['igc']>;
};

/** Those that are made out to a structure rather than to a person. */
export function softwareCertificatesIn(context: MaterialContext): Found<IgcCertificate>[] {
  return leavesIn(context).filter(({ item }) => item.igc.profile !== 'PERSON');
}

/** Every certification request of the file. */
export function requestsIn({ materials }: MaterialContext): Found<InspectedRequest>[] {
  return materials.flatMap(({ material: { range }, item }) => (item?.kind === 'csr' ? { item, range } : []));
}

/** Every PKCS#12 of the file. */
export function bundlesIn({ materials }: MaterialContext): Found<InspectedContainer>[] {
  return materials.flatMap(({ material: { range }, item }) =>
    item?.kind === 'pkcs12' ? { item, range } : [],
  );
}

function membersOf(item: InspectedItem | null): readonly InspectedItem[] {
  return item !== null && 'items' in item ? item.items : [];
}

/** A report on one certificate or request, told from those of the others by what it is about. */
export function about(
  { item, range }: Found<{ readonly sha256?: string }>,
  message: Text,
  ...which: readonly string[]
): PlacedReport {
  return { range, message, identity: [item.sha256 ?? '', ...which] };
}
