import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../kconfig/random.js';
import {
  contentOf,
  copyOf,
  crash,
  expectClosed,
  operations,
  points,
  reading,
  regen,
  staleProject,
  start,
  undo,
  which,
} from '../support/crash.js';
import { temporaryFolders } from '../support/folders.js';

const newFolder = temporaryFolders();
/** Far fewer operations than there are would prove little. */
const AT_LEAST = 25;
/** Of all points, in the long run. */
const TIMEOUT = 3_600_000;

describe('regen, killed at any operation,', () => {
  let template: string;
  let old: string[];
  let fresh: string[];
  let count: number;
  beforeAll(async () => {
    template = await staleProject(newFolder());
    old = contentOf(template);
    const whole = copyOf(template, join(newFolder(), 'app'));
    count = (await operations(regen(whole))).length;
    fresh = contentOf(whole);
    expect(count).toBeGreaterThan(AT_LEAST);
    expect(fresh).not.toEqual(old);
  });

  it(
    'is finished or taken back by the next command, whichever it is, and can be undone',
    async () => {
      const states = new Set<string>();
      for (const at of points(count, 16)) {
        const folder = copyOf(template, join(newFolder(), 'app'));
        expect(await crash(regen(folder), at)).toBe(true);
        expectClosed(folder);
        expect((await start(reading(folder))).code).toBe(3);
        const state = contentOf(folder);
        expect([at, which(state, old, fresh)]).toEqual([at, expect.stringMatching(/^(old|new)$/)]);
        states.add(which(state, old, fresh));
        expectClosed(folder);

        expect((await start(regen(folder))).code).toBe(0);
        expect([at, which(contentOf(folder), old, fresh)]).toEqual([at, 'new']);
        expect((await start(undo(folder))).code).toBe(0);
        expect([at, which(contentOf(folder), old, fresh)]).toEqual([at, 'old']);
        expectClosed(folder);
      }
      expect([...states].sort()).toEqual(['new', 'old']);
    },
    TIMEOUT,
  );

  it(
    'is settled on a file system without second names as well',
    async () => {
      const noLinks = { DISTURB_BEFORE: 'linkSync', FAIL_WITH: 'EPERM' };
      const whole = copyOf(template, join(newFolder(), 'app'));
      const all = (await operations(regen(whole), noLinks)).length;
      expect(all).toBeGreaterThan(count);
      for (const at of points(all, 6)) {
        const folder = copyOf(template, join(newFolder(), 'app'));
        expect(await crash(regen(folder), at, noLinks)).toBe(true);
        expect((await start(reading(folder), noLinks)).code).toBe(3);
        const state = which(contentOf(folder), old, fresh);
        expect([at, state]).toEqual([at, expect.stringMatching(/^(old|new)$/)]);
      }
    },
    TIMEOUT,
  );

  it(
    'is settled as well where the command that settles it is killed in turn',
    async () => {
      const random = new Random(11);
      let tried = 0;
      for (const at of points(count, 6)) {
        const broken = copyOf(template, join(newFolder(), 'app'));
        await crash(regen(broken), at);
        const whole = copyOf(broken, join(newFolder(), 'app'));
        const recovery = (await operations(reading(whole))).length;
        const seconds = points(recovery, 2, random.below(1000));
        for (const second of seconds) {
          const folder = copyOf(broken, join(newFolder(), 'app'));
          expect(await crash(reading(folder), second)).toBe(true);
          expectClosed(folder);
          expect((await start(reading(folder))).code).toBe(3);
          expect([at, second, which(contentOf(folder), old, fresh)]).toEqual([
            at,
            second,
            expect.stringMatching(/^(old|new)$/),
          ]);
          tried++;
        }
      }
      expect(tried).toBeGreaterThan(8);
    },
    TIMEOUT,
  );
});
