import type { ConfigEdit } from '../config/edit-config.js';
import { valueAt } from '../config/partial.js';
import type { ConfigKey } from '../config/schema.js';
import { HEADER_SYMBOL } from '../config/server-host.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import type { Config } from '../generated/config.js';
import { commentsOut } from '../kconfig/commented-out.js';
import { type FragmentLine, parseFragment, valuePlace } from '../kconfig/fragment.js';
import { unquote } from '../kconfig/quoting.js';
import * as messages from '../messages/adopt.js';
import type { Text } from '../messages/text.js';
import { assignments, configKeyOf, LOG_MODE, valueByItself } from './setting-changes.js';

/** A hand edit of prj.conf, as nanokit.yaml would say it. */
export interface AdoptedSetting extends ConfigEdit {
  /** Dotted. */
  readonly key: string;
  /** As nanokit.yaml has it now. */
  readonly from: unknown;
  readonly symbol: string;
  /** Where the user wrote it, if it was written by hand. */
  readonly place?: Place;
}

/** What of somebody's prj.conf nanokit.yaml can say, and what it cannot. */
export interface Adoption {
  readonly settings: readonly AdoptedSetting[];
  readonly left: readonly Diagnostic[];
}

/**
 * The hand edits of prj.conf.
 * @param base as we wrote it last
 * @param ours as nanokit.yaml asks for it now
 * @param theirs as it is
 * @param file its name, if people can look there
 */
export function adoptSettings(
  config: Config,
  base: string,
  ours: string,
  theirs: string,
  file?: string,
): Adoption {
  const [last, wanted, found] = [assignments(base), assignments(ours), assignments(theirs)];
  const edited = [...new Set([...found.keys(), ...last.keys()])].filter(
    (symbol) => found.get(symbol) !== last.get(symbol) && found.get(symbol) !== wanted.get(symbol),
  );
  const settings: AdoptedSetting[] = [];
  const left: Diagnostic[] = [];
  for (const symbol of edited) {
    const line = file === undefined ? undefined : lineOf(theirs, symbol);
    const at = file !== undefined && line ? { place: valuePlace(file, line) } : {};
    const isOwn = wanted.has(symbol) && !Object.hasOwn(config.kconfig, symbol);
    const taken = adopt(config, symbol, found.get(symbol), { isOwn, asComment: line?.kind === 'comment' });
    if ('path' in taken) settings.push({ ...taken, symbol, ...at });
    else left.push({ ...taken, ...at });
  }
  return { settings, left };
}

/** The line that counts for a symbol, else the comment that somebody has made of it. */
function lineOf(text: string, symbol: string): FragmentLine | undefined {
  const { lines } = parseFragment('', text);
  const isIts = (line: FragmentLine) =>
    (line.kind === 'assignment' || line.kind === 'unset') &&
    (symbol === LOG_MODE ? line.symbol.startsWith(LOG_MODE) : line.symbol === symbol);
  return lines.findLast(isIts) ?? lines.findLast((line) => commentsOut(line.text, symbol));
}

type Taken = Omit<AdoptedSetting, 'symbol' | 'place'>;

interface Circumstances {
  /** Nothing in nanokit.yaml asks for the symbol, unless a key stands for it: the app sets it in any case. */
  readonly isOwn: boolean;
  /** The line is still there as a comment. */
  readonly asComment: boolean;
}

function adopt(
  config: Config,
  symbol: string,
  value: string | undefined,
  { isOwn, asComment }: Circumstances,
): Taken | Diagnostic {
  const isCredential = /^EXAMPLE_WIFI_(SSID|PASSWORD)$/.test(symbol);
  if (isCredential) return note(messages.leftCredential(symbol), messages.leftCredentialRemedy);
  if (symbol.startsWith(HEADER_SYMBOL)) return forHeader(config, symbol, value);
  const key = configKeyOf(symbol);
  if (key) return forKey(config, key, symbol, value, asComment);
  if (isOwn) return note(messages.leftFixed(symbol));
  return forSymbol(config, symbol, value);
}

function forKey(
  config: Config,
  configKey: ConfigKey,
  symbol: string,
  value: string | undefined,
  asComment: boolean,
): Taken | Diagnostic {
  const { name: key, path, node } = configKey;
  const from = valueAt(config, path);
  if (value === undefined) {
    const byItself = valueByItself(configKey);
    return byItself === undefined
      ? note(messages.leftRemoved(symbol, key, asComment))
      : { key, path, from, value: byItself };
  }
  const typed = symbol === LOG_MODE ? value : scalarOf(value);
  const fits = typed !== undefined && (node.enum ? node.enum.includes(typed) : typeOf(typed) === node.type);
  if (!fits) return note(messages.leftValue(symbol, value, key));
  return { key, path, from, value: typed };
}

/** A header of the handshake, `Name: value`: those of nanokit.yaml have numbers in their order. */
function forHeader(config: Config, symbol: string, value: string | undefined): Taken | Diagnostic {
  const { headers } = config.server;
  const present = Object.keys(headers)[Number(symbol.slice(HEADER_SYMBOL.length)) - 1];
  const taken = (name: string, to: string | undefined): Taken => {
    const path = ['server', 'headers', name];
    return { key: path.join('.'), path, from: headers[name], value: to };
  };
  if (value === undefined)
    return present === undefined ? note(messages.leftFixed(symbol)) : taken(present, undefined);
  const [, name, text] = /^([^\s:]+):\s*(.*)$/.exec(unquote(value) ?? '') ?? [];
  // Under another name it would be another header, and the old one would stay.
  const fits = name !== undefined && text !== undefined && name === (present ?? name);
  if (!fits || (present === undefined && Object.hasOwn(headers, name)))
    return note(messages.leftValue(symbol, value, 'server.headers'));
  return taken(name, text.trimEnd());
}

/** A symbol that no key stands for goes below `kconfig`, or away from there. */
function forSymbol(config: Config, symbol: string, value: string | undefined): Taken | Diagnostic {
  const path = ['kconfig', symbol];
  const key = path.join('.');
  const from = Object.hasOwn(config.kconfig, symbol) ? config.kconfig[symbol] : undefined;
  if (value === undefined) return { key, path, from, value };
  const typed = /^0[xX][0-9A-Fa-f]+$/.test(value) ? value : scalarOf(value);
  if (typed === undefined || !/^[A-Z0-9][A-Z0-9_]*$/.test(symbol)) {
    return note(messages.leftValue(symbol, value, 'kconfig'));
  }
  return { key, path, from, value: typed };
}

function scalarOf(value: string): string | number | boolean | undefined {
  if (value === 'y' || value === 'n') return value === 'y';
  if (/^-?[0-9]+$/.test(value)) return Number(value);
  return unquote(value);
}

function typeOf(value: string | number | boolean): string {
  return typeof value === 'number' ? 'integer' : typeof value;
}

function note(message: Text, remedy?: Text): Diagnostic {
  return { code: 'adopt/left', severity: 'note', message, ...(remedy ? { remedy } : {}) };
}
