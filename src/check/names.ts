import { distance } from 'fastest-levenshtein';
import type { CompiledCatalogue } from './compiled.js';
import { unpackNames } from './packed-names.js';

/** Subsystems of which every symbol is known by name, so that one that is not among them does not exist. */
const WHOLE =
  /^(?:NET|LOG|SHELL|MBEDTLS|WEBSOCKET|DNS|HTTP|TLS|NEWLIB|CBPRINTF|THREAD_ANALYZER|SYSTEM_WORKQUEUE)_/;

/** Symbols that a later or an earlier Zephyr has under another name. */
const RENAMED: readonly (readonly [string, string])[] = [
  ['CPLUSPLUS', 'CPP'],
  ['LOG1_DEFERRED', 'LOG_MODE_DEFERRED'],
  ['LOG1_IMMEDIATE', 'LOG_MODE_IMMEDIATE'],
  ['LOG2_ALWAYS_RUNTIME', 'LOG_ALWAYS_RUNTIME'],
  ['LOG2_DEFERRED', 'LOG_MODE_DEFERRED'],
  ['LOG2_IMMEDIATE', 'LOG_MODE_IMMEDIATE'],
  ['LOG2_MODE_DEFERRED', 'LOG_MODE_DEFERRED'],
  ['LOG2_MODE_IMMEDIATE', 'LOG_MODE_IMMEDIATE'],
  ['LOG2_USE_VLA', 'LOG_USE_VLA'],
  ['LOG_IMMEDIATE', 'LOG_MODE_IMMEDIATE'],
  ['LOG_MINIMAL', 'LOG_MODE_MINIMAL'],
  ['NET_BUF_USER_DATA_SIZE', 'NET_PKT_BUF_USER_DATA_SIZE'],
];

/** What is known of a name on one SDK line. */
export type Standing =
  /** The catalogue has it on other lines, or all of its subsystem is known: it does not exist here. */
  | { readonly kind: 'gone'; readonly lines: string; readonly renamed?: string }
  | { readonly kind: 'undefined' }
  /** It exists, and no more is known. */
  | { readonly kind: 'unchecked' }
  | { readonly kind: 'unknown' };

/** The names of all symbols that are known of, whatever else is known of them. */
export class Names {
  private readonly lines = new Map<string, string>();

  constructor(
    private readonly catalogue: CompiledCatalogue,
    /** The lines → the names of symbols that are not in the catalogue, packed. */
    others: Readonly<Record<string, string>>,
    private readonly line: number,
    /** The app's own. */
    private readonly own: readonly string[] = [],
  ) {
    for (const [lines, names] of Object.entries(others)) {
      for (const name of unpackNames(names)) this.add(name, lines);
    }
    for (const [name, variants] of Object.entries(catalogue.symbols))
      this.add(name, Object.keys(variants).join(''));
  }

  /** A name may be in the catalogue on one line, and only known to exist on another. */
  private add(name: string, lines: string): void {
    this.lines.set(name, [...new Set((this.lines.get(name) ?? '') + lines)].sort().join(''));
  }

  standingOf(name: string): Standing {
    const lines = this.lines.get(name);
    const digit = String(this.line);
    if (lines?.includes(digit)) return { kind: 'unchecked' };
    const certain = WHOLE.test(name) || Object.hasOwn(this.catalogue.symbols, name);
    if (lines !== undefined && certain) return { kind: 'gone', lines, ...this.renamed(name) };
    if (lines !== undefined) return { kind: 'unknown' };
    return certain ? { kind: 'undefined' } : { kind: 'unknown' };
  }

  private renamed(name: string): { readonly renamed?: string } {
    const pair = RENAMED.find(([old, fresh]) => {
      const other = old === name ? fresh : fresh === name ? old : undefined;
      return other !== undefined && this.exists(other);
    });
    if (pair === undefined) return {};
    return { renamed: pair[0] === name ? pair[1] : pair[0] };
  }

  private exists(name: string): boolean {
    return this.lines.get(name)?.includes(String(this.line)) ?? false;
  }

  /** Up to three names on this line that a mistyped one may have been meant to be, the nearest first. */
  nearest(typed: string): readonly string[] {
    const wanted = typed.toUpperCase();
    // In a very short word, one wrong letter leaves nothing to go by.
    const most = wanted.length < 4 ? 0 : wanted.length < 10 ? 1 : wanted.length < 16 ? 2 : 3;
    const near: { readonly name: string; readonly away: number }[] = [];
    const consider = (name: string) => {
      if (most === 0) return;
      if (Math.abs(name.length - wanted.length) > most) return;
      const away = isSwapped(wanted, name.toUpperCase()) ? 1 : distance(wanted, name.toUpperCase());
      if (away <= most) near.push({ name, away });
    };
    for (const [name, lines] of this.lines) if (lines.includes(String(this.line))) consider(name);
    for (const name of this.own) consider(name);
    const sorted = near.sort((a, b) => a.away - b.away);
    return sorted
      .filter(({ away }) => away === sorted[0]?.away)
      .slice(0, 3)
      .map(({ name }) => name);
  }
}

/** Two letters that stand next to each other are exchanged: one slip of the fingers. */
function isSwapped(typed: string, name: string): boolean {
  if (typed.length !== name.length) return false;
  const at = [...name].findIndex((letter, index) => letter !== typed[index]);
  return (
    at >= 0 &&
    typed[at] === name[at + 1] &&
    typed[at + 1] === name[at] &&
    typed.slice(at + 2) === name.slice(at + 2)
  );
}
