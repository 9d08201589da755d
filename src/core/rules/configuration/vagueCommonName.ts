import { servicePath } from '../../config/lookup';
import { quoted } from '../../config/quoted';
import { plain } from '../../nearest';
import type { ConfigurationRule } from '../rule';

/** Outside INSi the name is free, and is worth naming an application or a structure: it cannot be changed later. */
export const vagueCommonName: ConfigurationRule = {
  id: 'vague-common-name',
  severity: 'info',
  catalogue: ['IGC-DN-007'],
  *check({ document }) {
    for (const entry of document.configuration.certificates) {
      const { path, commonName } = entry;
      if (!commonName || servicePath(entry, 'INSi') || !vague.test(plain(commonName))) continue;
      yield {
        at: [...path, 'commonName'],
        message: {
          en: `${quoted(commonName)} names neither an application nor a structure, and an issued name cannot be changed. Write one that people will recognise, such as « Proxy DMP CHU Nantes ».`,
          fr: `${quoted(commonName)} ne désigne ni une application ni une structure, et un nom émis ne se change pas. Écrivez un nom reconnaissable, comme « Proxy DMP CHU Nantes ».`,
        },
      };
    }
  },
};

const vague =
  /^(tests?|essai|demo|toto|tata|titi|foo|bar|xxx+|certificate?s?|certificats?|cert|client|serveur|server|default|localhost|auth(cli)?|sign|org(authcli|sign)?)\d*$/;
