import { assignmentLine } from '../../kconfig/assignment.js';
import { kconfigString } from '../../kconfig/quoting.js';
import type { Run } from '../exercise/exercise-text.js';

/** As a file of the project would be called, if there were one: no project has it. */
export const RUN_FRAGMENT = '.nanokit/run.conf';

/** A run's own symbols as a fragment; empty where it has none. What `exercise.yaml` says of them was checked. */
export function runFragment({ kconfig = {} }: Run): string {
  return Object.entries(kconfig)
    .map(([symbol, value]) => `${assignmentLine(symbol, valueText(value))}\n`)
    .join('');
}

function valueText(value: boolean | number | string): string {
  if (typeof value === 'boolean') return value ? 'y' : 'n';
  if (typeof value === 'number') return String(value);
  // A hex symbol is not quoted.
  return /^0[xX][0-9A-Fa-f]+$/.test(value) ? value : kconfigString(value);
}
