import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { evaluate } from '../kconfig/evaluate.js';
import { type Fragment, linePlace } from '../kconfig/fragment.js';
import { type Analysis, analyze } from '../kconfig/resolve.js';
import type { SymbolDefinition } from '../kconfig/symbol-table.js';
import type { KconfigFile } from '../kconfig/types.js';
import type { ZephyrSymbols } from '../kconfig/zephyr-symbols.js';
import * as messages from '../messages/check.js';
import type { CompiledCatalogue } from './compiled.js';
import { type Finding, found, inOrder } from './finding.js';
import { lineFinding } from './lines.js';
import { Names } from './names.js';
import { assignmentsFor, drawn, type Reason, selectorName, unmetOf, whyOn } from './reasons.js';
import { overridden, silent } from './silent.js';

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
}

/** Suggestions cost time; who has more unknown names than this has another problem. */
const MAX_SUGGESTIONS = 20;

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
  let unknown = 0;
  const typeOf = (name: string) => table.symbols.get(name)?.type;
  const findings = diagnostics.filter(isOurs).map((diagnostic): Finding => {
    switch (diagnostic.code) {
      case 'kconfig/unchecked-symbol':
      case 'kconfig/undefined-symbol': {
        const meant = lineFinding(diagnostic, fragments, typeOf);
        if (meant.fix !== undefined) return meant;
        names ??= new Names(catalogue, others, sdkLine, own());
        return unknownFinding(diagnostic, names, catalogue, sdkLine, unknown++ < MAX_SUGGESTIONS);
      }
      case 'kconfig/ignored':
        return found(ignored(diagnostic, analysis));
      case 'kconfig/select-unmet':
        return found(unmetSelect(diagnostic, analysis));
      case 'kconfig/assigned-twice':
        return found({ ...diagnostic, remedy: messages.keepOne }, takenOut(diagnostic));
      case 'kconfig/no-prompt':
        return found({ ...diagnostic, remedy: promptlessRemedy(diagnostic, analysis) });
      default:
        return lineFinding(diagnostic, fragments, typeOf);
    }
  });
  const more = [...silent(analysis, zephyr, fragments), ...overridden(analysis, zephyr, fragments)];
  const all = [...findings, ...more];
  return { findings: inOrder(all, fragments), analysis };
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
  suggests: boolean,
): Finding {
  const name = diagnostic.symbol ?? '';
  const zephyr = catalogue.zephyr[sdkLine] ?? '';
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
    const versions = [...standing.lines].map((line) => catalogue.zephyr[line] ?? '');
    const remedy =
      standing.renamed === undefined ? messages.otherSdk : messages.renamedHere(standing.renamed);
    const gone = as('kconfig/gone-symbol', 'error', messages.goneHere(name, zephyr, versions), remedy);
    const { place } = diagnostic;
    if (standing.renamed === undefined || place === undefined) return found(gone);
    const line = place.lineText.replace(`CONFIG_${name}`, `CONFIG_${standing.renamed}`);
    return found(gone, { file: place.file, line: place.line, lines: [line] });
  }
  if (standing.kind === 'unchecked')
    return found(as('kconfig/unchecked-symbol', 'note', messages.unchecked(name, zephyr)));
  const near = suggests ? names.nearest(name) : [];
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
