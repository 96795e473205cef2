import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { memoryLines, memoryModel } from '../generated/memory-model.js';
import { type Fragment, valuePlace } from '../kconfig/fragment.js';
import { overRam, overRamRemedy } from '../messages/memory.js';
import { sizesFor } from './model.js';
import { memoryPlan } from './plan.js';
import { memoryValues } from './symbol-values.js';

export interface RamQuestion {
  /** The final value of a symbol that the Kconfig data has. */
  readonly symbolValue: (symbol: string) => string | undefined;
  readonly fragments: readonly Fragment[];
  readonly sdkLine: number;
  readonly board: string;
  readonly sramBytes: number;
}

/** How many parts of the sum are named. */
const NAMED = 3;

/** An app that does not fit into its board's RAM: told at the line that sets the largest part. */
export function ramProblem(asked: RamQuestion): Diagnostic | undefined {
  const { symbolValue, fragments, sdkLine, board, sramBytes } = asked;
  const symbols = {
    get: (name: string) => {
      const value = symbolValue(name);
      return value === undefined ? undefined : { value };
    },
  };
  const values = memoryValues(symbols, fragments, memoryModel.defaults);
  const { totalBytes, consumers } = memoryPlan(memoryModel, sizesFor(sdkLine, memoryLines).sizes, values);
  if (totalBytes <= sramBytes) return undefined;
  const largest = consumers.toSorted((a, b) => b.bytes - a.bytes);
  const lineOf = (symbol: string) =>
    fragments
      .flatMap(({ file, lines }) => lines.map((line) => ({ file, line })))
      .findLast(({ line }) => line.kind === 'assignment' && line.symbol === symbol);
  const symbol = largest.flatMap((consumer) => consumer.symbols).find((name) => lineOf(name) !== undefined);
  const at = lineOf(symbol ?? '');
  return {
    code: 'check/over-ram',
    severity: 'error',
    message: overRam(largest.slice(0, NAMED), totalBytes, board, sramBytes),
    remedy: overRamRemedy,
    ...(symbol === undefined ? {} : { symbol }),
    ...(at === undefined ? {} : { place: valuePlace(at.file, at.line) }),
  };
}
