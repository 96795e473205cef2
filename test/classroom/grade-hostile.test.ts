import { chmodSync, existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { temporaryFolders, write } from '../support/folders.js';
import {
  canGrade,
  type Graded,
  gradeFolder,
  newClassIn,
  projectOf,
  SHORT,
  solve,
  verdictsOf,
} from './grading.js';
import { ENDLESS_COMPILE, HARMLESS, hostileProjects } from './hostile.js';

const newFolder = temporaryFolders();
const GOOD = 'compiles passed, clean passed, secret passed, greets passed';
const BROKEN = 'compiles failed, clean failed, secret failed, greets failed';
const BAD_RUN = 'compiles passed, clean failed, secret failed, greets failed';
/** It runs, and shows nothing of what it should. */
const NOTHING = 'compiles passed, clean passed, secret failed, greets failed';

describe.skipIf(!canGrade)('a submission that means harm', () => {
  let graded: Graded;
  /** Where the grader works. */
  let temporary: string;
  beforeAll(async () => {
    const cwd = newFolder();
    temporary = newFolder();
    // Another user has to find the way.
    for (const folder of [temporary, dirname(temporary)]) chmodSync(folder, 0o711);
    const secret = join(cwd, 'class/instructor/exercises/01-small/exercise.yaml');
    const hostile = hostileProjects(secret);
    const students = ['first', ...Object.keys(hostile), 'last'];
    const folder = await newClassIn(cwd, students);
    for (const student of ['first', 'last']) solve(folder, student);
    for (const [student, files] of Object.entries(hostile))
      for (const [path, text] of Object.entries(files)) write(projectOf(folder, student), path, text);
    expect(existsSync(secret)).toBe(true);
    vi.stubEnv('TMPDIR', temporary);
    graded = await gradeFolder(folder);
    vi.unstubAllEnvs();
  }, 300_000);

  const reasons = (student: string) =>
    graded
      .cell(student)
      .outcomes.map(({ reason, said }) => `${reason?.en} ${said}`)
      .join('\n');

  it('leaves the grades of others as they are', () => {
    for (const student of ['first', 'last']) {
      expect(verdictsOf(graded.cell(student))).toBe(GOOD);
      expect(graded.cell(student)).toMatchObject({ points: 7, unchecked: 0, remarks: [] });
    }
  });

  it.each([
    ['fork-bomb', 'more than 60 processes'],
    ['takes-memory', 'more than 512 MB'],
    ['takes-shared-memory', 'memory was running out'],
  ])('is ended when it takes too much: %s', (student, told) => {
    expect(verdictsOf(graded.cell(student))).toBe(BAD_RUN);
    expect(
      graded
        .cell(student)
        .remarks.map(({ en }) => en)
        .join(),
    ).toContain(told);
  });

  it.each([
    ['endless-print', 'prints without end'],
    ['endless-link', 'crashed'],
    ['endless-errors', 'did not come back'],
    ['sleeps-for-ever', 'did not come back'],
  ])('is ended when it has no end: %s', (student, told) => {
    expect(verdictsOf(graded.cell(student))).toBe(BAD_RUN);
    expect(reasons(student)).toContain(told);
  });

  it.each(['large-files', 'reads-files', 'reads-others', 'kills-all', 'other-ports', 'fake-verdicts'])(
    'gets nothing done from inside: %s',
    (student) => {
      expect(verdictsOf(graded.cell(student))).toBe(NOTHING);
      expect(reasons(student)).toContain(HARMLESS);
    },
  );

  it.each(['includes-secret', 'includes-passwd', 'embeds-secret', 'embeds-no-end', 'lists-secret'])(
    'reads and writes nothing by way of the compiler: %s',
    (student) => {
      expect(verdictsOf(graded.cell(student))).toBe(BROKEN);
      expect(reasons(student)).not.toMatch(/the answer is 42|root:x|version: 1/);
    },
  );

  it('leaves nothing behind', () => {
    expect(readdirSync(temporary)).toEqual([]);
  });
});

describe.skipIf(!canGrade)('a compiler without an end', () => {
  it('costs the grade of who keeps it busy, and no other', async ({ skip }) => {
    skip(!process.env['NANOKIT_LONG'], 'a minute of nothing but compiling: npm run test:long');
    const folder = await newClassIn(newFolder(), ['good', ...Object.keys(ENDLESS_COMPILE)]);
    solve(folder, 'good');
    for (const [student, text] of Object.entries(ENDLESS_COMPILE))
      write(projectOf(folder, student), 'src/main.c', text);
    const { cell } = await gradeFolder(folder, { limits: { ...SHORT, buildMs: 20_000 } });
    expect(verdictsOf(cell('good'))).toBe(GOOD);
    for (const student of Object.keys(ENDLESS_COMPILE)) expect(verdictsOf(cell(student))).toBe(BROKEN);
  }, 600_000);
});
