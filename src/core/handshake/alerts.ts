import type { Text } from '../language';

/** An alert of TLS: its name in RFC 8446 §6, and what it means to who wants to be let in. */
export interface Alert {
  readonly name: string;
  /** Whether it is about our certificate, as far as it tells. */
  readonly refusesCertificate: boolean;
  readonly meaning: Text;
}

/** What an alert means; undefined for a number that is not in use. */
export function alertOf(number: number): Alert | undefined {
  return alerts[number];
}

const alerts: Readonly<Record<number, Alert>> = {
  40: {
    name: 'handshake_failure',
    refusesCertificate: true,
    meaning: {
      en: 'The server could not agree with us. Mostly it wants a client certificate and was not pleased with ours, or shares no cipher with this machine.',
      fr: 'Le serveur n’a pas pu s’entendre avec nous. Le plus souvent, il attend un certificat client et le nôtre ne lui convient pas, ou il n’a aucun chiffrement en commun avec cette machine.',
    },
  },
  42: {
    name: 'bad_certificate',
    refusesCertificate: true,
    meaning: {
      en: 'The server finds the certificate corrupt or wrongly signed, or turns it down without saying why.',
      fr: 'Le serveur trouve le certificat corrompu ou mal signé, ou le rejette sans dire pourquoi.',
    },
  },
  43: {
    name: 'unsupported_certificate',
    refusesCertificate: true,
    meaning: {
      en: 'The server takes no certificate of this type: its usage is not client authentication, or its algorithm is not accepted.',
      fr: 'Le serveur n’accepte pas ce type de certificat : son usage n’est pas l’authentification client, ou son algorithme n’est pas admis.',
    },
  },
  44: {
    name: 'certificate_revoked',
    refusesCertificate: true,
    meaning: {
      en: 'The certificate has been revoked. Order a new one.',
      fr: 'Le certificat a été révoqué. Commandez-en un nouveau.',
    },
  },
  45: {
    name: 'certificate_expired',
    refusesCertificate: true,
    meaning: {
      en: 'For the server, the certificate has expired or is not valid yet. Check its dates, and the clock of the server where you run it.',
      fr: 'Pour le serveur, le certificat est expiré ou pas encore valide. Vérifiez ses dates, et l’horloge du serveur si c’est le vôtre.',
    },
  },
  46: {
    name: 'certificate_unknown',
    refusesCertificate: true,
    meaning: {
      en: 'The server does not accept the certificate, for a reason it does not tell. Often the certificate is not registered with it.',
      fr: 'Le serveur n’accepte pas le certificat, sans dire pourquoi. Souvent, ce certificat n’y est pas enregistré.',
    },
  },
  48: {
    name: 'unknown_ca',
    refusesCertificate: true,
    meaning: {
      en: 'The server does not know the authority that issued the certificate, or misses the certificate of the intermediate authority.',
      fr: 'Le serveur ne connaît pas l’autorité qui a délivré le certificat, ou il lui manque le certificat de l’autorité intermédiaire.',
    },
  },
  49: {
    name: 'access_denied',
    refusesCertificate: true,
    meaning: {
      en: 'The certificate is valid, but its holder may not enter. Check its registration with the service.',
      fr: 'Le certificat est valide, mais son titulaire n’est pas autorisé. Vérifiez son enregistrement auprès du service.',
    },
  },
  51: {
    name: 'decrypt_error',
    refusesCertificate: true,
    meaning: {
      en: 'The server could not verify the signature made by the private key.',
      fr: 'Le serveur n’a pas pu vérifier la signature faite par la clé privée.',
    },
  },
  70: {
    name: 'protocol_version',
    refusesCertificate: false,
    meaning: {
      en: 'The server speaks neither TLS 1.2 nor TLS 1.3. It has to be updated: older versions are not safe.',
      fr: 'Le serveur ne parle ni TLS 1.2 ni TLS 1.3. Il doit être mis à jour : les versions antérieures ne sont pas sûres.',
    },
  },
  71: {
    name: 'insufficient_security',
    refusesCertificate: false,
    meaning: {
      en: 'The server asks for stronger ciphers than this machine offers.',
      fr: 'Le serveur exige des chiffrements plus forts que ceux de cette machine.',
    },
  },
  80: {
    name: 'internal_error',
    refusesCertificate: false,
    meaning: {
      en: 'Something went wrong inside the server. Try again later, or ask those who run it.',
      fr: 'Une erreur interne s’est produite sur le serveur. Réessayez plus tard, ou demandez à ceux qui l’exploitent.',
    },
  },
  112: {
    name: 'unrecognized_name',
    refusesCertificate: false,
    meaning: {
      en: 'The server serves no host of this name. Check the name of the host.',
      fr: 'Le serveur ne sert aucun hôte de ce nom. Vérifiez le nom de l’hôte.',
    },
  },
  116: {
    name: 'certificate_required',
    refusesCertificate: true,
    meaning: {
      en: 'The server requires a client certificate and got none that it can use.',
      fr: 'Le serveur exige un certificat client et n’en a reçu aucun d’utilisable.',
    },
  },
};

/** The number of an alert by its name in RFC 8446 §6; undefined where there is none. */
export function alertNamed(name: string): number | undefined {
  const found = Object.entries(alerts).find(([, alert]) => alert.name === name);
  return found && Number(found[0]);
}
