import { quoted } from '../../config/quoted';
import { hostHints, hostsIn, type HostMention } from '../../igc/hosts';
import type { Text } from '../../language';
import type { SourceReport, SourceRule } from '../rule';
import { activeText } from './activeText';
import { nearestHostIn } from './nearestHost';
import { textKind, type TextKind } from './textKind';
import { curlCommand, tlsSwitches } from './tlsSwitches';

/** TLS certificates are verified where a service of IGC-Santé is called. */
export const tlsVerificationDisabled: SourceRule = {
  id: 'tls-verification-disabled',
  severity: 'error',
  catalogue: ['IGC-CA-006', 'IGC-CA-007'],
  hints: hostHints,
  *check({ file, text }) {
    const kind = textKind(file);
    const active = activeText(text, kind);
    const nearestHost = nearestHostIn(active, kind.nature);
    for (const { start, end, remedy, isName, wholeProcess } of switchedOff(active, kind)) {
      const host = wholeProcess ? (nearestHost(start) ?? anyHost(active, kind)) : nearestHost(start);
      if (!host) continue;
      yield {
        start,
        end,
        message: message(host, remedy),
        ...(kind.nature === 'prose' && { severity: 'warning' }),
        identity: [host.name, ...(isName ? [active.slice(start, end)] : [])],
      };
    }
    yield* insecureCurls(active, kind);
  },
};

interface SwitchedOff {
  readonly start: number;
  readonly end: number;
  readonly remedy: Text;
  readonly isName: boolean;
  readonly wholeProcess: boolean;
}

/** What switches the verification off in a text, each place once. */
function* switchedOff(text: string, { extension }: TextKind): Generator<SwitchedOff> {
  const taken = new Set<number>();
  for (const { pattern, extensions, remedy, isName = false, wholeProcess = false } of tlsSwitches) {
    if (extensions && !extensions.test(extension)) continue;
    for (const { index: start, 0: match } of text.matchAll(pattern)) {
      const before = text.slice(Math.max(0, start - 120), start).replace(/[^]*[\r\n]/, '');
      if (taken.has(start) || isElsewhere.test(before)) continue;
      taken.add(start);
      yield { start, end: start + match.length, remedy, isName, wholeProcess };
      if (isName) break;
    }
  }
}

/** What stands on the line before words that switch nothing off: an import, or the verification of a token. */
const isElsewhere = /^\s*(?:import|using|use|from)\b|\bjw[ste]?\b|\bjose\b/i;

function anyHost(text: string, { nature }: TextKind): HostMention | null {
  if (nature !== 'program') return null;
  const [first] = hostsIn(text);
  return first ?? null;
}

/** No command that people write is longer. */
const longestCommand = 2000;

/** The commands that call a host of IGC-Santé themselves, or stand near one where their address is a variable. */
function* insecureCurls(text: string, { nature }: TextKind): Generator<SourceReport> {
  const nearestHost = nearestHostIn(text, nature);
  let previousEnd = 0;
  for (const { index } of text.matchAll(curlCommand.word)) {
    if (index < previousEnd) continue;
    const command = commandAt(text, index);
    previousEnd = index + command.length;
    const flag = curlCommand.flag.exec(command);
    if (!flag) continue;
    const [own] = hostsIn(command);
    const host = own ?? (/https?:\/\/(?![$%{<])/i.test(command) ? null : nearestHost(index));
    if (!host) continue;
    const start = index + flag.index;
    yield {
      start,
      end: start + flag[0].length,
      message: message(host, curlCommand.remedy),
      ...(nature === 'prose' && { severity: 'warning' }),
      identity: [host.name],
    };
  }
}

/** A command from its name to the end of its last line; a backslash continues a line. */
function commandAt(text: string, start: number): string {
  const most = text.slice(start, start + longestCommand);
  const end = /(?<![\\^`])\r?\n|[|;]|&&/.exec(most);
  return end ? most.slice(0, end.index) : most;
}

function message({ name }: HostMention, remedy: Text): Text {
  return {
    en: `The certificate of ${quoted(name)} is not verified here: anyone can pose as it. No public store has the roots of IGC-Santé: ${remedy.en}.`,
    fr: `Le certificat de ${quoted(name)} n’est pas vérifié ici : n’importe qui peut se faire passer pour lui. Aucun magasin public n’a les racines de l’IGC-Santé : ${remedy.fr}.`,
  };
}
