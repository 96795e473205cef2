import type { Line } from './file-text.js';
import type { Item } from './items.js';

const ENTRY = /^\s*(?:menu)?config\s+(\S+)/;
const STATEMENT =
  /^\s*(?:choice|endchoice|menu|endmenu|if|endif|comment|mainmenu|[og]?r?source|osource|orsource|gsource|grsource)\b/;
const HELP = /^\s*-*help-*\s*$/;
const TAB = 8;

/**
 * The lines of a Kconfig file as items: `config NAME` with its attributes is one. The grammar is not checked: a file that
 * does not follow it comes apart in lines, and none of them is lost.
 */
export function kconfigItems(lines: readonly Line[]): Item[] {
  const items: Item[] = [];
  let entry: { readonly key: string; readonly lines: Line[] } | undefined;
  /** The indent of the help text that goes on; 0 before its first line. */
  let help: number | undefined;
  let continues = false;

  const close = () => {
    if (!entry) return;
    // Blank lines and comments behind an entry part it from the next one.
    const own = [...entry.lines];
    const behind: Line[] = [];
    while (own.length > 1 && isLoose(own.at(-1))) behind.unshift(...own.splice(-1));
    const value = own.map(({ text }) => text).join('\n');
    items.push({ kind: 'entry', key: entry.key, value, lines: own }, ...behind.map(looseItem));
    entry = undefined;
  };

  for (const line of lines) {
    const { text } = line;
    const indent = indentOf(text);
    const inHelp = help !== undefined && (text.trim() === '' || (indent > 0 && indent >= help));
    if (!inHelp) help = undefined;
    else if (text.trim() !== '' && help === 0) help = indent;
    const key = inHelp || continues ? undefined : ENTRY.exec(text)?.[1];
    if (key !== undefined) {
      close();
      entry = { key, lines: [line] };
    } else if (!inHelp && !continues && STATEMENT.test(text)) {
      close();
      items.push(looseItem(line));
    } else if (entry) entry.lines.push(line);
    else items.push(looseItem(line));
    if (!inHelp && HELP.test(text)) help = 0;
    continues = !inHelp && text.endsWith('\\');
  }
  close();
  return items;
}

function isLoose(line: Line | undefined): boolean {
  return line !== undefined && /^\s*(#|$)/.test(line.text);
}

function looseItem(line: Line): Item {
  const text = line.text.trim();
  if (text === '') return { kind: 'blank', lines: [line] };
  return { kind: text.startsWith('#') ? 'comment' : 'plain', lines: [line] };
}

function indentOf(text: string): number {
  let columns = 0;
  for (const char of text) {
    if (char === '\t') columns += TAB - (columns % TAB);
    else if (char === ' ') columns++;
    else break;
  }
  return columns;
}
