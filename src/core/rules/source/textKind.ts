import { nameOf } from '../../inventory/path';

/** What a text file is: a program, settings that some program reads, or prose that people read. */
export type TextNature = 'program' | 'settings' | 'prose';

/** How a file is read. */
export interface TextKind {
  readonly nature: TextNature;
  /** What starts a comment, and ends it. */
  readonly comments: readonly CommentForm[];
  /** Lower-case extension, without the dot. */
  readonly extension: string;
}

/** A comment from `start` to `end`, or to the end of the line. */
export interface CommentForm {
  readonly start: string;
  readonly end?: string;
  /** Where it may start: only after white space, or only as the first thing of a line. */
  readonly after?: 'space' | 'line';
}

const slashes: readonly CommentForm[] = [{ start: '//' }, { start: '/*', end: '*/' }];
const hash: readonly CommentForm[] = [{ start: '#', after: 'space' }];
const marked: readonly CommentForm[] = ['#', '!', ';'].map((start) => ({ start, after: 'line' }));
const angles: readonly CommentForm[] = [{ start: '<!--', end: '-->' }];

const kinds: readonly (readonly [TextNature, readonly CommentForm[], string])[] = [
  [
    'program',
    slashes,
    'js mjs cjs jsx ts mts cts tsx java kt kts scala groovy gradle cs go swift dart rs c cc cpp h',
  ],
  ['program', [...slashes, ...hash], 'php'],
  ['program', [...slashes, ...angles], 'vue svelte'],
  ['program', hash, 'py rb pl sh bash zsh'],
  ['program', [...hash, { start: '<#', end: '#>' }], 'ps1 psm1'],
  [
    'program',
    [
      { start: 'rem ', after: 'line' },
      { start: '::', after: 'line' },
    ],
    'bat cmd',
  ],
  ['settings', slashes, 'json jsonc json5'],
  ['settings', [...slashes, ...hash], 'tf hcl'],
  ['settings', marked, 'properties ini cfg env npmrc'],
  ['settings', angles, 'xml config html xhtml csproj'],
  ['prose', [], 'md markdown mdx txt adoc rst eml'],
];

const kindOfExtension: ReadonlyMap<string, TextKind> = new Map(
  kinds.flatMap(([nature, comments, extensions]) =>
    extensions.split(' ').map((extension) => [extension, { nature, comments, extension }] as const),
  ),
);

/** Suffixes of a template, which is of the kind that the rest of its name says. */
const templateSuffix = /\.(tpl|tmpl|template|j2|erb|dist|example|sample|local)$/;

/** What a file is by its name; settings with `#` comments where the name says nothing. */
export function textKind(file: string): TextKind {
  const name = nameOf(file).toLowerCase().replace(templateSuffix, '');
  const extension = /^\.env\b/.test(name) ? 'env' : name.slice(name.lastIndexOf('.') + 1);
  return kindOfExtension.get(extension) ?? { nature: 'settings', comments: hash, extension };
}

/** Whether a file says by its name that it is an example to fill in. */
export function isTemplate(file: string): boolean {
  return /\.(template|dist|example|sample)(\.|$)/i.test(nameOf(file));
}
