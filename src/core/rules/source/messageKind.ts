import { nameOf } from '../../inventory/path';

/** What people write to each other by. */
export type MessageKind = 'mail' | 'chat';

/** Whether a text file is a mail or a chat, sent or to be sent; null for anything else. */
export function messageKind(file: string, text: string): MessageKind | null {
  const name = nameOf(file);
  if (/\.(?:eml|mbox|msg)$/i.test(name)) return 'mail';
  const isProse = /\.(?:md|markdown|txt)$/i.test(name);
  if (isProse && isMailDraft(text)) return 'mail';
  const isExport = /\.(?:json|html?|log)$/i.test(name);
  return (isProse || isExport) && isChat(name, text) ? 'chat' : null;
}

/** A line that only a mail has at its top, in English or French. */
const header = /^(?:>? ?)(?:\*\*)?(From|To|Subject|Cc|De|À|A|Pour|Objet)(?:\*\*)? ?: ?\S/gim;

/** Two headers, of which one is the subject. */
function isMailDraft(text: string): boolean {
  const headers = new Set([...text.matchAll(header)].map(([, name = '']) => name.toLowerCase()));
  return headers.size >= 2 && (headers.has('subject') || headers.has('objet'));
}

const chatName =
  /(?:^|[-_ .])(?:chat|tchat|slack|teams|mattermost|tchap|whatsapp|discord|signal)(?:[-_ .]|$)/i;

/** `[21/11/2026, 10:02] Anne: ` and `10:02 - Anne: `. */
const chatLine =
  /^\[?(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? )?(?:à )?\d{1,2}[:h]\d{2}(?::\d{2})?\]?(?: -)? [^\s:][^:\n]{0,60}: \S/gm;

/** By its name, by two lines of speech, by whom the first line is for, or as chats are exported. */
function isChat(name: string, text: string): boolean {
  if (chatName.test(name)) return true;
  if (/\.json$/i.test(name)) return /"type"\s{0,8}:\s{0,8}"message"/.test(text) && text.includes('"text"');
  if (/^\s{0,100}@[\p{L}\w.-]{2,60}[ ,:]/u.test(text)) return true;
  const lines = text.matchAll(chatLine);
  return lines.next().done === false && lines.next().done === false;
}
