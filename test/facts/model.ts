/**
 * The shapes of facts: what can be said about a page or a C file without repeating its text.
 *
 * Values stay C expressions, as written but normalised (comments gone, one space, adjacent string literals joined):
 * `"a" "b"` is `"ab"`, `"%" PRId64 ")"` stays two literals around a token. Only the comparer resolves them.
 */

/** A call in the order it is evaluated: the arguments' calls first, then the call itself. */
export interface CallFact {
  name: string;
  /** Of printk and LOG_ calls: the format string. */
  format?: string;
  /** Of calls that can block: how long, e.g. `K_MSEC(50)`, `K_FOREVER`, `3 * MSEC_PER_SEC`. */
  wait?: string;
  /** 1-based; absent in the committed facts, where lines would change with every edit of the page. */
  line?: number;
}

/** A struct member given a compile-time value: `req.url = "/"` or `.url = "/"`. */
export interface FieldFact {
  name: string;
  value: string;
}

/** An array of strings, such as the extra HTTP headers; NULL at its end is left out. */
export interface TextListFact {
  name: string;
  values: string[];
}

export interface FunctionFacts {
  name: string;
  /** The return type. */
  returns: string;
  calls: CallFact[];
  fields: FieldFact[];
  texts: TextListFact[];
  /** How often counted loops run at most. */
  loops: string[];
}

/** A macro used like a declaration at file scope: `K_SEM_DEFINE(ready, 0, 1);`. */
export interface MacroUseFact {
  name: string;
  args: string;
}

export interface DeclarationFact {
  name: string;
  returns: string;
}

export interface FileFacts {
  /** As written: `<net/socket.h>`, `"wifi_connect.h"`. */
  includes: string[];
  /** Object-like macros with a value, enumerators, and initialised const variables at file scope. */
  constants: Record<string, string>;
  /** Arrays without an initialiser at file scope: name → number of elements. */
  buffers: Record<string, string>;
  macros: MacroUseFact[];
  declarations: DeclarationFact[];
  functions: FunctionFacts[];
  fields: FieldFact[];
  texts: TextListFact[];
}

export interface KconfigFact {
  symbol: string;
  type: string;
}

/** `[symbol, value]`, both as in the fragment: `['CONFIG_LOG', 'y']`. */
export type Setting = [symbol: string, value: string];

export interface DocumentedFacts {
  /** `prj.conf`, in order. */
  settings: Setting[];
  kconfig: KconfigFact[];
  /** Path in the project → what the documented file says. */
  files: Record<string, FileFacts>;
}

export type Value = string | number;

/** What a name stands for where an expression is read; undefined when nobody knows. */
export interface Scope {
  valueOf(name: string): Value | undefined;
  /** Bytes, for `sizeof name`. */
  sizeOf(name: string): number | undefined;
}
