import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Checked } from '../../diagnostics/diagnostic.js';
import type { Config } from '../../generated/config.js';
import { type AppTexts, readAppTexts } from '../../memory/app-texts.js';
import { planApp } from '../../memory/project-plan.js';
import * as messages from '../../messages/class-check.js';
import { isReachable } from '../../project/project-path.js';
import { grouped } from '../../render/numbers.js';
import type { Expectation } from '../exercise/exercise-text.js';
import { tokensOf } from '../tokens.js';
import { broken } from './build-app.js';
import { failed, type Judged, PASSED } from './judged.js';
import type { CheckJob } from './outcome.js';

/** Those that take the most. */
const SHOWN_CONSUMERS = 3;
const MAX_SOURCE_BYTES = 1024 * 1024;

/** Whether the static RAM, as `memory` plans it, is within bounds. */
export async function judgeRam(
  { at_most_bytes: most }: NonNullable<Expectation['ram']>,
  job: CheckJob,
  { board, sdk }: Config,
): Promise<Judged> {
  const texts = await textsOf(job, { board, sdk });
  const plan = texts.ok ? await planApp({ ...texts.value, board, sdkLine: sdk }) : texts;
  if (!plan.ok) return broken(plan.diagnostics);
  const { totalBytes, consumers } = plan.value;
  if (totalBytes <= most) return PASSED;
  const [bytes = '', limit = '', more = ''] = [totalBytes, most, totalBytes - most].map(grouped);
  const largest = consumers
    .filter(({ symbols }) => symbols.length > 0)
    .toSorted((one, other) => other.bytes - one.bytes)
    .slice(0, SHOWN_CONSUMERS)
    .map((one) => messages.consumer(one.title, grouped(one.bytes)));
  return failed(messages.sentences(messages.tooMuchRam(bytes, limit, more), ...largest));
}

/** Whether a symbol comes to a value, whatever file sets it. */
export async function judgeSymbol(
  { name, is, at_least: least }: NonNullable<Expectation['symbol']>,
  job: CheckJob,
  { board, sdk }: Config,
): Promise<Judged> {
  const texts = await textsOf(job, { board, sdk });
  if (!texts.ok) return broken(texts.diagnostics);
  const { appSymbols } = await import('../../kconfig/app-symbols.js');
  const { fragments } = texts.value;
  const resolved = appSymbols(texts.value.texts, { board, sdkLine: sdk, fragments });
  if (!resolved.ok) return broken(resolved.diagnostics);
  const wanted = typeof is === 'boolean' ? (is ? 'y' : 'n') : String(is ?? least);
  const symbol = resolved.value.symbols.get(name);
  // What is nowhere declared is as good as off.
  if (!symbol && wanted === 'n') return PASSED;
  if (!symbol) return failed(messages.noSuchSymbol(name, wanted, least !== undefined));
  const value = symbol.value ?? 'n';
  if (
    least === undefined
      ? value === wanted || (typeof is === 'number' && Number(value) === is)
      : Number(value) >= least
  )
    return PASSED;
  const why = resolved.diagnostics.find((one) => one.symbol === name);
  const reason = messages.sentences(
    messages.symbolIs(name, value, wanted, least !== undefined),
    why?.message,
  );
  return failed(reason, { place: why?.place });
}

/** Whether tokens stand in a source file one after the other, or do not. */
export function judgeSource(
  { file, has, has_one_of: others, lacks }: NonNullable<Expectation['source']>,
  job: CheckJob,
): Judged {
  const path = join(job.folder, file);
  const stat = isReachable(job.folder, file) ? statSync(path, { throwIfNoEntry: false }) : undefined;
  if (!stat?.isFile() || stat.size > MAX_SOURCE_BYTES) return failed(messages.noFile(file));
  const text = readFileSync(path, 'utf8');
  const code = tokensOf(file, withoutUnused(file, text)).filter(({ comment }) => !comment);
  const placeOf = (tokens: string) => {
    const wanted = tokensOf(file, tokens).filter(({ comment }) => !comment);
    return code.findIndex((_, i) => wanted.every((token, k) => code[i + k]?.text === token.text));
  };
  const ways = has === undefined ? others : [has];
  if (ways) return ways.every((way) => placeOf(way) < 0) ? failed(messages.sourceLacks(file, ways)) : PASSED;
  const token = code[placeOf(lacks ?? '')];
  if (!token) return PASSED;
  const line = text.slice(0, token.start).split('\n').length;
  const lineText = text.split(/\r?\n/)[line - 1] ?? '';
  const column = token.start - text.lastIndexOf('\n', token.start - 1);
  const place = { file, line, column, length: token.text.length, lineText };
  return failed(messages.sourceHas(file, lacks ?? ''), { place });
}

/** C with blanks for what stands behind `#if 0`, which no compiler reads. */
function withoutUnused(file: string, text: string): string {
  if (!/\.[ch]$/.test(file)) return text;
  const lines = text.split('\n');
  let depth = 0;
  const used = lines.map((line) => {
    const [, word = ''] = /^\s*#\s*(if|ifdef|ifndef|elif|else|endif)\b/.exec(line) ?? [];
    if (depth === 0) {
      if (/^\s*#\s*if\s+\(?\s*0\s*\)?\s*(?:\/[/*].*)?\r?$/.test(line)) depth = 1;
      return line;
    }
    if (word.startsWith('if')) depth++;
    else if (word === 'endif' || (depth === 1 && word !== '')) depth--;
    return ' '.repeat(line.length);
  });
  // One that has no end is in a comment, or is told by the compiler.
  return depth === 0 ? used.join('\n') : text;
}

function textsOf(
  { folder, shown }: CheckJob,
  { board, sdk }: Pick<Config, 'board' | 'sdk'>,
): Promise<Checked<AppTexts>> {
  return readAppTexts(folder, shown, board, sdk);
}
