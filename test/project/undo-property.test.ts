import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { regenProject } from '../../src/project/regen-project.js';
import { undoProject } from '../../src/project/undo-project.js';
import { edited, edits } from '../merge/edits.js';
import { contentOf, copyOf } from '../support/crash.js';
import { temporaryFolders } from '../support/folders.js';
import { newProject } from '../support/regen.js';
import { samples } from '../support/samples.js';

const newFolder = temporaryFolders();

/** Changes of nanokit.yaml: a value, and what comes in its place. */
const CHANGES = [
  [/ main_stack_bytes: .*/, ' main_stack_bytes: 7000'],
  [/ heap_bytes: .*/, ' heap_bytes: 70000'],
  [/^sdk: .*/m, 'sdk: 2'],
  [/ port: .*/, ' port: 9001'],
  [/ ssid: .*/, ' ssid: "家 1"'],
  [/ language: .*/, ' language: zh'],
] as const;

const FILES = ['prj.conf', 'Kconfig', 'CMakeLists.txt', '.gitignore', 'src/main.c', 'README.md'] as const;

const cases = fc.record({
  changes: fc.subarray([...CHANGES], { minLength: 1 }),
  files: fc.subarray([...FILES]),
  edits,
  gone: fc.subarray([...FILES, 'credentials.conf', '.nanokit/nanokit.schema.json'], { maxLength: 1 }),
  mode: fc.constantFrom(0o600, 0o644, 0o755),
  choice: fc.constantFrom('keep', 'ours', 'markers'),
});

it('whatever was edited and asked for, regen twice is once, and regen then undo is nothing', {
  timeout: samples(120_000, 3_600_000),
}, async () => {
  const template = await newProject(newFolder());
  await fc.assert(
    fc.asyncProperty(cases, async ({ changes, files, edits: list, gone, mode, choice }) => {
      const folder = copyOf(template, join(newFolder(), 'my-app'));
      const path = (name: string) => join(folder, name);
      for (const name of files) {
        const text = readFileSync(path(name), 'utf8');
        writeFileSync(path(name), edited(text, text, list));
        chmodSync(path(name), mode);
      }
      for (const name of gone) rmSync(path(name), { force: true });
      const yaml = readFileSync(path('nanokit.yaml'), 'utf8');
      const wanted = changes.reduce((text, [pattern, by]) => text.replace(pattern, by), yaml);
      expect(wanted).not.toBe(yaml);
      writeFileSync(path('nanokit.yaml'), wanted);

      const before = contentOf(folder);
      const options = {
        folder,
        dir: 'my-app',
        language: 'en',
        onConflict: { all: choice, files: new Map() },
      } as const;
      const first = await regenProject(options);
      // What is no Kconfig or the like any more is refused, and nothing is written.
      if (!first.ok) {
        expect(contentOf(folder)).toEqual(before);
        return;
      }
      const after = contentOf(folder);
      expect((await regenProject(options)).ok).toBe(true);
      expect(contentOf(folder)).toEqual(after);
      if (!existsSync(path('.nanokit/local/undo.json'))) {
        expect(after).toEqual(before);
        return;
      }
      expect(await undoProject({ folder, dir: 'my-app' })).toMatchObject({ ok: true, value: { edited: [] } });
      expect(contentOf(folder)).toEqual(before);
    }),
    { numRuns: samples(60, 3000), seed: 11 },
  );
});
