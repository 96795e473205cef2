import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
import { zipOf } from './zip-writer.js';

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
    const record = join(projectOf(folder, '2026001'), '.nanokit/exercise.json');
    const whole = readFileSync(record, 'utf8');
    const remarks = async (id: string) =>
      (await graded())
        .plan(id)
        ?.remarks.map(({ zh }) => zh)
        .join() ?? '';
    expect(await remarks('2026001')).not.toContain('exercise.json');
    change(projectOf(folder, '2026001'), '.nanokit/exercise.json', (text) => text.replace('Hello', 'main'));
    expect(await remarks('2026001')).toContain('被改过，或是更正之前的');
    writeFileSync(record, 'nonsense');
    expect(await remarks('2026001')).toContain('已损坏或被清空');
    rmSync(record);
    expect(await remarks('2026001')).toContain('工程里没有 .nanokit/exercise.json');
    // An account of nobody’s.
    writeFileSync(record, whole.replace(/"client_id": *"[a-z0-9]+"/, '"client_id": "c0000000"'));
    expect(await remarks('2026001')).toContain('被改过，或是更正之前的');
  });

  it('has a remark on marks of a merge, and on who wrote them', async () => {
    const marked = (name: string) => `int a;\n<<<<<<< ${name}\nint b;\n=======\nint c;\n>>>>>>> x\n`;
    write(projectOf(folder, '2026001'), 'src/main.c', marked('yours'));
    write(projectOf(folder, '2026001'), 'src/more.c', marked('HEAD'));
    const { plan } = await graded();
    const remarks = plan('2026001')?.remarks.map(({ en }) => en) ?? [];
    expect(remarks.filter((text) => text.includes('marks of a merge'))).toEqual([
      expect.stringMatching(/^src\/main\.c .*\(line 2\), as class update --on-conflict markers writes/),
      expect.stringMatching(/^src\/more\.c .*\(line 2\): it does not compile$/),
    ]);
  });

  describe('in one file for the whole class', () => {
    const collected = async (entries: readonly { readonly name: string; readonly content: string }[]) => {
      const cwd = newFolder();
      writeFileSync(join(cwd, 'all.zip'), zipOf(entries));
      const room = checkedValue(readClass(folder, 'class'));
      // A class with another exercise, so that a file alone does not say of which it is.
      const two = { ...room, exercises: [...room.exercises, '02-other'] };
      const exercise = checkedValue(await readClassExercise(folder, 'class', SMALL, 'en'));
      const found = await collect(cwd, two, new Map([[SMALL, exercise]]));
      const plans = planOf(room.members, [exercise], found);
      const leftOver = [...found.leftOver, ...untold(plans, found)].map(({ source }) => source);
      return { plan: (id: string) => plans.find(({ member }) => member.id === id), leftOver };
    };
    const project = (above: string, main = 'int main(void) { return 0; }\n') => [
      { name: `${above}/prj.conf`, content: 'CONFIG_X=y\n' },
      { name: `${above}/src/main.c`, content: main },
    ];

    it.each(['', 'homework/'])('is no project where a student has sent only the code: %j', async (above) => {
      const { plan } = await collected([
        ...project(`${above}2026001/${SMALL}`),
        { name: `${above}2026002/main.c`, content: 'int main(void) { return 0; }\n' },
      ]);
      expect(plan('2026001')?.state).toBe('graded');
      expect(plan('2026002')).toMatchObject({ state: 'unreadable', source: `all.zip/${above}2026002` });
      expect(plan('2026003')?.state).toBe('missing');
    });

    it('is left over where it lies beside projects of the same student', async () => {
      const { plan, leftOver } = await collected([
        ...project(`2026001/${SMALL}`),
        { name: '2026001/notes.c', content: 'int x;\n' },
      ]);
      expect(plan('2026001')?.state).toBe('graded');
      expect(leftOver).toEqual(['all.zip/2026001/notes.c']);
    });

    it('is handed in twice where somebody has sent another version without the exercise’s folder', async () => {
      const later = project(`2026002 again/${SMALL.slice(3)}`, 'int main(void) { return 1; }\n');
      const { plan } = await collected([...project(`2026002/${SMALL}`), ...later]);
      expect(plan('2026002')).toMatchObject({
        state: 'twice',
        source: `all.zip/2026002 again/${SMALL.slice(3)}, all.zip/2026002/${SMALL}`,
      });
      const old = project(`2026002/${SMALL}.old-1`, 'int main(void) { return 1; }\n');
      const aside = await collected([...project(`2026002/${SMALL}`), ...old]);
      expect(aside.plan('2026002')).toMatchObject({ state: 'graded', source: `all.zip/2026002/${SMALL}` });
    });
  });
});
