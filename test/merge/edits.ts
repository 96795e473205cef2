import fc from 'fast-check';

/** One thing that somebody does to a file: to its lines, or to its bytes. Lines are bytes as characters (latin1). */
export type Edit = {
  /** At a line that the other text has not, if there is one: that is where merges are hard. */
  readonly aims: boolean;
} & Action;
type Action =
  | { readonly kind: 'append'; readonly at: number; readonly text: string }
  | { readonly kind: 'insert' | 'replace'; readonly at: number; readonly line: string }
  | { readonly kind: 'delete' | 'duplicate'; readonly at: number }
  | { readonly kind: 'move'; readonly at: number; readonly to: number }
  | { readonly kind: 'copy'; readonly at: number; readonly to: number }
  | { readonly kind: 'ending'; readonly ending: string; readonly at: number | undefined }
  | { readonly kind: 'open' | 'mark' | 'empty' };

const bytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

/** Lines as users write them, and as nobody should. */
const line = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(...['CONFIG_MINE=y', 'CONFIG_HEAP_MEM_POOL_SIZE=70000', 'CONFIG_NET_SHELL=n']),
  },
  fc.constantFrom(
    '# CONFIG_NET_SHELL is not set',
    '# CONFIG_LOG=y',
    'CONFIG_LOG=y ',
    '  CONFIG_LOG=y',
    'CONFIG_',
    '=',
  ),
  fc.constantFrom('', ' ', '\t', '# mine', bytes('# 我的'), '#', '}', '{', '/* mine */', '\tmine();'),
  fc.constantFrom(
    'config MINE',
    '\tbool "Mine"',
    '\thelp',
    '\t  Help',
    'endmenu',
    'menu "x"',
    'if X',
    '\tdefault 5 if \\',
  ),
  fc.constantFrom('*.o', '!build/', 'build/', 'credentials.conf', 'constructor', '__proto__', '0'),
  fc.constantFrom('<<<<<<< yours', '=======', '>>>>>>> generated', '<<<<<<< HEAD'),
  // Not UTF-8, and what some take for blanks and line ends.
  fc.constantFrom('# \xc4\xe3\xba\xc3', '\xff\xfe', '\x85', '\xa0', bytes('# a\u2028b'), 'CONFIG_X=\xe4'),
  fc.string({ maxLength: 12 }).map((text) => bytes(text).replace(/[\r\n\0]/g, '')),
);

const at = fc.nat(200);

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 40, arbitrary: fc.record({ kind: fc.constant('insert' as const), at, line }) },
  { weight: 40, arbitrary: fc.record({ kind: fc.constant('replace' as const), at, line }) },
  {
    weight: 40,
    arbitrary: fc.record({ kind: fc.constantFrom('delete' as const, 'duplicate' as const), at }),
  },
  { weight: 30, arbitrary: fc.record({ kind: fc.constantFrom('move' as const), at, to: at }) },
  { weight: 20, arbitrary: fc.record({ kind: fc.constant('copy' as const), at, to: at }) },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('ending' as const),
      ending: fc.constantFrom('\r\n', '\n', '\r'),
      at: fc.option(at, { nil: undefined }),
    }),
  },
  { weight: 10, arbitrary: fc.record({ kind: fc.constantFrom('open' as const, 'mark' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('empty' as const) }) },
  {
    weight: 60,
    arbitrary: fc.record({
      kind: fc.constant('append' as const),
      at,
      text: fc.constantFrom('0', ' # mine', '"'),
    }),
  },
);

export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.tuple(action, fc.boolean()).map(([what, aims]) => ({ ...what, aims })),
  { maxLength: 8 },
);

/**
 * A file after somebody edited it.
 * @param source another text, from which lines may be copied
 */
export function edited(text: string, source: string, list: readonly Edit[]): Buffer {
  let lines = bytes(text)
    .split('\n')
    .slice(0, -1)
    .map((one) => ({ text: one, ending: '\n' }));
  const others = bytes(source).split('\n').slice(0, -1);
  let isOpen = false;
  let mark = '';
  for (const edit of list) {
    const targets = lines.flatMap((one, position) => (others.includes(one.text) ? [] : [position]));
    const wanted = 'at' in edit ? (edit.at ?? 0) : 0;
    const index =
      edit.aims && targets.length > 0 ? (targets[wanted % targets.length] ?? 0) : wanted % (lines.length + 1);
    switch (edit.kind) {
      case 'insert':
        lines.splice(index, 0, { text: edit.line, ending: '\n' });
        break;
      case 'replace':
        lines.splice(index, 1, { text: edit.line, ending: '\n' });
        break;
      case 'delete':
        lines.splice(index, 1);
        break;
      case 'append':
        lines = lines.map((one, position) =>
          position === index ? { ...one, text: one.text + edit.text } : one,
        );
        break;
      case 'duplicate':
        lines.splice(index, 0, ...lines.slice(index, index + 1));
        break;
      case 'move': {
        const moved = lines.splice(index, 1);
        lines.splice(edit.to % (lines.length + 1), 0, ...moved);
        break;
      }
      case 'copy':
        lines.splice(index, 0, { text: others[edit.to % others.length] ?? '', ending: '\n' });
        break;
      case 'ending':
        lines = lines.map((one, position) =>
          edit.at === undefined || position === index ? { ...one, ending: edit.ending } : one,
        );
        break;
      case 'open':
        isOpen = true;
        break;
      case 'mark':
        mark = '\xef\xbb\xbf';
        break;
      case 'empty':
        lines = [];
        break;
    }
  }
  const joined = lines.map(({ text: one, ending }) => one + ending).join('');
  return Buffer.from(mark + (isOpen ? joined.replace(/(\r\n|\n|\r)$/, '') : joined), 'latin1');
}

/** How often each line stands in a file; blanks at its end, its ending and a byte-order mark do not count. */
export function lineCounts(file: Buffer): Map<string, number> {
  const counts = new Map<string, number>();
  const text = file.toString('latin1').replace(/^\xef\xbb\xbf/, '');
  for (const one of text.split(/\r\n|\n|\r/)) {
    const key = one.trimEnd();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
