import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeFile } from '../../src/merge/merge-file.js';
import type { Choice } from '../../src/merge/pieces.js';
import { type FilePlan, planFile } from '../../src/project/plan-file.js';
import { samples } from '../support/samples.js';
import { edited, edits, lineCounts } from './edits.js';
import { randomProjects } from './random-config.js';

const numRuns = samples(800, 100_000);
const seed = 4;
const projects = await randomProjects(samples(120, 2_000), seed);
// The schema is all ours, and compared with nothing.
const paths = [...(projects[0]?.keys() ?? [])].filter((path) => !path.startsWith('.nanokit/'));

/** A file of one config as the record has it, somebody's edits of it, and the file that another config asks for. */
const cases = fc.record({
  path: fc.oneof(fc.constantFrom(...paths), fc.constant('prj.conf')),
  from: fc.nat(projects.length - 1),
  to: fc.nat(projects.length - 1),
  edits,
  choice: fc.constantFrom<Choice>('keep', 'ours', 'markers'),
});
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

const textOf = (index: number, path: string) => projects[index]?.get(path)?.content ?? '';
const plan = (path: string, base: string, ours: string, theirs: Buffer): Promise<FilePlan> =>
  planFile(path, base, { content: ours, bytes: () => Buffer.from(ours) }, theirs, false);

async function run({ path, from, to, edits: list, choice }: Case) {
  const base = textOf(from, path);
  const ours = textOf(to, path);
  const theirs = edited(base, ours, list);
  const planned = await plan(path, base, ours, theirs);
  const after = planned.after(() => choice) ?? Buffer.alloc(0);
  return { path, base, ours, theirs, planned, after, choice };
}

const check = (property: (result: Awaited<ReturnType<typeof run>>) => void | Promise<void>) =>
  fc.assert(
    fc.asyncProperty(cases, async (one) => property(await run(one))),
    { numRuns, seed },
  );

describe('any change of the config and any edit of the user’s', {
  timeout: samples(60_000, 3_600_000),
}, () => {
  it('keep every line that we did not write, or report it in a conflict', async () => {
    await check(({ base, theirs, planned, after, choice }) => {
      const written = lineCounts(Buffer.from(base));
      const there = lineCounts(after);
      const reported = new Map<string, number>();
      if (choice === 'ours') {
        for (const { text } of planned.conflicts.flatMap((conflict) => conflict.theirs)) {
          const key = Buffer.from(text, isUtf8(theirs) ? 'utf8' : 'latin1')
            .toString('latin1')
            .trimEnd();
          reported.set(key, (reported.get(key) ?? 0) + 1);
        }
      }
      const lost = [...lineCounts(theirs)].filter(([line, count]) => {
        const found = (there.get(line) ?? 0) + (reported.get(line) ?? 0);
        return line !== '' && found < count - (written.get(line) ?? 0);
      });
      expect(lost).toEqual([]);
    });
  });

  it('are done once: the next run changes nothing', async () => {
    await check(async ({ path, ours, after }) => {
      const again = await plan(path, ours, ours, after);
      expect(again.conflicts).toEqual([]);
      expect(again.after(() => 'ours')?.equals(after)).toBe(true);
    });
  });

  it('without edits give the file of a new project, in whatever line endings it has', async () => {
    const onlyEndings = cases.map((one) => ({
      ...one,
      // A lone CR in front of an empty line would make one line end of two.
      edits: one.edits.filter(
        (edit) =>
          edit.kind === 'open' || edit.kind === 'mark' || (edit.kind === 'ending' && edit.at === undefined),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(onlyEndings, async (one) => {
        const { ours, after, planned } = await run(one);
        expect(planned.conflicts).toEqual([]);
        // The very same edits of the file of a new project.
        expect(after.equals(edited(ours, '', one.edits))).toBe(true);
      }),
      { numRuns: numRuns / 2, seed },
    );
  });

  it('without edits are merged to that file as well', async () => {
    await check(({ path, base, ours }) => {
      const merged = mergeFile(path, base, ours, Buffer.from(base));
      expect(merged.conflicts).toEqual([]);
      expect(merged.bytes(() => 'keep').toString()).toBe(ours);
    });
  });
});

const isUtf8 = (bytes: Buffer) => Buffer.from(bytes.toString('utf8')).equals(bytes);
