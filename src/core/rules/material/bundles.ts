import { nameOf } from '../../inventory/path';
import type { Range } from '../../range';
import type { MaterialContext } from '../rule';
import { certificatesIn } from './found';
import type { IgcCertificate } from './found';

/** Certificates of IGC-Santé that a program loads together. */
export interface Bundle {
  readonly kind: 'pem' | 'pkcs7' | 'pkcs12';
  readonly range: Range;
  readonly certificates: readonly IgcCertificate[];
}

/** Each container of the file, and its other certificates together where they are several or the name says so. */
export function bundlesOfCertificates(context: MaterialContext): Bundle[] {
  const containers = context.materials.flatMap(({ material, item }) =>
    item?.kind === 'pkcs12' || item?.kind === 'pkcs7'
      ? [{ ...context, materials: [{ material, item }] }]
      : [],
  );
  const others = context.materials.filter(({ item }) => item?.kind === 'certificate');
  const isBundle = others.length > 1 || bundleName.test(nameOf(context.file));
  return [...containers, ...(isBundle ? [{ ...context, materials: others }] : [])].flatMap(bundleOf);
}

const bundleName = /chain|trust|bundle|ca-?certs?/i;

function bundleOf(part: MaterialContext): Bundle[] {
  const found = certificatesIn(part);
  const certificates = found.flatMap(({ item }) => (item.igc === null ? [] : [{ ...item, igc: item.igc }]));
  const [first] = found;
  const kind = part.materials[0]?.item?.kind;
  if (!first || certificates.length === 0) return [];
  return [{ kind: kind === 'pkcs12' || kind === 'pkcs7' ? kind : 'pem', range: first.range, certificates }];
}
