import { writeValue } from '../../config/edits/fixes';
import type { RepresentativeRole, Structure } from '../../config/model';
import type { Text } from '../../language';
import type { ConfigurationRule } from '../rule';

/** The box of form 413 that the signatory ticks goes with the kind of structure; a proxy may sign for any. */
export const representativeRole: ConfigurationRule = {
  id: 'representative-role',
  severity: 'error',
  catalogue: ['IGC-F413-006'],
  *check({ document }) {
    for (const structure of document.configuration.structures) {
      const role = structure.representative?.role;
      const expected = roleOf(structure);
      if (!role || !expected || role === expected || role === 'mandataire') continue;
      const at = [...structure.path, 'representative', 'role'];
      yield { at, message: messages[expected], fixes: () => writeValue(document, at, expected) };
    }
  },
};

function roleOf({ kind, sector = '' }: Structure): Exclude<RepresentativeRole, 'mandataire'> | undefined {
  switch (kind) {
    case 'individual-practice':
    case 'group-practice':
    case 'company':
      return 'titulaire';
    case 'gie':
    case 'hospital':
    case 'publisher':
      return 'responsable-legal';
    case undefined:
      return ['SA07', 'SA08', 'SA09'].includes(sector) ? 'titulaire' : undefined;
  }
}

const messages: Readonly<Record<Exclude<RepresentativeRole, 'mandataire'>, Text>> = {
  titulaire: {
    en: 'For a practice or a company the holder signs form 413, in the box « titulaire ». Write `titulaire`, or `mandataire` for a proxy.',
    fr: 'Pour un cabinet ou une société d’exercice, le titulaire signe le formulaire 413, case « titulaire ». Écrivez `titulaire`, ou `mandataire` pour un mandataire.',
  },
  'responsable-legal': {
    en: 'For a GIE, a hospital or a publisher the legal representative signs form 413, in the box « responsable légal ». Write `responsable-legal`, or `mandataire` for a proxy.',
    fr: 'Pour un GIE, un établissement ou un éditeur, le responsable légal signe le formulaire 413, case « responsable légal ». Écrivez `responsable-legal`, ou `mandataire` pour un mandataire.',
  },
};
