import { evaluate } from '../kconfig/evaluate.js';
import { type Expression, printExpression } from '../kconfig/expression.js';
import type { Analysis } from '../kconfig/resolve.js';
import type { SymbolDefinition } from '../kconfig/symbol-table.js';
import * as messages from '../messages/check.js';
import type { Text } from '../messages/text.js';

/** Why a symbol is what it is, and why that is so. */
export interface Reason {
  readonly text: Text;
  readonly because: readonly Reason[];
  /** A line of a fragment that would change it. */
  readonly assignment?: string;
  /** Nothing that a fragment says would change it. */
  readonly fixed?: boolean;
  /** What it is about, and whether that turns on by itself once its reasons are gone. */
  readonly symbol?: string;
  readonly comesBack?: boolean;
}

/** Longer chains are cut: what is near is what can be acted on. */
const MAX_DEPTH = 4;
const MAX_BRANCHES = 4;

/** The parts of a condition that do not hold, each with its reason. */
export function whyUnmet(condition: Expression, analysis: Analysis, depth = 0): readonly Reason[] {
  const { values } = analysis;
  switch (condition.kind) {
    case 'and':
      return withoutFollowers(
        condition.operands
          .filter((part) => part.kind !== 'choice' && evaluate(part, values) === 0)
          .flatMap((part) => whyUnmet(part, analysis, depth)),
      ).slice(0, MAX_BRANCHES);
    case 'or': {
      const parts = condition.operands.filter((part) => part.kind !== 'and' || depth < MAX_DEPTH);
      return [{ text: messages.noneHolds(parts.map(printExpression)), because: [], fixed: true }];
    }
    case 'not':
      return condition.operand.kind === 'symbol'
        ? [whyOn(condition.operand.name, analysis, depth + 1)]
        : [{ text: messages.doesNotHold(printExpression(condition)), because: [], fixed: true }];
    case 'symbol':
      return [whyOff(condition.name, analysis, depth + 1)];
    case 'compare': {
      const { left } = condition;
      const value = left.kind === 'symbol' ? values.textOf(left.name) : left.text;
      return [{ text: messages.compareFails(printExpression(condition), value), because: [], fixed: true }];
    }
    default:
      return [];
  }
}

/** Without what is off only because another of them is. */
function withoutFollowers(reasons: readonly Reason[]): readonly Reason[] {
  const symbols = new Set(reasons.map(({ symbol }) => symbol));
  const follows = ({ comesBack, because }: Reason): boolean =>
    comesBack === true && because.length > 0 && because.every(({ symbol }) => symbols.has(symbol));
  return reasons.filter((reason) => !follows(reason));
}

/** Why a bool is n. */
export function whyOff(name: string, analysis: Analysis, depth = 0): Reason {
  const { table, user, values } = analysis;
  const symbol = table.symbols.get(name);
  if (symbol === undefined) return { text: messages.offByBoard(name), because: [], fixed: true };
  const assigned = user.symbols.get(name);
  const visible = values.visibilityOf(symbol) > 0;
  if (assigned?.value === 'n' && visible)
    return {
      text: messages.offByLine(name, assigned.fragment.file, assigned.line.line),
      because: [],
      fixed: true,
    };
  if (symbol.choice !== undefined && visible) {
    const other = values.selectionOf(symbol.choice) ?? '';
    return { text: messages.offByChoice(name, other), because: [], assignment: `CONFIG_${name}=y` };
  }
  if (symbol.prompts.length === 0) return withoutPrompt(symbol, analysis);
  const unmet = depth < MAX_DEPTH && !visible ? unmetOf(symbol, analysis, depth) : [];
  const assignment = `CONFIG_${name}=y`;
  if (visible) return { text: messages.offByDefault(name), because: [], assignment, symbol: name };
  const byDefault = symbol.defaults.some(({ value }) => value.kind === 'constant' && value.text === 'y');
  const comesBack = byDefault || assigned?.value === 'y';
  return { text: messages.offByDependency(name), because: unmet, assignment, symbol: name, comesBack };
}

function withoutPrompt(symbol: SymbolDefinition, { values }: Analysis): Reason {
  const selectors = symbol.selectedBy.filter((edge) => evaluate(edge, values) === 0).map(selectorName);
  return {
    text: messages.offWithoutPrompt(symbol.name, selectors.slice(0, MAX_BRANCHES)),
    because: [],
    fixed: true,
  };
}

/** Why a symbol cannot be set: the parts of its prompt's condition that do not hold. */
export function unmetOf(symbol: SymbolDefinition, analysis: Analysis, depth = 0): readonly Reason[] {
  const [first] = symbol.prompts;
  const own = first === undefined ? [] : whyUnmet(first, analysis, depth);
  const { table, values } = analysis;
  const choice = symbol.choice === undefined ? undefined : table.choices.get(symbol.choice);
  const [shown] = choice?.prompts ?? [];
  // Nothing of a choice can be set while the choice itself cannot.
  if (choice === undefined || shown === undefined || values.choiceMode(choice.id) > 0) return own;
  const known = new Set(own.map(({ text }) => text.en));
  return [...own, ...whyUnmet(shown, analysis, depth).filter(({ text }) => !known.has(text.en))];
}

/** Whether lines that are told anyway are the whole cause: once they are mended, the symbol can be set. */
export function followFrom(reasons: readonly Reason[], mistaken: ReadonlySet<string>): boolean {
  const follows = ({ symbol, because }: Reason): boolean =>
    mistaken.has(symbol ?? '') || followFrom(because, mistaken);
  return reasons.length > 0 && reasons.every(follows);
}

/** Why a bool is y. */
export function whyOn(name: string, analysis: Analysis, depth = 0): Reason {
  const { table, user, values } = analysis;
  const symbol = table.symbols.get(name);
  if (symbol === undefined) return { text: messages.onByBoard(name), because: [], fixed: true };
  const holds = (edge: Expression) => evaluate(edge, values) > 0;
  const assigned = user.symbols.get(name);
  const by = (edges: readonly Expression[]): readonly Reason[] =>
    depth >= MAX_DEPTH
      ? []
      : edges.slice(0, MAX_BRANCHES).map((edge) => whyOn(selectorName(edge), analysis, depth + 1));
  const { from } = values.valueOf(symbol);
  if (assigned?.value === 'y' && from === 'fragment')
    return {
      text: messages.onByLine(name, assigned.fragment.file, assigned.line.line),
      because: [],
      fixed: true,
    };
  const selecting = symbol.selectedBy.filter(holds);
  if (selecting.length > 0) return { text: messages.onBySelect(name), because: by(selecting), fixed: true };
  const implying = symbol.impliedBy.filter(holds);
  if (from === 'imply') return { text: messages.onByImply(name), because: by(implying), fixed: true };
  return { text: messages.onByDefault(name), because: [], assignment: `CONFIG_${name}=n` };
}

export function selectorName(edge: Expression): string {
  const first = edge.kind === 'and' ? edge.operands[0] : edge;
  return first === undefined ? '' : printExpression(first);
}

/** The lines that would meet all of the reasons, or `undefined` where lines alone cannot. */
export function assignmentsFor(reasons: readonly Reason[]): readonly string[] | undefined {
  const lines = reasons.map((reason): readonly string[] | undefined => {
    if (reason.assignment === undefined) return undefined;
    const before = assignmentsFor(reason.because);
    return before && [...before, reason.assignment];
  });
  return lines.every((line) => line !== undefined) ? [...new Set(lines.flat())] : undefined;
}

/** The reasons as a short tree. */
export function drawn(reasons: readonly Reason[], depth = 0): readonly Text[] {
  const indent = '  '.repeat(depth);
  return reasons.flatMap(({ text, because }) => [
    { en: `${indent}└ ${text.en}`, zh: `${indent}└ ${text.zh}` },
    ...drawn(because, depth + 1),
  ]);
}
