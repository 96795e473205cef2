import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordIn } from '../../src/classroom/update/exercise-record.js';
import { updateFolder } from '../../src/classroom/update/update-folder.js';
import { undoProject } from '../../src/project/undo-project.js';
import { edited, edits, lineCounts } from '../merge/edits.js';
import { contentOf, copyOf } from '../support/crash.js';
import { temporaryFolders } from '../support/folders.js';
import { samples } from '../support/samples.js';
import { CORRECTIONS, FOLDERS, folderOf, madeClass, update } from './classes.js';
import { checkedValue } from './samples.js';

const newFolder = temporaryFolders();
const [STUDENT] = FOLDERS;
const FILES = [
  'src/greet.c',
  'EXERCISE.md',
  'prj.conf',
  'README.md',
  'src/main.c',
  'Kconfig',
  '.gitignore',
] as const;

const names = [
  'code',
  'stub',
  'statement',
  'config',
  'hint',
] as const satisfies readonly (keyof typeof CORRECTIONS)[];
const cases = fc.record({
  corrections: fc.constantFrom(...names.map((_, index) => names.slice(0, index + 1))),
  files: fc.subarray([...FILES]),
  edits,
  port: fc.option(fc.integer({ min: 1, max: 65535 })),
  gone: fc.subarray([...FILES, 'credentials.conf', '.nanokit/base.json'], { maxLength: 1 }),
  choice: fc.constantFrom('keep', 'ours', 'markers'),
});

it('whatever a student did and an author corrected: no line is lost, twice is once, and undo is nothing', {
  timeout: samples(180_000, 7_200_000),
}, async () => {
  const cwd = await madeClass(newFolder());
  const given = copyOf(folderOf(cwd, STUDENT), join(newFolder(), 'given'));
  // How the exercise is handed out after each further correction.
  const handed = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    CORRECTIONS[name](cwd);
    expect((await update(cwd)).code).toBe(0);
    handed.set(String(index + 1), copyOf(folderOf(cwd, STUDENT), join(newFolder(), 'handed')));
  }

  await fc.assert(
    fc.asyncProperty(cases, async ({ corrections, files, edits: list, port, gone, choice }) => {
      const fresh = handed.get(String(corrections.length)) ?? '';
      const folder = copyOf(given, join(newFolder(), 'mine'));
      const path = (name: string) => join(folder, name);
      for (const name of files) {
        const [text, other] = [given, fresh].map((at) => readFileSync(join(at, name), 'utf8'));
        writeFileSync(path(name), edited(text ?? '', other ?? '', list));
      }
      const yaml = readFileSync(path('nanokit.yaml'), 'utf8');
      if (port !== null) writeFileSync(path('nanokit.yaml'), yaml.replace(/port: \d+/, `port: ${port}`));
      for (const name of gone) rmSync(path(name), { force: true });
      const before = contentOf(folder);
      const texts = new Map(
        files.filter((name) => existsSync(path(name))).map((name) => [name, readFileSync(path(name))]),
      );

      const options = {
        folder,
        dir: 'mine',
        language: 'en',
        fresh: () => recordIn(fresh, 'fresh'),
        onConflict: { all: choice, files: new Map() },
        dryRun: false,
      } as const;
      const first = await updateFolder(options);
      // What is no Kconfig or the like any more is refused, and nothing is written.
      if (!first.ok) {
        expect(contentOf(folder)).toEqual(before);
        return;
      }
      const done = first.value;
      const isOpen = done.conflicts.some((conflict) => conflict.choice === undefined);
      if (isOpen) expect(contentOf(folder)).toEqual(before);
      for (const [name, bytes] of texts) {
        const mayLose = choice === 'ours' && done.conflicts.some(({ file }) => file === name);
        if (!mayLose) expect([name, lost(bytes, readFileSync(path(name)), given, name)]).toEqual([name, []]);
      }
      const after = contentOf(folder);
      expect(checkedValue(await updateFolder(options)).changes.length === 0 || isOpen).toBe(true);
      expect(contentOf(folder)).toEqual(after);
      if (existsSync(path('.nanokit/local/undo.json')))
        expect(await undoProject({ folder, dir: 'mine' })).toMatchObject({ ok: true, value: { edited: [] } });
      expect(contentOf(folder)).toEqual(before);
    }),
    { numRuns: samples(15, 5000), seed: 23 },
  );
});

/** Lines of the student's that are gone, but for those that were given. */
function lost(mine: Buffer, now: Buffer, given: string, name: string): string[] {
  const written = lineCounts(readFileSync(join(given, name)));
  const there = lineCounts(now);
  return [...lineCounts(mine)].flatMap(([line, count]) =>
    line !== '' && (there.get(line) ?? 0) < count - (written.get(line) ?? 0) ? [line] : [],
  );
}
