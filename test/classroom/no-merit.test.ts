import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../src/classroom/check/run-checks.js';
import { exerciseApp } from '../../src/classroom/class/exercise-app.js';
import { studentValues } from '../../src/classroom/exercise/student-values.js';
import { checkOptions } from '../support/checks.js';
import { sampled } from '../support/sample.js';
import { hasCompiler, withProject } from '../support/simulation.js';
import { checkedValue, exerciseIn, OWN_EXERCISES } from './samples.js';

const OWN = readdirSync(OWN_EXERCISES);
/** What says nothing, at the end of a file; and what no compiler takes. */
const EDITS = [
  { what: 'a line that says nothing', c: 'int xx;\n', conf: 'CONFIG_PRINTK=y\n' },
  { what: 'a line that is no C', c: 'int xx\n', conf: 'CONFIG_MAIN_STACK_SIZE=y\n' },
] as const;
const ALL = EDITS.flatMap((edit) => OWN.map((id) => ({ id, ...edit })));
const CASES = sampled(ALL, 5, 11);

describe.skipIf(!hasCompiler)('no points', () => {
  it.each(CASES)('for $what in what was given of $id', { timeout: 120_000 }, async ({ id, c, conf }) => {
    const { text, ...exercise } = await exerciseIn(OWN_EXERCISES, id);
    const student = studentValues('7', '7', id);
    const settings = { language: 'en', overrides: [{ path: ['sdk'], value: 1 }] } as const;
    const app = checkedValue(await exerciseApp({ ...exercise, text }, student, settings));
    const files = new Map([...app.given].map(([name, { content }]) => [name, content]));
    const paths = [...exercise.whole.keys()].filter((name) => /^src\/.*\.c$|^prj\.conf$/.test(name)).sort();
    const edited = paths.find((name) => name === 'src/main.c') ?? paths[0] ?? '';
    files.set(edited, `${files.get(edited)}${edited.endsWith('.c') ? c : conf}`);
    const outcomes = await withProject(files, (folder) =>
      runChecks(
        {
          folder,
          shown: 'app',
          runs: text.runs ?? [],
          checks: text.checks,
          scenarios: exercise.files,
          student,
        },
        checkOptions(),
      ),
    );
    const earned = text.checks.filter(
      ({ points = 1 }, index) => points > 0 && outcomes[index]?.verdict === 'passed',
    );
    expect(earned.map((check) => check.id)).toEqual([]);
  });
});
