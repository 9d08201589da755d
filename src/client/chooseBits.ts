import { window } from 'vscode';
import { Cancelled } from './passphrase';
import { say } from './settings';

/** Asks for the size of a new RSA key. Throws `Cancelled`. */
export async function chooseBits(): Promise<2048 | 3072 | 4096> {
  const choices = [
    {
      label: 'RSA 2048',
      description: say({ en: 'what IGC-Santé issues', fr: 'ce que délivre l’IGC-Santé' }),
      bits: 2048,
    },
    { label: 'RSA 3072', description: '', bits: 3072 },
    { label: 'RSA 4096', description: '', bits: 4096 },
  ] as const;
  const title = say({ en: 'Strength of the key', fr: 'Taille de la clé' });
  const chosen = await window.showQuickPick(choices, { title, ignoreFocusOut: true });
  if (!chosen) throw new Cancelled();
  return chosen.bits;
}
