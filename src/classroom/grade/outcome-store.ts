import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isSystemError } from '../../diagnostics/system-error.js';
import type { Text } from '../../messages/text.js';
import type { CheckOutcome } from '../check/outcome.js';
import { parsedJson } from '../parsed-json.js';

/** What judging a project came to. */
export interface Verdicts {
  readonly outcomes: readonly CheckOutcome[];
  /** What is to be said of it beside that. */
  readonly remarks: readonly Text[];
}

/** Keeps what was found out, so that a run that was stopped goes on where it was. */
export class OutcomeStore {
  /** @param folder absolute; made when it is needed */
  constructor(private readonly folder: string) {}

  /** @param key of all that the outcomes depend on: with another one they are of something else */
  read(student: string, exercise: string, key: string): Verdicts | undefined {
    try {
      const kept = parsedJson(readFileSync(this.pathOf(student, exercise), 'utf8'));
      return isKept(kept, key) ? kept : undefined;
    } catch (error) {
      if (!isSystemError(error)) throw error;
      return undefined;
    }
  }

  write(student: string, exercise: string, key: string, { outcomes, remarks }: Verdicts): void {
    replaceFile(this.pathOf(student, exercise), `${JSON.stringify({ key, outcomes, remarks }, null, 1)}\n`);
  }

  private pathOf(student: string, exercise: string): string {
    return join(this.folder, exercise, `${student}.json`);
  }
}

/** It is the teacher's own file, and may have been edited all the same. */
function isKept(value: unknown, key: string): value is Verdicts {
  if (typeof value !== 'object' || value === null || !('key' in value) || value.key !== key) return false;
  if (!('outcomes' in value && 'remarks' in value) || !Array.isArray(value.remarks)) return false;
  const { outcomes } = value;
  return (
    Array.isArray(outcomes) &&
    outcomes.every((one: unknown) => typeof one === 'object' && one !== null && 'verdict' in one)
  );
}

/** Whoever reads it finds the old text or the new one, and no half. */
export function replaceFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const name = createHash('sha256').update(`${path}${process.pid}`).digest('hex').slice(0, 8);
  const fresh = join(dirname(path), `.${name}.tmp`);
  try {
    writeFileSync(fresh, text);
    renameSync(fresh, path);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}
