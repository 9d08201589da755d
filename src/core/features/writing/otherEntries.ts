import { onOneLine } from '../../config/edits/written';
import { structureKinds, type Configuration, type StructureKind } from '../../config/model';
import type { Text } from '../../language';
import { unused } from './certificateEntries';
import type { EntryProposal } from './entryCompletions';
import { meaningOf } from './meanings';
import { choiceField, field } from './snippet';

/** The sector that goes without saying, the identifier, and who signs ([S2] A.2.5 and A.2.10). */
const habits: Readonly<Record<StructureKind, { sector?: string; identifier: string; role: string }>> = {
  'individual-practice': { sector: 'SA07', identifier: '{ rppsRang: ["$3"] \\}', role: 'titulaire' },
  'group-practice': { sector: 'SA08', identifier: '{ rppsRang: ["$3"] \\}', role: 'titulaire' },
  company: { sector: 'SA09', identifier: '{ siret: "$3" \\}', role: 'titulaire' },
  gie: { sector: 'SA04', identifier: '{ finess: "$3" \\}', role: 'responsable-legal' },
  hospital: { sector: 'SA01', identifier: '{ finessLegal: "$3" \\}', role: 'responsable-legal' },
  publisher: { identifier: '{ siret: "$3" \\}', role: 'responsable-legal' },
};

/** A whole structure of each kind. */
export function structureEntries({ structures }: Configuration): readonly EntryProposal[] {
  const taken = new Set(structures.map(({ id }) => id));
  return structureKinds.map((kind) => {
    const { sector, identifier, role } = habits[kind];
    const contract = kind === 'gie' || kind === 'hospital';
    return {
      label: kind,
      detail: meaningOf(['structures', 'kind'], kind) ?? { en: kind, fr: kind },
      entries: [
        [
          `id: ${field(1, unused(kind, taken))}`,
          `name: ${field(2, 'Cabinet')}`,
          `kind: ${kind}`,
          ...(sector === undefined ? [] : [`sector: ${field(6, sector)}`]),
          `identifier: ${identifier}`,
          `representative: { name: ${field(4, 'Camille Martin')}, role: ${role}, cardNumber: "$5" \\}`,
          ...(contract ? ['ansContract: true'] : []),
        ],
      ],
    };
  });
}

/** A whole administrator, of the publisher and of a structure. */
export function administratorEntries({ administrators }: Configuration): readonly EntryProposal[] {
  const taken = new Set(administrators.map(({ id }) => id));
  const entry = (employer: string, id: string, cards: readonly string[], detail: Text): EntryProposal => ({
    label: employer,
    detail,
    entries: [
      [
        `id: ${field(1, unused(id, taken))}`,
        `name: ${field(2, 'Camille Martin')}`,
        `employer: ${employer}`,
        `card: { type: ${choiceField(3, cards)}, number: "$4", active: true \\}`,
        `email: ${field(5, 'certificats@editeur.example')}`,
        'phone: "$6"',
      ],
    ],
  });
  return [
    entry('publisher', 'at-editeur', ['CPA'], {
      en: 'administrator employed by the publisher',
      fr: 'administrateur salarié de l’éditeur',
    }),
    entry('structure', 'at-structure', ['CPE', 'CPS'], {
      en: 'administrator who works in the structure',
      fr: 'administrateur qui travaille dans la structure',
    }),
  ];
}

/** A whole instance, for the structures that have none first. */
export function instanceEntry({ structures, instances }: Configuration): readonly EntryProposal[] {
  const served = new Set(instances.map(({ structure }) => structure));
  const ids = structures.map(({ id }) => id);
  const ordered = [...ids.filter((id) => !served.has(id)), ...ids.filter((id) => served.has(id))].slice(
    0,
    20,
  );
  const taken = new Set(instances.map(({ id }) => id));
  return [
    {
      label: 'instance',
      detail: {
        en: 'one running copy of the software, or one server',
        fr: 'un exemplaire du logiciel en service, ou un serveur',
      },
      entries: [
        [
          `id: ${field(2, unused(`ris-${ordered[0] ?? 'structure'}`.slice(0, 60), taken))}`,
          `structure: ${choiceField(1, ordered.length > 0 ? ordered.map(onOneLine) : ['structure'])}`,
          `environment: ${choiceField(3, ['production', 'test'])}`,
        ],
      ],
    },
  ];
}
