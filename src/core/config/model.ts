import type { IgcProfile } from '../inspect/item';

/** Where a value stands in the document: property names and list positions from the root. */
export type ConfigPath = readonly (string | number)[];

/** The products of IGC-Santé that an entry may order. */
export const products = [
  'ORG AUTH_CLI',
  'ORG SIGN',
  'ORG CONF',
  'SERV SSL',
  'SERV S/MIME',
  'SERV SIGN',
  'SERV CONF',
] as const satisfies readonly (IgcProfile | `SERV ${string}`)[];
/** One of the products. */
export type Product = (typeof products)[number];

/** What a structure can be. */
export const structureKinds = [
  'individual-practice',
  'group-practice',
  'company',
  'gie',
  'hospital',
  'publisher',
] as const;
/** One of the kinds of structures. */
export type StructureKind = (typeof structureKinds)[number];

/** In which quality someone signs for a structure. */
export const representativeRoles = ['titulaire', 'responsable-legal', 'mandataire'] as const;
/** One of these roles. */
export type RepresentativeRole = (typeof representativeRoles)[number];

/** The two trees of IGC-Santé, and of the services that are called. */
export type Environment = 'production' | 'test';

/** Identifiers of a structure, one kind filled. */
export interface StructureIdentifiers {
  readonly siret?: string;
  readonly siren?: string;
  readonly finess?: string;
  readonly finessLegal?: string;
  readonly rppsRang?: readonly string[];
}

/** A structure that certificates are ordered for. */
export interface Structure {
  readonly path: ConfigPath;
  readonly id: string;
  readonly name?: string;
  readonly kind?: StructureKind;
  /** TRE_R02 code such as `SA08`. */
  readonly sector?: string;
  readonly identifier: StructureIdentifiers;
  readonly representative?: {
    readonly name?: string;
    readonly role?: RepresentativeRole;
    readonly cardNumber?: string;
    readonly rpps?: string;
  };
  readonly ansContract?: boolean;
}

/** A technical administrator: who orders certificates, with which card. */
export interface Administrator {
  readonly path: ConfigPath;
  readonly id: string;
  readonly name?: string;
  readonly employer?: 'publisher' | 'structure';
  readonly card?: {
    readonly type?: 'CPA' | 'CPS' | 'CPE';
    readonly number?: string;
    readonly active?: boolean;
  };
  readonly email?: string;
  readonly phone?: string;
}

/** One running copy of the software, or one server. */
export interface Instance {
  readonly path: ConfigPath;
  readonly id: string;
  readonly structure?: string;
  readonly environment?: Environment;
  readonly hosts: readonly string[];
  /** Host names of the services it calls. */
  readonly calls: readonly string[];
  /** Ids of the other structures that use this same instance. */
  readonly sharedWith: readonly string[];
  /** Reports reach the DMP through the PFI of a third party. */
  readonly thirdPartyPfi?: boolean;
}

/** The files an entry may name instead of the convention `secrets/<id>/…`. */
export interface CertificateFiles {
  readonly privateKey?: string;
  readonly request?: string;
  readonly certificate?: string;
  readonly chain?: string;
  readonly bundle?: string;
}

/** A certificate to order or issued, and what it serves. */
export interface CertificateEntry {
  readonly path: ConfigPath;
  readonly id: string;
  readonly instance?: string;
  readonly product?: Product;
  readonly commonName?: string;
  readonly services: readonly string[];
  readonly callMode?: 'manual' | 'automated';
  readonly administrator?: string;
  readonly contact?: { readonly actor?: string; readonly inform: readonly string[] };
  readonly order?: { readonly sentOn?: string; readonly reference?: string; readonly confirmedOn?: string };
  readonly files: CertificateFiles;
}

/** A rule in a file, silenced because what it finds is intended. */
export interface IntendedFinding {
  readonly path: ConfigPath;
  /** From the folder of the configuration. */
  readonly file: string;
  readonly rule: string;
}

/** What could be understood of a configuration: entries without an `id` and values of a wrong type are left out. */
export interface Configuration {
  readonly publisher?: {
    readonly name?: string;
    readonly solution?: string;
    readonly ansContract?: boolean;
    /** ISO 8601 date. */
    readonly platines?: { readonly lastLogin?: string };
  };
  readonly structures: readonly Structure[];
  readonly administrators: readonly Administrator[];
  readonly instances: readonly Instance[];
  readonly certificates: readonly CertificateEntry[];
  readonly ignore: readonly IntendedFinding[];
}
