import type { Checked } from '../diagnostics/diagnostic.js';
import { memoryLines, memoryModel } from '../generated/memory-model.js';
import type { AppSymbols } from '../kconfig/app-symbols.js';
import type { Text } from '../messages/text.js';
import { type MemoryModel, sizesFor } from './model.js';
import { type MemoryPlan, memoryPlan } from './plan.js';
import { memoryValues } from './symbol-values.js';

/** What the plan of an app is made of. */
export interface PlannedApp {
  /** Its `Kconfig` and its fragments, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly board: string;
  readonly sdkLine: number;
  /** In the order in which the build merges them; by default as in every generated app. */
  readonly fragments?: readonly string[];
}

export interface AppPlan extends MemoryPlan {
  /** The Zephyr version whose images were measured. */
  readonly zephyr: string;
  /** The SDK line they stand for, where the app's own was not measured. */
  readonly estimatedFrom?: number;
  readonly note?: Text;
  /** Symbols that are set and of which neither the Kconfig data nor the model knows anything. */
  readonly unplanned: readonly string[];
}

/** The RAM plan of an app. Pure. Errors are what stops Zephyr's build. */
export async function planApp({ texts, ...target }: PlannedApp): Promise<Checked<AppPlan>> {
  const { appSymbols } = await import('../kconfig/app-symbols.js');
  const { sdkLine } = target;
  const app = appSymbols(texts, target);
  if (!app.ok) return app;
  const { symbols, fragments } = app.value;
  const sizes = sizesFor(sdkLine, memoryLines);
  const values = memoryValues(symbols, fragments, memoryModel.defaults);
  const value: AppPlan = {
    ...memoryPlan(memoryModel, sizes.sizes, values),
    zephyr: sizes.zephyr,
    ...(sizes.line === sdkLine ? {} : { estimatedFrom: sizes.line }),
    ...(sizes.note ? { note: sizes.note } : {}),
    unplanned: unplannedSymbols(app.value, memoryModel),
  };
  return { ok: true, value, diagnostics: app.diagnostics };
}

function unplannedSymbols({ symbols, fragments }: AppSymbols, model: MemoryModel): readonly string[] {
  const terms = model.consumers.flatMap((consumer) => consumer.terms);
  const planned = new Set([...terms, ...model.unknown].flatMap(symbolsOf));
  const set = fragments.flatMap(({ lines }) =>
    lines.flatMap((line) => (line.kind === 'assignment' && line.value !== 'n' ? [line.symbol] : [])),
  );
  return [...new Set(set)].filter((name) => !symbols.has(name) && !planned.has(name));
}

function symbolsOf(term: { readonly bytes?: string; readonly when?: string }): readonly string[] {
  return `${term.bytes ?? ''} ${term.when ?? ''}`.match(/\b[A-Z][A-Z0-9_]*\b/g) ?? [];
}
