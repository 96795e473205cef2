import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type Finding, found } from '../kconfig/finding.js';
import { type Fragment, type FragmentLine, linePlace, valuePlace } from '../kconfig/fragment.js';
import { shownValue } from '../kconfig/shown-value.js';
import * as said from '../messages/check-build.js';
import {
  boolRemedy,
  byteOrderMark,
  byteOrderMarkRemedy,
  defaultOutOfRange,
  invalidValue,
  invisible,
  limited,
  malformedLine,
  malformedLineRemedy,
  mixedChoice,
  numberRemedy,
  otherMember,
  outOfRange,
  outOfRangeRemedy,
  promptless,
  promptlessRemedy,
  selectUnmet,
  spaceInName,
  spaceInNameRemedy,
  stringRemedy,
  unmetRemedy,
} from '../messages/kconfig.js';
import { inOrder } from './finding.js';
import type { At, KconfigMessage, KconfigOutput } from './kconfig-output.js';

/** What `check` found by itself, and in what. */
export interface OwnFindings {
  readonly findings: readonly Finding[];
  readonly fragments: readonly Fragment[];
}

/** The codes under which `check` may have found by itself what Kconfig says. */
const CODES: Readonly<Record<KconfigMessage['kind'], readonly string[]>> = {
  undefined: ['kconfig/undefined-symbol', 'kconfig/gone-symbol'],
  invalid: ['kconfig/invalid-value'],
  malformed: ['kconfig/malformed-line', 'kconfig/byte-order-mark'],
  'mixed-choice': ['kconfig/mixed-choice'],
  'out-of-range': ['kconfig/out-of-range'],
  'default-out-of-range': ['kconfig/default-out-of-range'],
  'select-unmet': ['kconfig/select-unmet'],
  'not-taken': ['kconfig/unmet-dependency', 'kconfig/selected', 'kconfig/ignored', 'kconfig/other-choice'],
  'not-selected': ['kconfig/unmet-dependency', 'kconfig/other-choice'],
  'no-prompt': ['kconfig/no-prompt'],
  experimental: [],
  deprecated: [],
};

/** What Kconfig would have said if it were so. Of a choice's other members it never speaks. */
const TOLD_BY_KCONFIG: ReadonlySet<string> = new Set(
  Object.values(CODES)
    .flat()
    .filter((code) => code !== 'kconfig/other-choice' && code !== 'kconfig/ignored'),
);

/** Notes on what only the build can tell. */
const OPEN: ReadonlySet<string> = new Set(['kconfig/unknown-symbol', 'kconfig/unchecked-symbol']);

/**
 * One list of what `check` found and what Kconfig itself said: Kconfig has the last word, and `check` the better reasons.
 * @param pathOf the path from the project, with `/`, of a file as Kconfig names it; `undefined` for one of the SDK's
 */
export function buildFindings(
  own: OwnFindings,
  { messages: all, isWhole }: KconfigOutput,
  pathOf: (file: string) => string | undefined,
): readonly Finding[] {
  const refused = new Set(
    all.flatMap((one) => (REFUSALS.has(one.kind) && 'symbol' in one ? [one.symbol] : [])),
  );
  // What was refused was not taken either, which is said once.
  const heard = all.filter((one) => one.kind !== 'not-taken' || !refused.has(one.symbol));
  const spots = spotsIn(own.fragments, pathOf);
  const confirmed = new Set<Finding>();
  const fresh: Finding[] = [];
  for (const message of heard) {
    const same = own.findings.filter(({ diagnostic }) => isSame(diagnostic, message, pathOf));
    for (const finding of same) confirmed.add(finding);
    if (same.length === 0) fresh.push(found(diagnosticOf(message, spots)));
  }
  const isSettled = ({ symbol }: Diagnostic) =>
    isWhole || heard.some((message) => message.kind === 'undefined' && message.symbol === symbol);
  const kept = own.findings.filter((finding) => {
    const { diagnostic } = finding;
    if (OPEN.has(diagnostic.code)) return !isSettled(diagnostic);
    return confirmed.has(finding) || !isWhole || !TOLD_BY_KCONFIG.has(diagnostic.code);
  });
  return inOrder([...kept, ...fresh], own.fragments);
}

const REFUSALS: ReadonlySet<KconfigMessage['kind']> = new Set(['invalid', 'out-of-range']);

type PathOf = (file: string) => string | undefined;

function isSame({ code, symbol, place }: Diagnostic, message: KconfigMessage, pathOf: PathOf): boolean {
  if (!CODES[message.kind].includes(code)) return false;
  const { at } = message;
  if (at !== undefined && place !== undefined && (at.line !== place.line || pathOf(at.file) !== place.file))
    return false;
  return !('symbol' in message) || message.symbol === symbol;
}

function diagnosticOf(message: KconfigMessage, spots: Spots): Diagnostic {
  const symbol = 'symbol' in message ? message.symbol : undefined;
  // A select is mended where the symbol is set that begins it.
  const setting = message.kind === 'select-unmet' ? message.selecting.split(', ') : [symbol];
  const spot = spots(message.at, setting);
  const isValue = message.kind === 'invalid' || message.kind === 'out-of-range';
  const place = spot && (isValue ? valuePlace : linePlace)(spot.fragment.file, spot.line);
  // What no line of the application says comes from the SDK's own files, and is no fault of the application's.
  const isTheirs = spot === undefined && (message.kind === 'not-taken' || message.kind === 'not-selected');
  const { code, severity = 'error', text, remedy } = wordsOf(message, spot?.line);
  return {
    code,
    severity: isTheirs ? 'note' : severity,
    message: isTheirs ? said.theirs(symbol ?? '') : text,
    ...(remedy && !isTheirs ? { remedy } : {}),
    ...(symbol === undefined ? {} : { symbol }),
    ...(place ? { place } : {}),
  };
}

interface Spot {
  readonly fragment: Fragment;
  readonly line: FragmentLine;
}

/** Finds the line that Kconfig names, else the one that counts of those that set one of the symbols. */
type Spots = (at: At | undefined, symbols: readonly (string | undefined)[]) => Spot | undefined;

function spotsIn(fragments: readonly Fragment[], pathOf: PathOf): Spots {
  const bySymbol = new Map<string | undefined, Spot>();
  for (const fragment of fragments) {
    for (const line of fragment.lines) {
      if (line.kind === 'assignment' || line.kind === 'unset') bySymbol.set(line.symbol, { fragment, line });
    }
  }
  return (at, symbols) => {
    if (at === undefined)
      return symbols.map((symbol) => bySymbol.get(symbol)).find((spot) => spot !== undefined);
    const path = pathOf(at.file);
    const fragment = fragments.find(({ file }) => file === path);
    const line = fragment?.lines[at.line - 1];
    return fragment && line && { fragment, line };
  };
}

interface Words {
  readonly code: string;
  readonly severity?: Diagnostic['severity'];
  readonly text: Diagnostic['message'];
  readonly remedy?: Diagnostic['message'];
}

function wordsOf(message: KconfigMessage, line: FragmentLine | undefined): Words {
  switch (message.kind) {
    case 'undefined': {
      const { symbol } = message;
      const spaced = /\s/.test(symbol);
      return {
        code: 'kconfig/undefined-symbol',
        text: spaced ? spaceInName(symbol) : said.undefinedInSdk(symbol),
        remedy: spaced ? spaceInNameRemedy(symbol.trim()) : said.undefinedRemedy,
      };
    }
    case 'invalid': {
      const { symbol, type = 'string' } = message;
      const value = message.value ?? (line?.kind === 'assignment' ? line.value : '');
      const shown = shownValue(symbol, type === 'string' ? 'string' : undefined, value);
      const text = invalidValue(symbol, shown, type);
      return { code: 'kconfig/invalid-value', text, remedy: valueRemedy(type) };
    }
    case 'malformed': {
      const isMark = line?.text.startsWith('\uFEFF') === true;
      return {
        code: isMark ? 'kconfig/byte-order-mark' : 'kconfig/malformed-line',
        text: isMark ? byteOrderMark() : malformedLine(),
        remedy: isMark ? byteOrderMarkRemedy() : malformedLineRemedy(),
      };
    }
    case 'mixed-choice':
      return { code: 'kconfig/mixed-choice', text: mixedChoice() };
    case 'out-of-range': {
      const { symbol, value, low, high } = message;
      const text = outOfRange(symbol, value, low, high);
      return { code: 'kconfig/out-of-range', text, remedy: outOfRangeRemedy(low, high) };
    }
    case 'default-out-of-range': {
      const { symbol, value, low, high } = message;
      return { code: 'kconfig/default-out-of-range', text: defaultOutOfRange(symbol, value, low, high) };
    }
    case 'select-unmet': {
      const { symbol, selecting, unmet } = message;
      const text = selectUnmet(symbol, selecting, unmet);
      return { code: 'kconfig/select-unmet', text, remedy: said.selectRemedy(selecting) };
    }
    case 'not-taken':
      return notTaken(message);
    case 'not-selected':
      if (message.selection === undefined)
        return {
          code: 'kconfig/unmet-dependency',
          text: said.choiceIsOff(message.symbol),
          remedy: said.choiceIsOffRemedy,
        };
      return { code: 'kconfig/other-choice', text: otherMember(message.symbol, message.selection) };
    case 'no-prompt': {
      const { symbol } = message;
      return { code: 'kconfig/no-prompt', text: promptless(symbol), remedy: promptlessRemedy() };
    }
    case 'experimental':
      return { code: 'kconfig/experimental', severity: 'note', text: said.experimental(message.symbol) };
    case 'deprecated':
      return { code: 'kconfig/deprecated', severity: 'note', text: said.deprecated(message.symbol) };
  }
}

function notTaken({ symbol, wanted, value, unmet }: KconfigMessage & { readonly kind: 'not-taken' }): Words {
  const shown = (text: string) => shownValue(symbol, undefined, text);
  if (unmet !== '') {
    const text = invisible(symbol, shown(value));
    return { code: 'kconfig/unmet-dependency', text, remedy: unmetRemedy(unmet) };
  }
  // Without an unmet dependency a bool can only be held up by a select.
  if (wanted === 'n' && value === 'y')
    return { code: 'kconfig/selected', text: said.selected(symbol), remedy: said.selectedRemedy };
  return { code: 'kconfig/ignored', text: limited(symbol, shown(wanted), shown(value)) };
}

function valueRemedy(type: string): Diagnostic['message'] {
  switch (type) {
    case 'int':
    case 'hex':
      return numberRemedy(type);
    case 'string':
      return stringRemedy();
    default:
      return boolRemedy();
  }
}
