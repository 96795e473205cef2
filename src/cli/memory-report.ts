import type { Paint } from '../diagnostics/render.js';
import { memoryModel } from '../generated/memory-model.js';
import type { Factor, MemoryPlan, PlannedConsumer } from '../memory/plan.js';
import type { AppPlan } from '../memory/project-plan.js';
import { width } from '../messages/columns.js';
import * as messages from '../messages/memory.js';
import type { Lang, Text } from '../messages/text.js';
import { grouped } from '../render/numbers.js';

/** A plan and what is needed to show it. */
export interface ShownPlan {
  readonly plan: AppPlan;
  readonly sramBytes: number;
  /** The key of nanokit.yaml that sets a symbol. */
  readonly keyOfSymbol: (symbol: string) => string;
}

/** The plan as a bar and a table, the largest part first. @param why with the arithmetic below each row */
export function planTable(shown: ShownPlan, why: boolean, lang: Lang, paint: Paint): string {
  const { plan, sramBytes } = shown;
  const { columns } = messages;
  const share = percent(plan.totalBytes, sramBytes);
  const rows = bySize(plan).map((consumer) => ({
    cells: [
      consumer.title[lang],
      grouped(consumer.bytes),
      messages.percentage(percent(consumer.bytes, plan.totalBytes))[lang],
      keysOf(consumer, shown).join(', '),
    ],
    below: why ? arithmetic(consumer, lang).map((line) => paint.dim(line)) : [],
  }));
  const unknown = plan.unknown.map(({ title }) => ({
    cells: [title[lang], messages.unknown[lang], '', messages.leftOut[lang]],
    below: [],
  }));
  const head = [columns.consumer[lang], columns.bytes[lang], columns.share[lang], columns.key[lang]];
  const sum = {
    cells: [messages.total[lang], grouped(plan.totalBytes), messages.percentage('100.0')[lang], ''],
    below: [],
  };
  const [headLine = '', ...lines] = table([{ cells: head, below: [] }, ...rows, ...unknown, sum]);
  const last = lines.pop() ?? '';
  const notes = [
    messages.basis(plan.zephyr, plan.estimatedFrom),
    ...(plan.note ? [plan.note] : []),
    ...(plan.unplanned.length > 0 ? [unplannedText(plan.unplanned)] : []),
  ].map((text) => paint.dim(text[lang]));
  return [
    `${bar(plan.totalBytes / sramBytes)} ${messages.used(grouped(plan.totalBytes), grouped(sramBytes), share)[lang]}`,
    '',
    paint.dim(headLine),
    ...lines,
    paint.strong(last),
    '',
    ...notes,
    '',
  ].join('\n');
}

/** How many symbols that are not in the plan are named. */
const NAMED = 8;

function unplannedText(symbols: readonly string[]): Text {
  return messages.unplanned(symbols.slice(0, NAMED), Math.max(0, symbols.length - NAMED));
}

/** Where two plans differ. */
export function comparisonTable(
  plan: AppPlan,
  other: AppPlan,
  name: string,
  lang: Lang,
  paint: Paint,
): string {
  const { columns } = messages;
  const both = new Map([...other.consumers, ...plan.consumers].map(({ id, title }) => [id, title[lang]]));
  const bytesOf = ({ consumers }: MemoryPlan, id: string) =>
    consumers.find((consumer) => consumer.id === id)?.bytes ?? 0;
  const differences = [...both]
    .map(([id, title]) => ({ title, here: bytesOf(plan, id), there: bytesOf(other, id) }))
    .filter(({ here, there }) => here !== there)
    .sort((a, b) => Math.abs(b.here - b.there) - Math.abs(a.here - a.there));
  const row = (title: string, here: number, there: number) => ({
    cells: [title, grouped(here), grouped(there), signed(here - there)],
    below: [],
  });
  const [head = '', ...lines] = table([
    { cells: [columns.consumer[lang], columns.bytes[lang], name, columns.difference[lang]], below: [] },
    ...differences.map(({ title, here, there }) => row(title, here, there)),
    row(messages.total[lang], plan.totalBytes, other.totalBytes),
  ]);
  const last = lines.pop() ?? '';
  return [
    '',
    paint.strong(messages.compared(name)[lang]),
    paint.dim(head),
    ...lines,
    paint.strong(last),
    '',
  ].join('\n');
}

/** The plan for machines, in the tool's language where it has texts. */
export function planDocument({ plan, sramBytes, keyOfSymbol }: ShownPlan, lang: Lang): object {
  return {
    total_bytes: plan.totalBytes,
    sram_bytes: sramBytes,
    zephyr: plan.zephyr,
    ...(plan.estimatedFrom === undefined ? {} : { estimated_from: plan.estimatedFrom }),
    consumers: bySize(plan).map(({ id, title, bytes, symbols, products }) => ({
      id,
      title: title[lang],
      bytes,
      share: Number((bytes / plan.totalBytes).toFixed(4)),
      keys: symbols.map(keyOfSymbol),
      symbols,
      products: products.map(({ factors, bytes: part }) => ({ factors, bytes: part })),
    })),
    unknown: plan.unknown.map(({ id, title }) => ({ id, title: title[lang] })),
    not_in_plan: plan.unplanned,
  };
}

function bySize(plan: MemoryPlan): readonly PlannedConsumer[] {
  return plan.consumers.toSorted((a, b) => b.bytes - a.bytes);
}

/** The keys of the symbols that its sum is made of; all that there are where it is none. */
function keysOf({ symbols, products }: PlannedConsumer, { keyOfSymbol }: ShownPlan): readonly string[] {
  const used = new Set(products.flatMap(({ factors }) => factors.map(({ symbol }) => symbol)));
  const own = symbols.filter((symbol) => used.has(symbol));
  return (own.length > 0 ? own : symbols.slice(0, 1)).map(keyOfSymbol);
}

function arithmetic({ products, note }: PlannedConsumer, lang: Lang): readonly string[] {
  const lines = products.map(({ factors, bytes }) => {
    const product = factors.map((factor) => factorText(factor, lang)).join(' × ');
    return factors.length > 1 ? `${product} = ${grouped(bytes)}` : product;
  });
  return [...lines, ...(note ? [note[lang]] : [])].map((line) => `    ${line.replaceAll('） ', '）')}`);
}

/** `16 (NET_PKT_RX_COUNT)`: the number and what it is. */
function factorText({ value, symbol, size }: Factor, lang: Lang): string {
  const what = symbol ?? (size === undefined ? undefined : memoryModel.sizes[size]?.[lang]);
  if (what === undefined) return grouped(value);
  return lang === 'zh' ? `${grouped(value)}（${what}）` : `${grouped(value)} (${what})`;
}

interface Row {
  readonly cells: readonly string[];
  /** Whole lines that follow it. */
  readonly below: readonly string[];
}

/** Lines with their cells in columns: numbers, all but the first and a fourth column of text, to the right. */
function table(rows: readonly Row[]): string[] {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map(({ cells }) => width(cells[column] ?? ''))));
  return rows.map(({ cells: [first = '', second = '', third = '', fourth = ''], below }) => {
    const blanks = (text: string, column: number) => ' '.repeat((widths[column] ?? 0) - width(text));
    const line = `  ${first}${blanks(first, 0)}  ${blanks(second, 1)}${second}  ${blanks(third, 2)}${third}  ${fourth}`;
    return [line.trimEnd(), ...below].join('\n');
  });
}

const BAR_WIDTH = 40;

function bar(share: number): string {
  const full = Math.min(BAR_WIDTH, Math.round(share * BAR_WIDTH));
  return `  [${'#'.repeat(full)}${'.'.repeat(BAR_WIDTH - full)}]`;
}

function percent(part: number, whole: number): string {
  return (whole === 0 ? 0 : (part / whole) * 100).toFixed(1);
}

function signed(value: number): string {
  return value < 0 ? `-${grouped(-value)}` : `+${grouped(value)}`;
}
