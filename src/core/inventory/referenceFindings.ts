import type { Finding } from '../finding';
import type { InspectedCertificate } from '../inspect/item';
import { makeFinding } from '../rules/finding';
import { referenceRules } from '../rules/index';
import { inFile, theCertificate } from '../rules/configuration/issuedCertificates';
import { isOn, type RuleLevels } from '../rules/levels';
import type { Located } from '../rules/rule';
import { decodedMaterials } from './decodedMaterials';
import type { Inspect } from './entryMaterial';
import type { KeyMaterialIndex } from './keyMaterialIndex';
import { folderOf, nameOf, pathIn } from './path';
import type { SourceIndex } from './sourceIndex';

/** What is wrong with the certificates that source files name, at the places that name them. */
export async function referenceFindings(
  sources: SourceIndex,
  index: KeyMaterialIndex,
  inspect: Inspect,
  levels: RuleLevels,
): Promise<Finding[]> {
  const rules = referenceRules.filter((rule) => isOn(rule, levels));
  const find = namedFile(index.paths());
  const certificateOf = rememberedCertificates(index, inspect);
  const findings: Finding[] = [];
  for (const [file, { references }] of sources.entries()) {
    for (const reference of references) {
      const named = find(file, reference.path);
      const certificate = named === null ? null : await certificateOf(named);
      if (!certificate) continue;
      const twin = references
        .slice(0, references.indexOf(reference))
        .filter(({ path }) => path === reference.path);
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
            identity: [reference.path, twin.length],
          }),
        );
      }
    }
  }
  return findings;
}

type LocatedCertificate = Located<InspectedCertificate> | null;

/** A file is named in many places, and may hold a thousand certificates. */
function rememberedCertificates(
  index: KeyMaterialIndex,
  inspect: Inspect,
): (file: string) => Promise<LocatedCertificate> {
  const known = new Map<string, Promise<LocatedCertificate>>();
  return (file) => {
    const certificate = known.get(file) ?? certificateIn(file, index, inspect);
    known.set(file, certificate);
    return certificate;
  };
}

/** The first certificate of a file, or of the containers in it, that is not an authority's. */
async function certificateIn(
  file: string,
  index: KeyMaterialIndex,
  inspect: Inspect,
): Promise<LocatedCertificate> {
  for (const { material, item } of await decodedMaterials(index.materialIn(file), false, inspect)) {
    const items = item?.kind === 'pkcs12' || item?.kind === 'pkcs7' ? item.items : item ? [item] : [];
    for (const each of items)
      if (each.kind === 'certificate' && each.igc?.profile !== 'CA')
        return { file, range: material.range, item: each };
  }
  return null;
}

/**
 * Finds the file that a text names: from its own folder or one above it, as programs are started from, or the only one
 * of that name, since servers have theirs elsewhere than the sources.
 */
function namedFile(paths: readonly string[]): (file: string, written: string) => string | null {
  const known = new Set(paths);
  const byName = new Map<string, string | null>();
  for (const path of paths) byName.set(nameOf(path), byName.has(nameOf(path)) ? null : path);
  return (file, written) => {
    for (let folder = folderOf(file); ; folder = folderOf(folder)) {
      const path = pathIn(folder, written);
      if (path !== null && known.has(path)) return path;
      if (folder === '') break;
    }
    return byName.get(nameOf(written.replaceAll('\\', '/'))) ?? null;
  };
}
