import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import type { Expression, Operand } from './expression.js';
import type { Fragment } from './fragment.js';
import type { ZephyrSymbols } from './zephyr-symbols.js';

export const SYMBOL_TYPES = ['bool', 'tristate', 'int', 'hex', 'string'] as const;
export type SymbolType = (typeof SYMBOL_TYPES)[number];

/** Part of a file's text, as UTF-16 offsets; `placeAt` makes a `Place` of it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A string as it stands between double quotes in a Kconfig file: `\"`, `\\` and `\$` escaped, `$(…)` not expanded.
 * The escaped form is kept because the plain one cannot tell the macro `$(X)` from the text `\$(X)`.
 * `unescapeText` gives the plain text.
 */
export type QuotedText = string;

/** One Kconfig file. Comments (`#`) and blank lines are no part of the tree. */
export interface KconfigFile {
  readonly file: string;
  readonly text: string;
  readonly entries: readonly Entry[];
}

export type Entry =
  | ConfigEntry
  | ChoiceEntry
  | MenuEntry
  | IfEntry
  | CommentEntry
  | MainMenuEntry
  | SourceEntry
  | MacroEntry;

/** `config X` or `menuconfig X`. */
export interface ConfigEntry {
  readonly kind: 'config' | 'menuconfig';
  readonly symbol: string;
  readonly attributes: readonly Attribute[];
  readonly span: Span;
}

export interface ChoiceEntry {
  readonly kind: 'choice';
  readonly name?: string;
  readonly attributes: readonly Attribute[];
  readonly entries: readonly Entry[];
  readonly span: Span;
}

export interface MenuEntry {
  readonly kind: 'menu';
  readonly prompt: QuotedText;
  /** `depends on` and `visible if`. */
  readonly attributes: readonly Attribute[];
  readonly entries: readonly Entry[];
  readonly span: Span;
}

export interface IfEntry {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly entries: readonly Entry[];
  readonly span: Span;
}

export interface CommentEntry {
  readonly kind: 'comment';
  readonly prompt: QuotedText;
  readonly attributes: readonly Attribute[];
  readonly span: Span;
}

export interface MainMenuEntry {
  readonly kind: 'mainmenu';
  readonly prompt: QuotedText;
  readonly span: Span;
}

/** Never followed. `source "Kconfig.zephyr"` marks where Zephyr's own symbols are defined. */
export interface SourceEntry {
  readonly kind: 'source' | 'rsource' | 'osource' | 'orsource';
  readonly path: QuotedText;
  readonly span: Span;
}

/** `NAME = value`, `NAME := value`, `NAME += value`, or a bare `$(…)` on a line: kept as text, without outer blanks. */
export interface MacroEntry {
  readonly kind: 'macro';
  readonly text: string;
  readonly span: Span;
}

/** What stands under `config`, `choice`, `menu` and `comment`, in the order of the file: the order of defaults counts. */
export type Attribute = AttributeBody & { readonly span: Span };

export type AttributeBody =
  | {
      readonly kind: 'type';
      readonly type: SymbolType;
      readonly prompt?: QuotedText;
      readonly condition?: Expression;
    }
  | { readonly kind: 'prompt'; readonly prompt: QuotedText; readonly condition?: Expression }
  | { readonly kind: 'default'; readonly value: Expression; readonly condition?: Expression }
  /** `def_bool y` and its kind: a type and a default in one line. */
  | {
      readonly kind: 'typed-default';
      readonly type: SymbolType;
      readonly value: Expression;
      readonly condition?: Expression;
    }
  | { readonly kind: 'depends on'; readonly condition: Expression }
  | { readonly kind: 'select' | 'imply'; readonly symbol: string; readonly condition?: Expression }
  | { readonly kind: 'range'; readonly low: Operand; readonly high: Operand; readonly condition?: Expression }
  | { readonly kind: 'visible if'; readonly condition: Expression }
  | { readonly kind: 'optional' }
  | { readonly kind: 'option'; readonly option: string; readonly value?: QuotedText }
  /** Without its indent; never empty. */
  | { readonly kind: 'help'; readonly text: string }
  /** A line for the preprocessor between two attributes. */
  | { readonly kind: 'macro'; readonly text: string };

/** What decided a symbol's value. `none`: nothing did, so a bool is `n` and the others are empty. */
export type ValueOrigin =
  | 'fragment'
  | 'default'
  | 'select'
  | 'imply'
  | 'choice'
  /** The bound of a range that no default lies in. */
  | 'range'
  | 'none';

export interface ResolvedSymbol {
  readonly type: SymbolType;
  /** `y`, `m` or `n`; a number as written (`4096`, `0x20`); or the plain text of a string. */
  readonly value: string;
  readonly from: ValueOrigin;
  /** Kconfig writes the symbol to `.config` and `autoconf.h`: it is visible, or something gave it a value. */
  readonly written: boolean;
  /** Where the assignment stands that gave the value. */
  readonly place?: Place;
}

export interface ResolveInput {
  /** The app's own `Kconfig`. Zephyr's symbols are defined where it says `source "Kconfig.zephyr"`, else before it. */
  readonly tree: KconfigFile;
  readonly zephyr: ZephyrSymbols;
  /** In the order in which Kconfig reads them: the last assignment wins. */
  readonly fragments: readonly Fragment[];
}

export interface Resolution {
  /** In the order of definition, which is that of `autoconf.h`. */
  readonly symbols: ReadonlyMap<string, ResolvedSymbol>;
  /** Errors where Kconfig stops the build, warnings where it goes on and something is not as written. */
  readonly diagnostics: readonly Diagnostic[];
}
