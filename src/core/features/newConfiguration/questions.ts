import { structureKinds, type StructureKind } from '../../config/model';
import { checkDigitMistake, formMistake, isTestFiness } from '../../igc/identifierMistake';
import { identifierForms } from '../../igc/identifiers';
import { sectors } from '../../igc/sectors';
import type { Text } from '../../language';
import {
  administrations,
  identifierKinds,
  impliedSectors,
  proposedServices,
  type Administration,
  type Draft,
} from './answers';
import type { Choice, ChoiceQuestion, Question, TextQuestion } from './question';

/** All the questions that the answers so far lead to, in their order; the first without an answer is the next. */
export function questionsFor(draft: Draft): readonly Question[] {
  const { kind, services, administration } = draft;
  const isKnown = administration !== undefined && administration !== 'unknown';
  return [
    kindQuestion,
    words('name', { en: 'Registered name of the structure', fr: 'Raison sociale de la structure' }),
    ...(kind && !impliedSectors[kind] ? [sectorQuestion] : []),
    environmentQuestion,
    ...(kind ? [identifierQuestion(kind, draft)] : []),
    servicesQuestion,
    ...(services?.includes('INSi') ? [callModeQuestion] : []),
    ...(kind === 'publisher' ? [] : [words('publisher', publisherTitle)]),
    words('solution', { en: 'Name of the software', fr: 'Nom du logiciel' }),
    administrationQuestion,
    ...(isKnown ? administratorQuestions(administration) : []),
  ];
}

const kindNames: Record<StructureKind, Text> = {
  'individual-practice': { en: 'Individual practice (SA07)', fr: 'Cabinet individuel (SA07)' },
  'group-practice': { en: 'Group practice (SA08)', fr: 'Cabinet de groupe (SA08)' },
  company: { en: 'Company of professionals (SA09)', fr: 'Société d’exercice (SA09)' },
  gie: { en: 'Economic interest group (GIE)', fr: 'Groupement d’intérêt économique (GIE)' },
  hospital: { en: 'Hospital or clinic', fr: 'Établissement de santé' },
  publisher: { en: 'Software publisher', fr: 'Éditeur de logiciels' },
};

const kindQuestion: ChoiceQuestion = {
  name: 'kind',
  decides: true,
  title: { en: 'Kind of structure', fr: 'Nature de la structure' },
  choices: structureKinds.map((value) => ({ value, label: kindNames[value] })),
};

/** The sectors of the kinds that imply one are not proposed to the others. */
const sectorQuestion: ChoiceQuestion = {
  name: 'sector',
  title: {
    en: 'Sector, as annuaire.sante.fr shows it',
    fr: 'Secteur, tel qu’affiché dans annuaire.sante.fr',
  },
  choices: [
    { value: 'unknown', label: { en: 'Not known yet', fr: 'Pas encore connu' } },
    ...sectors
      .filter(({ code, deprecated }) => !deprecated && !Object.values(impliedSectors).includes(code))
      .map(({ code, name }): Choice => ({ value: code, label: same(`${code} ${name}`) })),
  ],
};

const environmentQuestion: ChoiceQuestion = {
  name: 'environment',
  title: { en: 'Environment', fr: 'Environnement' },
  choices: [
    { value: 'production', label: same('Production') },
    { value: 'test', label: same('Test (IGC-Santé TEST)') },
  ],
};

function identifierQuestion(structure: StructureKind, { environment }: Draft): TextQuestion {
  const kind = identifierKinds[structure];
  const { name, length } = identifierForms[kind];
  return {
    name: 'identifier',
    title: { en: `${name} of the structure`, fr: `${name} de la structure` },
    hint: {
      en: `${length} characters, as annuaire.sante.fr shows them`,
      fr: `${length} caractères, tels qu’affichés dans annuaire.sante.fr`,
    },
    mistake: (answer) => {
      const identifier = { kind, value: answer.replace(/\s/g, '') };
      if (identifier.value === '') return empty;
      const mistake = formMistake(identifier) ?? checkDigitMistake(identifier);
      return mistake ?? (environment !== 'test' && isTestFiness(identifier.value) ? testNumber : undefined);
    },
  };
}

const testNumber: Text = {
  en: 'This is a FINESS of the test environment. Write the real one, or go back and choose the test environment.',
  fr: 'C’est un FINESS de l’environnement de test. Écrivez le vrai, ou revenez choisir l’environnement de test.',
};

const servicesQuestion: ChoiceQuestion = {
  name: 'services',
  decides: true,
  title: { en: 'Services that the software calls', fr: 'Services appelés par le logiciel' },
  choices: proposedServices.map((value) => ({ value, label: same(value) })),
  several: {
    en: 'Tick at least one. Another service? Tick PSC, and rename it in the file.',
    fr: 'Cochez-en au moins un. Un autre service ? Cochez PSC, puis renommez-le dans le fichier.',
  },
};

const callModeQuestion: ChoiceQuestion = {
  name: 'callMode',
  title: { en: 'How the software calls INSi', fr: 'Comment le logiciel appelle INSi' },
  choices: [
    {
      value: 'manual',
      label: { en: 'A user asks (INSI-MANU)', fr: 'Un utilisateur le demande (INSI-MANU)' },
    },
    { value: 'automated', label: { en: 'In batches (INSI-AUTO)', fr: 'Par lots (INSI-AUTO)' } },
    { value: 'both', label: { en: 'Both, with two certificates', fr: 'Les deux, avec deux certificats' } },
  ],
};

const publisherTitle: Text = { en: 'Name of the publisher', fr: 'Nom de l’éditeur' };

const administrationNames: Record<Administration, Text> = {
  publisher: {
    en: 'The publisher’s staff, with a CPA card',
    fr: 'Le personnel de l’éditeur, avec une carte CPA',
  },
  'structure-cps': {
    en: 'A professional of the structure, with a CPS card',
    fr: 'Un professionnel de la structure, avec une carte CPS',
  },
  'structure-cpe': {
    en: 'An employee of the structure, with a CPE card',
    fr: 'Un employé de la structure, avec une carte CPE',
  },
  unknown: { en: 'Not known yet', fr: 'Pas encore connu' },
};

const administrationQuestion: ChoiceQuestion = {
  name: 'administration',
  decides: true,
  title: { en: 'Who orders the certificates', fr: 'Qui commande les certificats' },
  choices: administrations.map((value) => ({ value, label: administrationNames[value] })),
};

function administratorQuestions(administration: Exclude<Administration, 'unknown'>): readonly Question[] {
  const card = { publisher: 'CPA', 'structure-cps': 'CPS', 'structure-cpe': 'CPE' }[administration];
  return [
    words('administrator', {
      en: 'First name and name of the technical administrator',
      fr: 'Prénom et nom de l’administrateur technique',
    }),
    cardQuestion('cardNumber', { en: `Number of the ${card} card`, fr: `Numéro de la carte ${card}` }),
    emailQuestion,
    words('phone', {
      en: 'Telephone of the technical administrator',
      fr: 'Téléphone de l’administrateur technique',
    }),
    words('signatory', {
      en: 'First name and name of whoever signs for the structure',
      fr: 'Prénom et nom du signataire pour la structure',
    }),
    cardQuestion('signatoryCard', {
      en: 'Number of the signatory’s CPS or legal representative’s card',
      fr: 'Numéro de la carte CPS ou de représentant légal du signataire',
    }),
  ];
}

const emailQuestion: TextQuestion = {
  name: 'email',
  title: { en: 'E-mail address for the platform’s notices', fr: 'Adresse pour les avis de la plateforme' },
  hint: {
    en: 'A shared address outlives the three years of a certificate better',
    fr: 'Une adresse générique survit mieux aux trois ans d’un certificat',
  },
  mistake: (answer) =>
    /^[^\s@]+@[^\s@]+$/.test(answer.trim())
      ? undefined
      : {
          en: 'Write an address such as certificats@editeur.example.',
          fr: 'Écrivez une adresse telle que certificats@editeur.example.',
        },
};

/** No source says what form the number has: only what cannot be one is refused. */
function cardQuestion(name: TextQuestion['name'], title: Text): TextQuestion {
  const mistake = (answer: string) => {
    const characters = answer.replace(/[^\p{L}\d]/gu, '');
    if (characters === '') return empty;
    return /\d/.test(characters) && characters.length >= shortestCard ? undefined : noCard;
  };
  return { name, title, mistake };
}

const shortestCard = 6;

const noCard: Text = {
  en: 'This is no card number. Write the one that the card bears, such as 3200000001.',
  fr: 'Ce n’est pas un numéro de carte. Écrivez celui que porte la carte, par exemple 3200000001.',
};

function words(name: TextQuestion['name'], title: Text): TextQuestion {
  return { name, title, mistake: (answer) => (answer.trim() === '' ? empty : undefined) };
}

const empty: Text = { en: 'This cannot be empty.', fr: 'Ce champ ne peut pas être vide.' };

function same(text: string): Text {
  return { en: text, fr: text };
}
