import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { evaluate } from '../kconfig/evaluate.js';
import { type Finding, found } from '../kconfig/finding.js';
import { type Fragment, linePlace } from '../kconfig/fragment.js';
import { lineFinding } from '../kconfig/lines.js';
import { type Analysis, analyze } from '../kconfig/resolve.js';
import type { SymbolDefinition } from '../kconfig/symbol-table.js';
import type { KconfigFile } from '../kconfig/types.js';
import type { ZephyrSymbols } from '../kconfig/zephyr-symbols.js';
import * as messages from '../messages/check.js';
import type { CompiledCatalogue } from './compiled.js';
import { inOrder } from './finding.js';
import { Names } from './names.js';
import { assignmentsFor, drawn, followFrom, type Reason, selectorName, unmetOf, whyOn } from './reasons.js';
import { overridden, silent } from './silent.js';
import { withoutWrongFiles } from './wrong-file.js';
import { zephyrName } from './zephyr-name.js';

export interface CheckInput {
  readonly tree: KconfigFile;
  readonly zephyr: ZephyrSymbols;
  readonly catalogue: CompiledCatalogue;
  readonly sdkLine: number;
  /** Names of symbols that are not in the catalogue, by the lines that have them; asked for when a name is unknown. */
  readonly otherNames: () => Promise<Readonly<Record<string, string>>>;
  /** In the order in which the build reads them. */
  readonly fragments: readonly Fragment[];
}

export interface Checked {
  readonly findings: readonly Finding[];
  readonly analysis: Analysis;
  /** Symbols whose own lines are wrong. */
  readonly mistaken: ReadonlySet<string>;
}

/** Each suggestion takes about a millisecond; who has more unknown names than this has another problem. */
const MAX_SUGGESTIONS = 500;

/** What Kconfig makes of fragments, and what their author would want to know of it. */
export async function checkFragments(input: CheckInput): Promise<Checked> {
  const { tree, zephyr, catalogue, sdkLine, fragments } = input;
  const analysis = analyze({ tree, zephyr, fragments });
  const { table, diagnostics } = analysis;
  const isOurs = ({ place }: Diagnostic) => place === undefined || place.file !== zephyr.defconfig.file;
  const own = () => [...table.symbols.keys()].filter((name) => catalogue.symbols[name] === undefined);
  const isUnknown = ({ code }: Diagnostic) =>
    code === 'kconfig/unchecked-symbol' || code === 'kconfig/undefined-symbol';
  const others = diagnostics.some(isUnknown) ? await input.otherNames() : {};
  let names: Names | undefined;
  const nearby = new Map<string, readonly string[]>();
  const typeOf = (name: string) => table.symbols.get(name)?.type;
  /** What is wrong on a line of its own; what follows from that would be told twice. */
  const mistaken = new Set<string>([...analysis.values.loops.values()].flat());
  const mapped = diagnostics.filter(isOurs).map((diagnostic): Finding => {
    switch (diagnostic.code) {
      case 'kconfig/unchecked-symbol':
      case 'kconfig/undefined-symbol': {
        const meant = lineFinding(diagnostic, fragments, typeOf);
        if (meant.fix !== undefined) {
          for (const symbol of symbolsIn(meant.fix)) mistaken.add(symbol);
          return meant;
        }
        names ??= new Names(catalogue, others, sdkLine, own());
        const name = diagnostic.symbol ?? '';
        const near = nearby.get(name) ?? (nearby.size < MAX_SUGGESTIONS ? names.nearest(name) : []);
        nearby.set(name, near);
        for (const symbol of near) mistaken.add(symbol);
        return unknownFinding(diagnostic, names, catalogue, sdkLine, near);
      }
      case 'kconfig/ignored':
        return found(ignored(diagnostic, analysis));
      case 'kconfig/select-unmet':
        return found(unmetSelect(diagnostic, analysis));
      case 'kconfig/assigned-twice':
        return found({ ...diagnostic, remedy: messages.keepOne }, takenOut(diagnostic));
      case 'kconfig/no-prompt':
        return found({ ...diagnostic, remedy: promptlessRemedy(diagnostic, analysis) });
      default: {
        const finding = lineFinding(diagnostic, fragments, typeOf);
        if (diagnostic.code === 'kconfig/invalid-value') mistaken.add(diagnostic.symbol ?? '');
        for (const symbol of symbolsIn(finding.fix)) mistaken.add(symbol);
        return finding;
      }
    }
  });
  const findings = mapped.filter(({ diagnostic }) => !isFollower(diagnostic, analysis, mistaken));
  const more = [...silent(analysis, zephyr, fragments), ...overridden(analysis, zephyr, fragments)];
  const all = withoutWrongFiles([...findings, ...more], fragments);
  return { findings: inOrder(all, fragments), analysis, mistaken };
}

function symbolsIn(fix: Finding['fix']): readonly string[] {
  return (fix?.lines ?? []).flatMap((line) => /^CONFIG_(\w+)=/.exec(line)?.[1] ?? []);
}

function isFollower(
  { code, symbol }: Diagnostic,
  analysis: Analysis,
  mistaken: ReadonlySet<string>,
): boolean {
  if (code !== 'kconfig/unmet-dependency' || mistaken.size === 0) return false;
  const definition = analysis.table.symbols.get(symbol ?? '');
  return definition !== undefined && followFrom(unmetOf(definition, analysis), mistaken);
}

function promptlessRemedy({ symbol }: Diagnostic, { table }: Analysis): Diagnostic['remedy'] & object {
  const selectors = table.symbols.get(symbol ?? '')?.selectedBy.map(selectorName) ?? [];
  return selectors.length === 0 ? messages.followsOthers : messages.setSelectors(selectors.slice(0, 5));
}

function takenOut({ place }: Diagnostic): Finding['fix'] {
  return place && { file: place.file, line: place.line, lines: [] };
}

function unknownFinding(
  diagnostic: Diagnostic,
  names: Names,
  catalogue: CompiledCatalogue,
  sdkLine: number,
  near: readonly string[],
): Finding {
  const name = diagnostic.symbol ?? '';
  const zephyr = zephyrName(catalogue.zephyr[sdkLine] ?? '');
  const standing = names.standingOf(name);
  const as = (
    code: string,
    severity: Diagnostic['severity'],
    message: Diagnostic['message'],
    remedy?: Diagnostic['remedy'],
  ) => {
    const { remedy: _, ...rest } = diagnostic;
    return { ...rest, code, severity, message, ...(remedy ? { remedy } : {}) };
  };
  if (standing.kind === 'gone') {
    const others = [...standing.lines].map((line) => ({
      line: Number(line),
      zephyr: zephyrName(catalogue.zephyr[line] ?? ''),
    }));
    const remedy =
      standing.renamed === undefined
        ? messages.otherSdk(others.map(({ line }) => line))
        : messages.renamedHere(standing.renamed);
    const message = messages.goneHere(name, zephyr, sdkLine, others);
    const gone = as('kconfig/gone-symbol', 'error', message, remedy);
    const { place } = diagnostic;
    if (standing.renamed === undefined || place === undefined) return found(gone);
    const line = place.lineText.replace(`CONFIG_${name}`, `CONFIG_${standing.renamed}`);
    return found(gone, { file: place.file, line: place.line, lines: [line] });
  }
  if (standing.kind === 'unchecked')
    return found(as('kconfig/unchecked-symbol', 'note', messages.unchecked(name, zephyr)));
  if (standing.kind === 'undefined' || near.length > 0) {
    const remedy = near.length > 0 ? messages.didYouMean(near) : messages.removeUndefined;
    return found(as('kconfig/undefined-symbol', 'error', messages.undefinedHere(name, zephyr), remedy));
  }
  return found(as('kconfig/unknown-symbol', 'note', messages.unknownName(name)));
}

/** An assignment without effect: here that counts as an error, as its author believes otherwise. */
function ignored(diagnostic: Diagnostic, analysis: Analysis): Diagnostic {
  const { table, values, user } = analysis;
  const symbol = table.symbols.get(diagnostic.symbol ?? '');
  const error: Diagnostic = { ...diagnostic, severity: 'error' };
  if (symbol === undefined) return error;
  if (values.visibilityOf(symbol) === 0) {
    const reasons = unmetOf(symbol, analysis);
    const lines = assignmentsFor(reasons);
    const remedy = lines === undefined || lines.length === 0 ? remedyFor(reasons) : messages.addLines(lines);
    return { ...error, code: 'kconfig/unmet-dependency', why: drawn(reasons), remedy };
  }
  if (symbol.choice !== undefined) {
    const winner = user.symbols.get(values.selectionOf(symbol.choice) ?? '');
    const later = user.symbols.get(symbol.name)?.fragment !== winner?.fragment;
    // A later file is there to decide otherwise.
    const severity = winner !== undefined && later ? 'note' : 'error';
    return {
      ...error,
      code: 'kconfig/other-choice',
      severity,
      remedy: error.remedy ?? messages.chooseAnother,
    };
  }
  const selecting = symbol.selectedBy.filter((edge) => evaluate(edge, values) > 0).map(selectorName);
  if (selecting.length === 0) return error;
  const reasons = selecting.slice(0, 4).map((name) => whyOn(name, analysis, 1));
  return {
    ...error,
    code: 'kconfig/selected',
    why: drawn(reasons),
    remedy: messages.turnOffFirst(roots(reasons)),
  };
}

function remedyFor(reasons: readonly Reason[]): Diagnostic['message'] {
  const lines = reasons.flatMap(({ assignment }) => (assignment === undefined ? [] : [assignment]));
  const fixed = reasons.every((reason) => reason.fixed);
  return lines.length > 0 && !fixed ? messages.addLines(lines) : messages.takeOut;
}

/** What stands at the ends of a chain: the lines or defaults that it began with. */
function roots(reasons: readonly Reason[]): readonly string[] {
  const names = reasons.flatMap(({ text, because }) =>
    because.length > 0 ? roots(because) : [text.en.split(' ')[0] ?? ''],
  );
  return [...new Set(names)];
}

/** Kconfig names no line; the one that began it does. */
function unmetSelect(diagnostic: Diagnostic, analysis: Analysis): Diagnostic {
  const { table, user } = analysis;
  const symbol = table.symbols.get(diagnostic.symbol ?? '');
  if (symbol === undefined) return diagnostic;
  const names = selectorsOf(symbol, analysis, new Set());
  const assigned = names.map((name) => user.symbols.get(name)).find((value) => value?.value === 'y');
  const [dependency] = symbol.dependencies;
  const why = dependency === undefined ? [] : drawn(unmetOf({ ...symbol, prompts: [dependency] }, analysis));
  const place = assigned && { place: linePlace(assigned.fragment.file, assigned.line) };
  return { ...diagnostic, why, ...place };
}

function selectorsOf(symbol: SymbolDefinition, analysis: Analysis, seen: Set<string>): readonly string[] {
  const names = symbol.selectedBy.filter((edge) => evaluate(edge, analysis.values) > 0).map(selectorName);
  return names.flatMap((name) => {
    if (seen.has(name)) return [];
    seen.add(name);
    const selector = analysis.table.symbols.get(name);
    return selector === undefined ? [name] : [name, ...selectorsOf(selector, analysis, seen)];
  });
}
