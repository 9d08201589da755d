import { type ConfigPath, type Configuration, products, representativeRoles, structureKinds } from './model';
import type {
  Administrator,
  CertificateEntry,
  Instance,
  IntendedFinding,
  Structure,
  StructureIdentifiers,
} from './model';
import {
  asMap,
  blocks,
  child,
  choice,
  entries,
  flag,
  folderName,
  present,
  relativePath,
  text,
  texts,
} from './readValue';
import type { MapTree, Tree } from './tree';

/** What could be understood of a document: values of a wrong type are left out, as are entries without an `id`. */
export function readModel(tree: Tree): Configuration {
  const root = asMap(tree);
  const publisher = root && child(root, 'publisher');
  const platines = publisher && child(publisher, 'platines');
  return present<Configuration>({
    publisher:
      publisher &&
      present({
        name: text(publisher, 'name'),
        solution: text(publisher, 'solution'),
        ansContract: flag(publisher, 'ansContract'),
        platines: platines && present({ lastLogin: text(platines, 'lastLogin') }),
      }),
    structures: entries(root, 'structures', readStructure),
    administrators: entries(root, 'administrators', readAdministrator),
    instances: entries(root, 'instances', readInstance),
    certificates: entries(root, 'certificates', readCertificate),
    ignore: blocks(root, 'ignore', readIntended),
  });
}

function readStructure(map: MapTree, path: ConfigPath, id: string): Structure {
  const representative = child(map, 'representative');
  return present<Structure>({
    path,
    id,
    name: text(map, 'name'),
    kind: choice(map, 'kind', structureKinds),
    sector: text(map, 'sector'),
    identifier: readIdentifiers(child(map, 'identifier')),
    representative:
      representative &&
      present({
        name: text(representative, 'name'),
        role: choice(representative, 'role', representativeRoles),
        cardNumber: text(representative, 'cardNumber'),
        rpps: text(representative, 'rpps'),
      }),
    ansContract: flag(map, 'ansContract'),
  });
}

function readIdentifiers(map: MapTree | undefined): StructureIdentifiers {
  if (!map) return {};
  return present<StructureIdentifiers>({
    siret: text(map, 'siret'),
    siren: text(map, 'siren'),
    finess: text(map, 'finess'),
    finessLegal: text(map, 'finessLegal'),
    rppsRang: map.entries.has('rppsRang') ? texts(map, 'rppsRang') : undefined,
  });
}

function readAdministrator(map: MapTree, path: ConfigPath, id: string): Administrator {
  const card = child(map, 'card');
  return present<Administrator>({
    path,
    id,
    name: text(map, 'name'),
    employer: choice(map, 'employer', ['publisher', 'structure'] as const),
    card:
      card &&
      present({
        type: choice(card, 'type', ['CPA', 'CPS', 'CPE'] as const),
        number: text(card, 'number'),
        active: flag(card, 'active'),
      }),
    email: text(map, 'email'),
    phone: text(map, 'phone'),
  });
}

function readInstance(map: MapTree, path: ConfigPath, id: string): Instance {
  return present<Instance>({
    path,
    id,
    structure: text(map, 'structure'),
    environment: choice(map, 'environment', ['production', 'test'] as const),
    hosts: texts(map, 'hosts'),
    calls: texts(map, 'calls'),
    sharedWith: texts(map, 'sharedWith'),
    thirdPartyPfi: flag(map, 'thirdPartyPfi'),
  });
}

function readCertificate(map: MapTree, path: ConfigPath, id: string): CertificateEntry | undefined {
  if (!folderName.test(id)) return undefined;
  const contact = child(map, 'contact');
  const order = child(map, 'order');
  const files = child(map, 'files');
  return present<CertificateEntry>({
    path,
    id,
    instance: text(map, 'instance'),
    product: choice(map, 'product', products),
    commonName: text(map, 'commonName'),
    services: texts(map, 'services'),
    callMode: choice(map, 'callMode', ['manual', 'automated'] as const),
    administrator: text(map, 'administrator'),
    contact: contact && present({ actor: text(contact, 'actor'), inform: texts(contact, 'inform') }),
    order:
      order &&
      present({
        sentOn: text(order, 'sentOn'),
        reference: text(order, 'reference'),
        confirmedOn: text(order, 'confirmedOn'),
      }),
    files: files
      ? present({
          privateKey: relativePath(files, 'privateKey'),
          request: relativePath(files, 'request'),
          certificate: relativePath(files, 'certificate'),
          chain: relativePath(files, 'chain'),
          bundle: relativePath(files, 'bundle'),
        })
      : {},
  });
}

function readIntended(map: MapTree, path: ConfigPath): IntendedFinding | undefined {
  const [file, rule] = [relativePath(map, 'file'), text(map, 'rule')];
  return file === undefined || rule === undefined ? undefined : { path, file, rule };
}
