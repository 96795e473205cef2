import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { placeAt } from '../diagnostics/place.js';
import * as messages from '../messages/kconfig.js';
import { evaluate } from './evaluate.js';
import { type Expression, printExpression } from './expression.js';
import { linePlace, valuePlace } from './fragment.js';
import type { SymbolDefinition, SymbolTable } from './symbol-table.js';
import type { Entry, KconfigFile, Span } from './types.js';
import type { UserValue, UserValues } from './user-values.js';
import type { ConfigurationValues, SymbolValue } from './values.js';

/** Compares what the fragments asked for with what came out of it. */
export function checkAssignments(
  table: SymbolTable,
  user: UserValues,
  values: ConfigurationValues,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const symbol of table.symbols.values()) {
    const assigned = user.symbols.get(symbol.name);
    const unmet = unmetSelect(symbol, values);
    if (unmet !== undefined) diagnostics.push(unmet);
    if (assigned === undefined && symbol.ranges.length === 0) continue;
    const result = values.valueOf(symbol);
    if (result.violated !== undefined) diagnostics.push(outOfRange(symbol, result.violated, assigned));
    if (assigned === undefined) continue;
    const problem = assignmentProblem(symbol, assigned, result, user, values);
    if (problem !== undefined) diagnostics.push(problem);
  }
  return diagnostics;
}

/** Symbols that depend on themselves, each circle once, where the app's Kconfig defines the first of them. */
export function loopProblems({ loops }: ConfigurationValues, tree: KconfigFile): Diagnostic[] {
  const told = new Set<string>();
  return [...loops].flatMap(([symbol, members]): Diagnostic[] => {
    const circle = members.toSorted().join(' ');
    if (told.has(circle)) return [];
    told.add(circle);
    const span = definitionOf(symbol, tree.entries);
    const place = span && { place: placeAt(tree.file, tree.text, span.start, span.end) };
    const message = messages.dependencyLoop([...members, symbol]);
    const remedy = messages.breakLoop(symbol);
    return [{ code: 'kconfig/dependency-loop', severity: 'error', message, remedy, symbol, ...place }];
  });
}

function definitionOf(symbol: string, entries: readonly Entry[]): Span | undefined {
  for (const entry of entries) {
    if ('symbol' in entry && entry.symbol === symbol) return entry.span;
    const inside = 'entries' in entry ? definitionOf(symbol, entry.entries) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function outOfRange(
  symbol: SymbolDefinition,
  { value, low, high }: NonNullable<SymbolValue['violated']>,
  assigned: UserValue | undefined,
): Diagnostic {
  if (assigned === undefined || assigned.value !== value) {
    const message = messages.defaultOutOfRange(symbol.name, value, low, high);
    return { code: 'kconfig/default-out-of-range', severity: 'error', message, symbol: symbol.name };
  }
  return {
    code: 'kconfig/out-of-range',
    severity: 'error',
    message: messages.outOfRange(symbol.name, value, low, high),
    remedy: messages.outOfRangeRemedy(low, high),
    symbol: symbol.name,
    place: valuePlace(assigned.fragment.file, assigned.line),
  };
}

/** Kconfig stops when a `select` turns something on whose own dependencies are not met. */
function unmetSelect(symbol: SymbolDefinition, values: ConfigurationValues): Diagnostic | undefined {
  if (symbol.selectedBy.length === 0) return undefined;
  if (symbol.choice !== undefined || (symbol.type !== 'bool' && symbol.type !== 'tristate')) return undefined;
  const met = values.dependenciesOf(symbol);
  if (met === 2) return undefined;
  const selecting = symbol.selectedBy.filter((edge) => evaluate(edge, values) > met).map(selectorOf);
  if (selecting.length === 0) return undefined;
  const unmet = unmetConditions(symbol.dependencies, values);
  const message = messages.selectUnmet(symbol.name, selecting.join(', '), unmet);
  return { code: 'kconfig/select-unmet', severity: 'error', message, symbol: symbol.name };
}

export function selectorOf(edge: Expression): string {
  const selector = edge.kind === 'and' ? edge.operands[0] : edge;
  return selector === undefined ? '' : printExpression(selector);
}

function assignmentProblem(
  symbol: SymbolDefinition,
  assigned: UserValue,
  { value }: SymbolValue,
  user: UserValues,
  values: ConfigurationValues,
): Diagnostic | undefined {
  const place = linePlace(assigned.fragment.file, assigned.line);
  if (symbol.prompts.length === 0) {
    const message = messages.promptless(symbol.name);
    const remedy = messages.promptlessRemedy();
    return { code: 'kconfig/no-prompt', severity: 'error', message, remedy, symbol: symbol.name, place };
  }
  if (assigned.value === value) return undefined;
  const ignored = (message: Diagnostic['message'], remedy?: Diagnostic['remedy']): Diagnostic => ({
    code: 'kconfig/ignored',
    severity: 'warning',
    message,
    ...(remedy === undefined ? {} : { remedy }),
    symbol: symbol.name,
    place,
  });
  if (values.visibilityOf(symbol) === 0) {
    const unmet = unmetConditions(symbol.prompts, values);
    return ignored(messages.invisible(symbol.name, value), messages.unmetRemedy(unmet));
  }
  const isLogical = symbol.type === 'bool' || symbol.type === 'tristate';
  if (!isLogical) return undefined;
  if (symbol.choice !== undefined) {
    const selection = values.selectionOf(symbol.choice);
    const later = user.selections.get(symbol.choice)?.symbol;
    if (assigned.value === 'n') return ignored(messages.choiceNeedsOne(symbol.name));
    return ignored(messages.otherMember(symbol.name, selection ?? later ?? ''));
  }
  const selecting = symbol.selectedBy.filter((edge) => evaluate(edge, values) > 0).map(selectorOf);
  if (selecting.length > 0) return ignored(messages.selected(symbol.name, value, selecting.join(', ')));
  return ignored(messages.limited(symbol.name, assigned.value, value));
}

/** The parts of a condition that do not hold, as a reader can act on them; the mode of a choice is no such part. */
function unmetConditions(conditions: readonly Expression[], values: ConfigurationValues): string {
  const first = conditions[0];
  if (first === undefined) return '';
  if (conditions.length > 1)
    return conditions.map((condition) => `(${printExpression(condition)})`).join(' || ');
  const parts = first.kind === 'and' ? first.operands : [first];
  const unmet = parts.filter((part) => evaluate(part, values) === 0);
  const named = unmet.filter((part) => part.kind !== 'choice');
  return (named.length > 0 ? named : unmet).map(printExpression).join(', ');
}
