import { quoted } from '../../config/quoted';
import { instanceOf, servicePath, structureOf } from '../../config/lookup';
import type { CertificateEntry, Configuration, Instance, Structure } from '../../config/model';
import { serviceNamed } from '../../igc/services';
import type { Text } from '../../language';
import type { ConfigurationRule, Report } from '../rule';

/** A certificate is not required where a shared RIS already has one, or where a third party sends the reports. */
export const optionalCertificate: ConfigurationRule = {
  id: 'optional-certificate',
  severity: 'info',
  catalogue: [],
  *check({ document: { configuration } }) {
    const shared = sharedInstances(configuration);
    for (const entry of configuration.certificates) {
      const instance = instanceOf(entry, configuration);
      if (!instance) continue;
      yield* sentByThirdParty(entry, instance);
      yield* hadByAnother(entry, instance, shared, configuration);
    }
  },
};

function* sentByThirdParty(entry: CertificateEntry, { id, thirdPartyPfi }: Instance): Iterable<Report> {
  const at = servicePath(entry, 'DMP');
  if (!thirdPartyPfi || !at) return;
  yield {
    at,
    message: {
      en: `A third party’s PFI sends the reports of ${quoted(id)} to the DMP, which makes this certificate optional. Remove the service, or keep it if the instance also calls the DMP itself.`,
      fr: `La PFI d’un tiers envoie au DMP les comptes rendus de ${quoted(id)}, ce qui rend ce certificat facultatif. Retirez le service, ou gardez-le si l’instance appelle aussi le DMP elle-même.`,
    },
  };
}

/** An instance that several structures use, and the certificates that it has. */
interface SharedInstance {
  readonly instance: Instance;
  readonly owner: Structure;
  readonly certificates: readonly CertificateEntry[];
}

/** The shared instances that have certificates, by the id of each structure they are shared with. */
function sharedInstances(configuration: Configuration): ReadonlyMap<string, readonly SharedInstance[]> {
  const found = new Map<string, SharedInstance[]>();
  for (const instance of configuration.instances) {
    const owner = configuration.structures.find(({ id }) => id === instance.structure);
    const certificates = configuration.certificates.filter((entry) => entry.instance === instance.id);
    if (!owner || certificates.length === 0) continue;
    for (const guest of instance.sharedWith) {
      const shared = found.get(guest) ?? [];
      found.set(guest, [...shared, { instance, owner, certificates }]);
    }
  }
  return found;
}

function* hadByAnother(
  entry: CertificateEntry,
  own: Instance,
  shared: ReadonlyMap<string, readonly SharedInstance[]>,
  configuration: Configuration,
): Iterable<Report> {
  const structure = structureOf(entry, configuration);
  for (const { instance, owner, certificates } of shared.get(structure?.id ?? '') ?? []) {
    if (!structure || !exempts(owner, structure) || own.environment !== instance.environment) continue;
    const other = certificates.find((each) => each.product === entry.product && serveAlike(each, entry));
    if (!other || other === entry) continue;
    yield { at: [...entry.path, 'id'], message: alreadyHad(structure, instance, owner, other) };
    return;
  }
}

/** A hospital’s RIS serves whoever works there; one company or GIE among those of one address has the certificates. */
function exempts(owner: Structure, guest: Structure): boolean {
  if (owner.id === guest.id) return false;
  if (owner.kind === 'hospital') return true;
  return owner.kind === guest.kind && (owner.kind === 'company' || owner.kind === 'gie');
}

function serveAlike(one: CertificateEntry, other: CertificateEntry): boolean {
  const names = one.services.map((name) => serviceNamed(name) ?? name);
  return other.services.some((name) => names.includes(serviceNamed(name) ?? name));
}

function alreadyHad(guest: Structure, instance: Instance, owner: Structure, other: CertificateEntry): Text {
  const [here, ris, there] = [quoted(guest.id), quoted(instance.id), quoted(owner.id)];
  return {
    en: `${here} works on ${ris} of ${there}, which has the certificate ${quoted(other.id)}: the Ségur radiology guide then requires none of ${here}. Remove this one, or keep it for a software of its own.`,
    fr: `${here} travaille sur ${ris} de ${there}, qui a le certificat ${quoted(other.id)} : le guide Ségur de la radiologie n’en exige alors pas de ${here}. Retirez celui-ci, ou gardez-le pour un logiciel propre.`,
  };
}
