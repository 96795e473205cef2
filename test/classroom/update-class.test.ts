import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { contentOf, copyOf, crash, operations, points, which } from '../support/crash.js';
import { filesIn, temporaryFolders, textsIn, write } from '../support/folders.js';
import { change } from '../support/regen.js';
import { CORRECTIONS, FOLDERS, folderOf, ID, madeClass, states, update, updated } from './classes.js';
import { writeExercise } from './samples.js';

const newFolder = temporaryFolders();
const [FIRST, SECOND, THIRD] = FOLDERS;
const read = (cwd: string, student: string, path: string) =>
  readFileSync(join(folderOf(cwd, student), path), 'utf8');
const SOLVED = '\tprintk("Hello from my board\\n");\n';
const solve = (cwd: string, student: string) =>
  change(folderOf(cwd, student), 'src/greet.c', (text) => text.replace('\t/* TODO: say hello. */\n', SOLVED));
const isUpToDate = async (folder: string) => (await run(['regen', '--check'], { cwd: folder })).code === 0;

describe('class update', () => {
  it('brings all of a corrected exercise into every folder, as if it had been handed out so', async () => {
    const cwd = await madeClass(newFolder());
    for (const correct of Object.values(CORRECTIONS)) correct(cwd);
    writeExercise(join(cwd, 'ours'), ID, { 'app/src/more.c': 'int more;\n', 'app/src/greet.c': undefined });
    const { code, ...result } = await updated(cwd);
    expect([code, states(result)]).toEqual([0, ['updated', 'updated', 'updated']]);

    const again = newFolder();
    write(again, 'students.csv', readFileSync(join(cwd, 'students.csv'), 'utf8'));
    const from = ['--exercises-from', relative(again, join(cwd, 'ours'))];
    const made = ['class', 'new', '--exercises', 'all', ...from, '--roster', 'students.csv', '--out', 'room'];
    expect((await run([...made, '--lang', 'en'], { cwd: again })).code).toBe(0);
    for (const student of FOLDERS) {
      expect(textsIn(folderOf(cwd, student))).toEqual(textsIn(folderOf(again, student)));
      expect(await isUpToDate(folderOf(cwd, student))).toBe(true);
    }
    const kept = (root: string) => {
      const texts = textsIn(join(root, 'room/instructor'));
      texts.delete('class.json');
      return texts;
    };
    expect(kept(cwd)).toEqual(kept(again));
  });

  it('keeps what students did, and merges it', async () => {
    const cwd = await madeClass(newFolder());
    solve(cwd, FIRST);
    change(folderOf(cwd, FIRST), 'nanokit.yaml', (text) => text.replace(/port: \d+/, 'port: 9009'));
    change(folderOf(cwd, FIRST), 'prj.conf', (text) => `${text}CONFIG_SHELL=y\n`);
    change(folderOf(cwd, FIRST), 'EXERCISE.md', (text) =>
      text.replace('20 minutes', '20 minutes (took me 50)'),
    );
    write(folderOf(cwd, FIRST), 'src/mine.c', 'int mine;\n');
    for (const name of ['code', 'statement', 'config'] as const) CORRECTIONS[name](cwd);
    const { code, ...result } = await updated(cwd);
    expect([code, states(result)]).toEqual([0, ['updated', 'updated', 'updated']]);
    expect(result.folders[0].merged.sort()).toEqual(['EXERCISE.md', 'prj.conf', 'src/greet.c']);
    const greet = read(cwd, FIRST, 'src/greet.c');
    expect(greet).toContain(SOLVED);
    expect(greet).toContain('first - second');
    expect(read(cwd, FIRST, 'src/mine.c')).toBe('int mine;\n');
    expect(read(cwd, FIRST, 'EXERCISE.md')).toMatch(/took me 50[\s\S]*Run it with c/);
    const prj = read(cwd, FIRST, 'prj.conf');
    for (const text of ['CONFIG_SHELL=y', 'SERVER_PORT=9009', 'PAYLOAD="good day from c'])
      expect(prj).toContain(text);
    expect(read(cwd, FIRST, 'nanokit.yaml')).toContain('port: 9009');
    expect(await isUpToDate(folderOf(cwd, FIRST))).toBe(true);
    expect(states(await updated(cwd))).toEqual(['unchanged', 'unchanged', 'unchanged']);
  });

  it('leaves a folder with a conflict as it is, does the others, and says which', async () => {
    const cwd = await madeClass(newFolder());
    solve(cwd, SECOND);
    CORRECTIONS.stub(cwd);
    const before = contentOf(folderOf(cwd, SECOND));
    const { code, stdout, stderr } = await update(cwd);
    expect(code).toBe(1);
    expect(stdout).toContain('2 updated, 1 with conflicts\n');
    expect(stdout).toContain(`room/students/${SECOND}/${ID}`);
    expect(stderr).toContain(`room/students/${SECOND}/${ID}/src/greet.c:6:1`);
    expect(stderr).toContain('[class/conflicts]');
    // What is advised is about the same exercises and students.
    const flags = ['--exercises-from', 'ours', '--students', SECOND];
    expect((await update(cwd, ['--dry-run', ...flags])).stderr).toContain(
      `class update room --exercises-from ours --students ${SECOND} --on-conflict keep`,
    );
    expect(contentOf(folderOf(cwd, SECOND))).toEqual(before);

    for (const [choice, has, lacks, exit] of [
      ['markers', '<<<<<<<', 'no such', 1],
      ['ours', 'say it aloud', 'my board', 0],
      ['keep', 'my board', 'say it aloud', 0],
    ] as const) {
      const copy = join(cwd, `room-${choice}`);
      copyOf(join(cwd, 'room'), copy);
      const args = ['class', 'update', copy, '--exercises-from', 'ours', '--on-conflict'];
      const first = await run([...args, `src/greet.c=${choice}`, '--lang', 'en'], { cwd });
      expect(first.code).toBe(exit);
      // Whoever has marks in a file is told, also the next time.
      const next = await run([...args, 'keep', '--lang', 'en'], { cwd });
      for (const { stdout: said, stderr: problems } of choice === 'markers' ? [first, next] : []) {
        expect(said).toContain('# conflict marks to settle in src/greet.c');
        expect(said).not.toContain('merged with');
        expect(problems).toContain(`undo ${copy}/students/_CON/01-greet`);
        expect(problems).toMatch(/they do not compile, and get no points, .*\[class\/marks-left\]/);
        expect(problems).toMatch(/students\/_CON\/01-greet\/src\/greet\.c:6:1: .*\[regen\/marked\]/);
      }
      const text = readFileSync(join(copy, 'students', SECOND, ID, 'src/greet.c'), 'utf8');
      expect(text).toContain(has);
      expect(text).not.toContain(lacks);
      expect(next.code).toBe(exit);
    }
  });

  it('hands nothing out where nothing has changed', async () => {
    const cwd = await madeClass(newFolder());
    const before = contentOf(join(cwd, 'room'));
    const { code, stdout } = await update(cwd);
    expect([code, stdout]).toEqual([0, '3 unchanged\n']);
    expect(contentOf(join(cwd, 'room'))).toEqual(before);
    // What the teacher corrects in the class's own copy is a change, too.
    change(join(cwd, 'room/instructor/exercises', ID), 'exercise.en.md', (text) => `${text}\nMore.\n`);
    const own = await update(cwd, ['--exercises-from', 'room/instructor/exercises']);
    expect(own.stdout).toContain('hand out a file below room/updates');
  });

  it('takes a conflict in nanokit.yaml for one of the whole folder, and writes no marks into it', async () => {
    const cwd = await madeClass(newFolder());
    change(folderOf(cwd, FIRST), 'nanokit.yaml', (text) => text.replace('hello from', 'my own from'));
    solve(cwd, FIRST);
    CORRECTIONS.config(cwd);
    CORRECTIONS.stub(cwd);
    for (const more of [[], ['--on-conflict', 'markers']]) {
      const result = await updated(cwd, more);
      expect([result.code, result.folders[0].state]).toEqual([1, 'conflict']);
      expect(result.folders[0].conflicts.map(({ file }: { file: string }) => file)).toContain('nanokit.yaml');
    }
    const choice = ['--on-conflict', 'nanokit.yaml=keep', '--on-conflict', 'src/greet.c=ours'];
    expect((await updated(cwd, choice)).code).toBe(0);
    expect(read(cwd, FIRST, 'prj.conf')).not.toContain('good day');
    expect(read(cwd, FIRST, 'src/greet.c')).toContain('aloud');
    // The choice is remembered, as everywhere.
    expect(states(await updated(cwd))).toEqual(['unchanged', 'unchanged', 'unchanged']);
  });

  it('leaves deleted files deleted, and removes given files only where nobody touched them', async () => {
    const cwd = await madeClass(newFolder(), [], { 'app/src/extra.c': 'int extra;\n' });
    rmSync(join(folderOf(cwd, FIRST), 'src/greet.c'));
    write(folderOf(cwd, SECOND), 'src/extra.c', 'int extra = 5;\n');
    rmSync(join(cwd, 'ours', ID, 'app/src/extra.c'));
    CORRECTIONS.code(cwd);
    const result = await updated(cwd);
    expect([result.code, states(result)]).toEqual([0, ['updated', 'updated', 'updated']]);
    expect(result.folders[0].deleted).toEqual(['src/greet.c']);
    const has = (student: string, path: string) => filesIn(folderOf(cwd, student)).includes(path);
    expect(FOLDERS.map((student) => [has(student, 'src/greet.c'), has(student, 'src/extra.c')])).toEqual([
      [false, false],
      [true, true],
      [true, false],
    ]);
    expect(read(cwd, SECOND, 'src/extra.c')).toBe('int extra = 5;\n');
    // Wanted back.
    expect((await updated(cwd, ['--on-conflict', 'src/greet.c=ours'])).code).toBe(0);
    expect(read(cwd, FIRST, 'src/greet.c')).toContain('first - second');
  });

  it('follows a file that becomes the exercise’s own, and one that no longer is', async () => {
    const cwd = await madeClass(newFolder(), [], { 'app/src/utf8.h': '/* Of the exercise. */\n' });
    change(folderOf(cwd, FIRST), 'src/utf8.c', (text) => `${text}/* mine */\n`);
    rmSync(join(cwd, 'ours', ID, 'app/src/utf8.h'));
    const generated = read(cwd, SECOND, 'src/utf8.c');
    write(join(cwd, 'ours', ID), 'app/src/utf8.c', `/* Now of the exercise. */\n${generated}`);
    const result = await updated(cwd);
    expect([result.code, states(result)]).toEqual([0, ['updated', 'updated', 'updated']]);
    expect(read(cwd, FIRST, 'src/utf8.c')).toBe(`/* Now of the exercise. */\n${generated}/* mine */\n`);
    expect(read(cwd, FIRST, 'src/utf8.h')).toContain('#ifndef UTF8_H_');
    expect(JSON.parse(read(cwd, FIRST, '.nanokit/base.json')).own.sort()).toEqual([
      'src/greet.c',
      'src/utf8.c',
    ]);
    expect(await isUpToDate(folderOf(cwd, FIRST))).toBe(true);
  });

  it('goes by the class’s own settings and language', async () => {
    const set = ['--set', 'server.host=10.0.0.7', '--set', 'sdk=2', '--language', 'zh'];
    const network = ['--set', 'wifi.ssid=Lab', '--set', 'wifi.password=S3cret-S3cret'];
    const cwd = await madeClass(newFolder(), [...set, ...network]);
    const record = readFileSync(join(cwd, 'room/instructor/class.json'), 'utf8');
    expect(JSON.parse(record).settings).toEqual({
      'project.language': 'zh',
      'server.host': '10.0.0.7',
      sdk: 2,
      'wifi.ssid': 'Lab',
    });
    expect(record).not.toContain('S3cret');
    const before = read(cwd, THIRD, 'nanokit.yaml');
    CORRECTIONS.code(cwd);
    expect(states(await updated(cwd))).toEqual(['updated', 'updated', 'updated']);
    expect(read(cwd, THIRD, 'nanokit.yaml')).toBe(before);
    expect(read(cwd, THIRD, 'src/greet.c')).toMatch(/打招呼[\s\S]*first - second/);
    expect(read(cwd, THIRD, 'credentials.conf')).toContain('S3cret-S3cret');
    expect([...textsIn(join(cwd, 'room/updates')).values()].join('')).not.toContain('S3cret');
  });

  it('only looks with --dry-run and --diff', async () => {
    const cwd = await madeClass(newFolder());
    solve(cwd, FIRST);
    CORRECTIONS.code(cwd);
    const before = contentOf(join(cwd, 'room'));
    const { code, stdout } = await update(cwd, ['--dry-run']);
    expect([code, stdout.split('\n')[0]]).toEqual([0, '3 would be updated']);
    const { stdout: diff } = await update(cwd, ['--diff']);
    expect(diff).toContain(`--- a/students/${THIRD}/${ID}/src/greet.c\n`);
    expect(diff).toContain('-\treturn first + second;\n+\treturn first - second;\n');
    expect(contentOf(join(cwd, 'room'))).toEqual(before);
  });

  it('does some students and some exercises if asked', async () => {
    const cwd = await madeClass(newFolder());
    CORRECTIONS.code(cwd);
    const one = await updated(cwd, ['--students', `${THIRD}, 王小明`, '--exercises', 'greet']);
    expect(one.folders.map(({ folder }: { folder: string }) => folder)).toEqual([
      `students/王小明/${ID}`,
      `students/${THIRD}/${ID}`,
    ]);
    expect(states(await updated(cwd))).toEqual(['unchanged', 'updated', 'unchanged']);
  });

  it('is taken back folder by folder, and for the teacher’s part', async () => {
    const cwd = await madeClass(newFolder());
    const before = contentOf(join(cwd, 'room'));
    for (const correct of Object.values(CORRECTIONS)) correct(cwd);
    expect((await update(cwd)).code).toBe(0);
    const undo = (dir: string) => run(['undo', dir, '--lang', 'en'], { cwd });
    for (const student of FOLDERS) {
      const { code, stdout } = await undo(`room/students/${student}/${ID}`);
      expect([code, stdout]).toEqual([0, expect.stringContaining('Took back what update wrote')]);
    }
    expect((await undo('room')).code).toBe(0);
    const isOurs = (line: string) => !/^(?:updates|\.nanokit) /.test(line);
    expect(contentOf(join(cwd, 'room')).filter(isOurs)).toEqual(before);
  });

  it('tells in Chinese', async () => {
    const cwd = await madeClass(newFolder());
    solve(cwd, FIRST);
    CORRECTIONS.stub(cwd);
    const { stdout, stderr } = await run(['class', 'update', 'room', '--lang', 'zh'], { cwd });
    expect(stdout).toContain('2 个已更新，1 个有冲突');
    expect(stderr).toContain('更正后的练习也要改同一处');
  });
});

it('class update that is killed leaves each folder the old one or the new one, and the next run does the rest', {
  timeout: 3_600_000,
}, async () => {
  const template = await madeClass(newFolder());
  solve(template, FIRST);
  CORRECTIONS.code(template);
  CORRECTIONS.config(template);
  const args = ['class', 'update', 'room', '--lang', 'en', '--students', `${FIRST},${THIRD}`];
  const folders = [FIRST, THIRD].map((student) => `room/students/${student}/${ID}`);
  const contents = (cwd: string) => folders.map((folder) => contentOf(join(cwd, folder)));
  const whole = copyOf(template, join(newFolder(), 'w'));
  const count = (await operations({ args, cwd: copyOf(template, join(newFolder(), 'w')) })).length;
  expect((await run(args, { cwd: whole })).code).toBe(0);
  const [old, fresh] = [contents(template), contents(whole)];
  for (const at of points(count, 3)) {
    const cwd = copyOf(template, join(newFolder(), 'w'));
    expect(await crash({ args, cwd }, at)).toBe(true);
    // Any next command settles what was begun, such as one that only looks.
    for (const folder of folders) await run(['regen', folder, '--dry-run'], { cwd });
    for (const [index, content] of contents(cwd).entries())
      expect(which(content, old[index] ?? [], fresh[index] ?? [])).toMatch(/^(?:old|new)$/);
    expect((await run(args, { cwd })).code).toBe(0);
    expect(contents(cwd)).toEqual(fresh);
    expect(contentOf(join(cwd, 'room/instructor'))).toEqual(contentOf(join(whole, 'room/instructor')));
  }
  expect(readdirSync(join(whole, 'room')).sort()).toEqual(['.nanokit', 'instructor', 'students', 'updates']);
});
