import type { Cause } from '../exercise/exercise-text.js';
import type { RunRecord } from './record.js';

const CAUSES: Readonly<Record<string, Cause>> = {
  'simulate/crash': 'crash',
  'simulate/heap': 'heap',
  'simulate/interrupt': 'interrupt',
  'simulate/stuck': 'waiting',
};

/** What went wrong in a run, by which advice is told from advice about something else. */
export function causeOf({ problems, report }: RunRecord): Cause {
  const code = problems.find(({ severity }) => severity === 'error')?.code ?? '';
  if (code !== 'simulate/memory') return CAUSES[code] ?? 'other';
  if (/\bSEGV\b|null pointer/.test(report)) return 'crash';
  return /-(?:over|under)flow|out of bounds/.test(report) ? 'bounds' : 'other';
}
