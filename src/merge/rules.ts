import { commentsOut } from '../kconfig/commented-out.js';
import { type FragmentLine, parseFragment } from '../kconfig/fragment.js';
import type { Line } from './file-text.js';
import type { Item, ItemRules } from './items.js';
import { kconfigItems } from './kconfig-items.js';

/** `prj.conf`: assignments, matched by symbol. The last one of a symbol counts. */
const fragment: ItemRules = {
  items: (lines) => lines.map(fragmentItem),
  counts: 'last',
  mergesLines: false,
  commentsOut,
  bothOff: (base, ours) => base.value === 'y' && ours.value === 'n',
  withValue: (theirs, ours) => {
    const [line] = theirs.lines;
    const [own] = ours.lines;
    if (!line || !own) return theirs.lines;
    const before = parsed(line);
    const after = parsed(own);
    if (before.kind !== 'assignment' || after.kind !== 'assignment') return [{ ...line, text: own.text }];
    // Blanks behind the value are the user's.
    const { text, valueStart, value } = before;
    const replaced = text.slice(0, valueStart) + after.value + text.slice(valueStart + value.length);
    return [{ ...line, text: replaced }];
  },
};

function parsed({ text }: Line): FragmentLine {
  const [line] = parseFragment('', text).lines;
  return line ?? { kind: 'blank', line: 1, text: '', ending: '' };
}

function fragmentItem(line: Line): Item {
  const read = parsed(line);
  const lines: readonly [Line] = [line];
  switch (read.kind) {
    case 'assignment':
      return { kind: 'entry', key: read.symbol, value: read.value, lines };
    case 'unset':
      return { kind: 'entry', key: read.symbol, value: 'n', lines };
    case 'malformed':
      return { kind: 'plain', lines };
    default:
      return { kind: read.kind, lines };
  }
}

/** The app's `Kconfig`: symbols with all that is said of them. */
const kconfig: ItemRules = {
  items: kconfigItems,
  counts: 'first',
  mergesLines: true,
  withValue: (theirs, ours) => ours.lines.map(({ text }, index) => ({ ...theirs.lines[index], text })),
};

/** `.gitignore`: patterns, of which there is nothing but whether they are there. */
const ignore: ItemRules = {
  items: (lines) =>
    lines.map((line): Item => {
      const text = line.text.trimEnd();
      if (text === '') return { kind: 'blank', lines: [line] };
      if (text.startsWith('#')) return { kind: 'comment', lines: [line] };
      return { kind: 'entry', key: text, value: '', lines: [line] };
    }),
  counts: 'first',
  mergesLines: false,
  withValue: ({ lines }) => lines,
};

/** How a file is merged, by its path in the project; one without rules is merged line by line. */
export const RULES: ReadonlyMap<string, ItemRules> = new Map([
  ['prj.conf', fragment],
  ['Kconfig', kconfig],
  ['.gitignore', ignore],
]);
