import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readClass } from '../../src/classroom/class/read-class.js';
import { readClassExercise } from '../../src/classroom/grade/class-exercises.js';
import { collect } from '../../src/classroom/grade/collect.js';
import { planOf, untold } from '../../src/classroom/grade/plan.js';
import { copiesOf, noticesOf } from '../../src/classroom/grade/rows.js';
import { temporaryFolders, write } from '../support/folders.js';
import { change } from '../support/regen.js';
import { newClassIn, projectOf, SMALL, SMALL_MAIN, solve } from './grading.js';
import { checkedValue } from './samples.js';

const newFolder = temporaryFolders();
/** Long enough that nobody writes it by chance. */
const LONG_MAIN = SMALL_MAIN.replace(
  '	/* SOLUTION END greet */',
  `	for (int round = 0; round < 3; round++) {
		printk("Round %d of %d, still here\\n", round + 1, 3);
		k_msleep(10 * round);
	}
	/* SOLUTION END greet */`,
);

describe('what is collected', () => {
  let folder = '';
  const handedIn = () => join(folder, 'students');
  const graded = async () => {
    const room = checkedValue(readClass(folder, 'class'));
    const exercise = checkedValue(await readClassExercise(folder, 'class', SMALL, 'en'));
    const collected = await collect(handedIn(), room, new Map([[SMALL, exercise]]));
    const plans = planOf(room.members, [exercise], collected);
    const plan = (id: string) => plans.find(({ member }) => member.id === id);
    return { plans, plan, leftOver: [...collected.leftOver, ...untold(plans, collected)] };
  };

  beforeAll(async () => {
    const ids = ['2026001', '2026002', '2026003', '2026004', '2026005'];
    folder = await newClassIn(newFolder(), ids, { 'app/src/main.c': LONG_MAIN });
  });

  it('has the official solution told, as a remark and of the class', async () => {
    solve(folder, '2026001');
    const { plan, plans } = await graded();
    expect(copiesOf(plans)).toMatchObject([{ student: '2026001', exercise: SMALL, kind: 'exact' }]);
    expect(plan('2026001')?.remarks.map(({ en }) => en)).toEqual([
      expect.stringMatching(/^It is the official solution, word for word \((\d+) of \1 own tokens\)/),
    ]);
    expect(plan('2026002')?.state).toBe('unchanged');
  });

  it('leaves out nothing of a student whose work is there without saying so', async () => {
    write(handedIn(), '2026001_main.c', 'int main(void) { return 0; }\n');
    write(handedIn(), '2026001.rar', 'Rar!');
    // Of whom there is nothing else, it stands in the student's own line.
    rmSync(join(handedIn(), '2026003'), { recursive: true });
    write(handedIn(), '2026003.tar.gz', 'x');
    const { plan, leftOver } = await graded();
    expect(leftOver.map(({ source }) => source)).toEqual(['2026001.rar', '2026001_main.c']);
    expect(plan('2026003')).toMatchObject({ state: 'unreadable', source: '2026003.tar.gz' });
  });

  it('has told what is given to one and handed in by another, and what has the id of nobody', async () => {
    rmSync(join(handedIn(), '2026004'), { recursive: true });
    renameSync(join(handedIn(), '2026002'), join(handedIn(), '2026004'));
    renameSync(join(handedIn(), '2026005'), join(handedIn(), '0099999999_外班'));
    const { plans } = await graded();
    expect(noticesOf(plans).map(({ student, what }) => `${student}: ${what.en}`)).toEqual([
      '2026004: The files were given to 2026002',
      '2026005: Its name begins with 0099999999, which is no student’s id; by its own record it is of 2026005',
    ]);
  });

  it('has a remark on a record of the exercise that somebody edited, and on no other one', async () => {
    const remarks = async (id: string) =>
      (await graded())
        .plan(id)
        ?.remarks.map(({ zh }) => zh)
        .join() ?? '';
    expect(await remarks('2026001')).not.toContain('exercise.json');
    change(projectOf(folder, '2026001'), '.nanokit/exercise.json', (text) => text.replace('Hello', 'main'));
    expect(await remarks('2026001')).toContain('被改过，或是更正之前的');
    writeFileSync(join(projectOf(folder, '2026001'), '.nanokit/exercise.json'), 'nonsense');
    expect(await remarks('2026001')).not.toContain('exercise.json');
  });
});
