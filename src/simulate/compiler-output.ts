import { isAbsolute, normalize, relative } from 'node:path';

/** A spot as compilers name it: `file:line:column`. */
export interface Spot {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** An error or a warning, with all that the compiler has said of it. */
export interface Complaint {
  readonly kind: 'error' | 'warning';
  readonly text: string;
  /** Where it can be mended: in the project, wherever the compiler came upon it, if there is any such spot. */
  readonly at: Spot;
  /** What its notes say, but for where macros come from. */
  readonly notes: readonly string[];
  /** A note speaks of the same spot: a header was read twice. */
  readonly isRepeated: boolean;
  /** Its lines for people. */
  readonly lines: readonly string[];
}

/** What a compiler wrote, in order: complaints, and lines that belong to none. */
export type Said = Complaint | string;

/** `file:line:column: error: text`, as gcc and clang both write it. */
const HEAD = /^([^\s:][^:]*):(\d+):(\d+): (fatal error|error|warning|note): (.*)$/;
const INCLUDED = /^(?:In file included from| {17}from) (.+?)(?::(\d{1,9}))?(?::\d{1,9})?[,:]$/;
/** What neither compiler has a place for. */
const PLACELESS = /^note: /;
/** Bounded, since an app has its words in it. */
const BETWEEN =
  /^(?:[^\s:][^:]*: (?:In function|At top level)|\d{1,9} (?:error|warning)s? |compilation terminated|(?:[\w./-]{0,400}\/)?(?:cc1|collect2|ld(?:\.\w{1,9})?|clang(?:-\d{1,3})?): )/;
/** Of clang, which has no line for it. */
const UTF16 = /^(fatal error: UTF-16 .* detected in '([^':]+)')/;
const EXPANSION = /^(?:in expansion of macro|in definition of macro|expanded from)/;
/** gcc, and clang where it tells which files included the header. */
const REPEATED = /^originally defined here|^previous (?:definition|declaration)|^unguarded header/;
/** The header in front of each file, of which nobody knows. */
const SETTINGS = /(?:^|\/)autoconf-[0-9a-f]+\.h$/;

/** A head with the lines of code below it and the includes above it. */
interface Part {
  readonly kind: string;
  readonly text: string;
  readonly at: Spot | undefined;
  readonly includes: readonly Include[];
  readonly code: string[];
}

interface Include {
  readonly whole: string;
  readonly path: string;
  readonly line: number;
}

/**
 * Reads what gcc or clang said of a project. What they came upon in a header of ours is placed where the project uses it, and
 * where ours lie is not shown.
 * @param folder the project, absolute
 */
export function readOutput(output: string, folder: string): readonly Said[] {
  const said: Said[] = [];
  let open: Part[] = [];
  let includes: Include[] = [];
  const close = () => {
    const [head, ...notes] = open;
    if (head) said.push(complaintOf(head, notes, folder));
    open = [];
  };
  for (const written of output.replace(/\n$/, '').split('\n')) {
    const line = written.replace(UTF16, '$2:1:1: $1');
    const [, path = '', at = '', column = '', kind = '', text = ''] = HEAD.exec(line) ?? [];
    const [included, from = '', fromLine = ''] = INCLUDED.exec(line) ?? [];
    if (path !== '') {
      if (kind !== 'note') close();
      const spot = { path, line: Number(at), column: Number(column) };
      open.push({ kind, text, at: spot, includes, code: [] });
      includes = [];
    } else if (included !== undefined) includes.push({ whole: line, path: from, line: Number(fromLine) });
    else if (PLACELESS.test(line) && open.length > 0)
      open.push({ kind: 'note', text: '', at: undefined, includes: [], code: [] });
    else if (BETWEEN.test(line) || open.length === 0) {
      close();
      if (line !== '') said.push(line);
    } else open.at(-1)?.code.push(line);
  }
  close();
  return said;
}

/** The same for people, line by line: without our own headers, wherever a line of the project tells as much. */
export function plainOutput(output: string, folder: string): string {
  const lines = readOutput(output, folder).flatMap((one) => (typeof one === 'string' ? [one] : one.lines));
  return lines.map((line) => `${line}\n`).join('');
}

/** The path of a file in the project; undefined: it is ours, the compiler's or the system's. */
export function ownPath(path: string, folder: string): string | undefined {
  const file = isAbsolute(path) ? relative(folder, path) : normalize(path);
  const isForeign = isAbsolute(file) || /^(?:\.\.|<|\.nanokit\/|(?:.*\/)?node_modules\/)/.test(file);
  return isForeign || SETTINGS.test(file) ? undefined : file;
}

function complaintOf(head: Part, notes: readonly Part[], folder: string): Complaint {
  const isOwn = ({ at }: Part) => at !== undefined && ownPath(at.path, folder) !== undefined;
  const use = isOwn(head) ? head : notes.find((note) => isOwn(note) && EXPANSION.test(note.text));
  const include = head.includes.find(({ path }) => ownPath(path, folder) !== undefined);
  const spot = use?.at ?? (include && { path: include.path, line: include.line, column: 1 });
  const kind = head.kind === 'warning' ? 'warning' : 'error';
  const told = notes.filter((note) => note !== use);
  const lines = [
    ...(use === head ? includesOf(head, folder) : []),
    headOf({ ...head, at: spot ?? head.at }),
    // Of an include there is no code, and that of our header helps nobody.
    ...(use ?? (spot ? { code: [] } : head)).code,
    ...told.flatMap((note) => {
      if (isOwn(note)) return [...includesOf(note, folder), headOf(note), ...note.code];
      return note.text === '' || EXPANSION.test(note.text)
        ? []
        : [headOf({ ...note, at: undefined }), ...note.code];
    }),
  ];
  const words = told.map(({ text }) => text).filter((text) => text !== '' && !EXPANSION.test(text));
  const isRepeated = notes.some((note) => isSame(head.at, note.at) && REPEATED.test(note.text));
  return { kind, text: head.text, at: spot ?? at(head), notes: words, isRepeated, lines };
}

function isSame(one: Spot | undefined, other: Spot | undefined): boolean {
  return one?.path === other?.path && one?.line === other?.line && one?.column === other?.column;
}

function at({ at: spot }: Part): Spot {
  return spot ?? { path: '', line: 0, column: 0 };
}

function headOf({ at: spot, kind, text }: Part): string {
  return `${spot ? `${spot.path}:${spot.line}:${spot.column}: ` : ''}${kind}: ${text}`;
}

/** How a file of the project came in, where only files of the project had to do with that. */
function includesOf({ includes }: Part, folder: string): readonly string[] {
  const all = includes.every(({ path }) => ownPath(path, folder) !== undefined);
  return all ? includes.map(({ whole }) => whole) : [];
}
