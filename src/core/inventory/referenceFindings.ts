import type { Finding } from '../finding';
import type { InspectedCertificate } from '../inspect/item';
import type { KeyMaterial } from '../pki/keyMaterial';
import { makeFinding } from '../rules/finding';
import { referenceRules } from '../rules/index';
import { inFile, theCertificate } from '../rules/configuration/issuedCertificates';
import { isOn, type RuleLevels } from '../rules/levels';
import type { Located } from '../rules/rule';
import { decodedMaterials } from './decodedMaterials';
import type { Inspect } from './entryMaterial';
import type { FolderFacts } from './folderFacts';
import { namedFile } from './namedFile';

/** Finds what is wrong with the certificates that a source file names, at the places that name them. */
export type ReferenceCheck = (file: string, facts: ReferenceFacts) => Promise<Finding[]>;

type ReferenceFacts = Pick<FolderFacts, 'referencesIn' | 'materialIn' | 'has' | 'onlyNamed'>;

/** The check of references for many source files, which decodes each file that they name once. */
export function referenceCheck(inspect: Inspect, levels: RuleLevels): ReferenceCheck {
  const rules = referenceRules.filter((rule) => isOn(rule, levels));
  const certificateIn = rememberedCertificates(inspect);
  return async (file, facts) => {
    const findings: Finding[] = [];
    const twins = new Map<string, number>();
    for (const reference of facts.referencesIn(file)) {
      const twin = twins.get(reference.path) ?? 0;
      twins.set(reference.path, twin + 1);
      const named = namedFile(file, reference.path, facts);
      const certificate = named === null ? null : await certificateIn(named, facts);
      if (!certificate) continue;
      for (const rule of rules) {
        const report = rule.check(reference, certificate.item);
        if (!report) continue;
        findings.push(
          makeFinding({
            rule: rule.id,
            severity: rule.severity,
            ...report,
            file,
            range: reference.range,
            related: [inFile(certificate, theCertificate)],
            identity: [reference.path, twin],
          }),
        );
      }
    }
    return findings;
  };
}

type LocatedCertificate = Located<InspectedCertificate> | null;

/** A file is named in many places, and may hold a thousand certificates. */
function rememberedCertificates(
  inspect: Inspect,
): (file: string, facts: Pick<FolderFacts, 'materialIn'>) => Promise<LocatedCertificate> {
  const known = new WeakMap<readonly KeyMaterial[], Promise<LocatedCertificate>>();
  return (file, { materialIn }) => {
    const materials = materialIn(file);
    const certificate = known.get(materials) ?? certificateOf(file, materials, inspect);
    known.set(materials, certificate);
    return certificate;
  };
}

/** The first certificate of a file, or of the containers in it, that is not an authority's. */
async function certificateOf(
  file: string,
  materials: readonly KeyMaterial[],
  inspect: Inspect,
): Promise<LocatedCertificate> {
  for (const { material, item } of await decodedMaterials(materials, false, inspect)) {
    const items = item?.kind === 'pkcs12' || item?.kind === 'pkcs7' ? item.items : item ? [item] : [];
    for (const each of items)
      if (each.kind === 'certificate' && each.igc?.profile !== 'CA')
        return { file, range: material.range, item: each };
  }
  return null;
}
