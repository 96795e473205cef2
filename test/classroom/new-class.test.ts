import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { crash, operations, start } from '../support/crash.js';
import { filesIn, temporaryFolders, textsIn, write } from '../support/folders.js';
import { sampled } from '../support/sample.js';
import { copyOwn, EXERCISE_YAML, GREETING_C, OWN_EXERCISES, writeExercise } from './samples.js';

const newFolder = temporaryFolders();
const ROSTER = '学号,姓名,班级\r\n2026001,王小明,一班\r\nCON,李雷,一班\r\n../x,Eve,二班\r\n';
const newOf = (exercises: string) =>
  ['class', 'new', '--exercises', exercises, '--roster', 'students.csv', '--out', 'out'] as const;
const NEW = newOf('all');
/** One of this package's, which is enough for what has nothing to do with exercises. */
const LESSON = newOf('wait-for-address');

/** A folder with a roster, and with exercises of its own. */
function classroom(exercises: Readonly<Record<string, Readonly<Record<string, string>>>> = {}): string {
  const cwd = newFolder();
  write(cwd, 'students.csv', ROSTER);
  for (const [id, more] of Object.entries(exercises)) writeExercise(join(cwd, 'ours'), id, more);
  return cwd;
}
const OURS = ['--exercises-from', 'ours'];

describe('class list', () => {
  it('names the exercises of this package, as JSON too', async () => {
    const { code, stdout } = await run(['class', 'list', '--json', '--lang', 'zh'], { cwd: newFolder() });
    const { exercises } = JSON.parse(stdout);
    const lesson = exercises.find(({ id }: { id: string }) => id === '03-wait-for-address');
    expect({ code, ...lesson }).toMatchObject({
      code: 0,
      id: '03-wait-for-address',
      level: 'beginner',
      minutes: 30,
    });
    expect(lesson.title).toMatch(/\p{Script=Han}/u);
  });

  it('names those of another folder, and what is wrong with one beside the others', async () => {
    const cwd = classroom({ '01-a': {}, '02-b': { 'exercise.yaml': 'version: 1\n' } });
    const { code, stdout, stderr } = await run(['class', 'list', ...OURS], { cwd });
    expect([code, stdout]).toEqual([2, '01-a  Greeting  Beginner, 20 min\n']);
    expect(stderr).toContain('ours/02-b/exercise.yaml');
  });
});

describe('class new', () => {
  it('writes a project for each student, and what the teacher keeps', async () => {
    const cwd = classroom();
    const { code, stdout } = await run([...LESSON, '--json'], { cwd });
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({
      code: 0,
      exercises: ['03-wait-for-address'],
      roster: { encoding: 'utf-8', delimiter: ',' },
      students: [
        { id: '2026001', folder: '2026001' },
        { id: 'CON', folder: '_CON' },
        { id: '../x', folder: 'x' },
      ],
    });
    expect(readdirSync(cwd).sort()).toEqual(['out', 'students.csv']);
    const out = join(cwd, 'out');
    const student = textsIn(join(out, 'students/2026001/03-wait-for-address'));
    const solved = textsIn(join(out, 'instructor/solutions/03-wait-for-address'));
    expect([...student.keys()].filter((path) => !solved.has(path))).toEqual([
      '.nanokit/exercise.json',
      'EXERCISE.md',
    ]);
    expect(solved.get('src/wifi_connect.c')).toContain('k_sem_take(&address_ready');
    expect(student.get('src/wifi_connect.c')).not.toContain('k_sem_take(&address_ready');
    expect(student.get('prj.conf')).toContain('CONFIG_EXAMPLE_SERVER_PATH="/class/2026001"');
    expect(student.get('EXERCISE.md')).toMatch(/^# Wait for an address\n\nBeginner, about 30 minutes/);
    expect(student.get('EXERCISE.md')).toMatch(/\n\n[^\n]*`npx create-nanokit-ws class check`[^\n]*\n$/);
    expect(filesIn(join(out, 'instructor')).filter((path) => !path.startsWith('solutions/'))).toEqual([
      'answers.md',
      'class.json',
      'exercises/03-wait-for-address/app/src/wifi_connect.c',
      'exercises/03-wait-for-address/exercise.en.md',
      'exercises/03-wait-for-address/exercise.yaml',
      'exercises/03-wait-for-address/exercise.zh.md',
    ]);
    expect(readFileSync(join(out, 'instructor/answers.md'), 'utf8')).toContain('k_sem_take(&address_ready');
  });

  // The other language in the long run; class test looks at both.
  it.each(sampled(['en', 'zh'], 1, 3))(
    'makes all exercises of this package into one class, in %s',
    async (language) => {
      const cwd = classroom();
      const { code, stdout } = await run([...NEW, '--language', language, '--json'], { cwd });
      const { exercises } = JSON.parse(stdout);
      expect([code, readdirSync(join(cwd, 'out/students/x'))]).toEqual([0, [...exercises, 'README.md']]);
      expect(exercises).toEqual(readdirSync(OWN_EXERCISES).sort());
    },
  );

  it('tells students nothing of hidden checks, nor of runs and scenarios that only these have', async () => {
    const scenario = 'connections:\n  - steps:\n      - echo: 1\n';
    const yaml = EXERCISE_YAML.replace(
      'checks:',
      '  - {id: secret-run, seconds: 5, scenario: scenarios/s.yaml}\nchecks:',
    )
      .concat('  - id: secret-check\n    title: {en: Hidden thing, zh: 隐藏项}\n    hidden: true\n')
      .concat('    run: secret-run\n    expect: {scenario: true}\n');
    const cwd = classroom({ '01-a': { 'exercise.yaml': yaml, 'scenarios/s.yaml': scenario } });
    expect((await run([...NEW, ...OURS], { cwd })).code).toBe(0);
    const student = [...textsIn(join(cwd, 'out/students')).values()].join('\n');
    expect(student).toContain('"greets"');
    expect(student).not.toMatch(/secret|Hidden thing|隐藏项|scenarios\/s/);
    expect(readFileSync(join(cwd, 'out/instructor/answers.md'), 'utf8')).toContain('secret-check');
  });

  it('gives a student the same bytes whoever else is in the class, in whatever order', async () => {
    const [one, other] = [classroom(), classroom()];
    const lines = ROSTER.trimEnd().split('\r\n');
    write(other, 'students.csv', `${[lines[0], 'zz,New,', ...lines.slice(1).reverse()].join('\n')}\n`);
    for (const cwd of [one, other]) expect((await run([...LESSON, '--lang', 'zh'], { cwd })).code).toBe(0);
    const folder = 'out/students/2026001';
    expect(textsIn(join(other, folder))).toEqual(textsIn(join(one, folder)));
    expect(readdirSync(join(other, 'out/students')).sort()).toEqual(['2026001', '_CON', 'x', 'zz']);
  });

  it('puts the student’s own values into what to do and into the app', async () => {
    const cwd = classroom({ '01-a': { 'exercise.en.md': 'Path {path}, client {client_id}, {other}.\n' } });
    expect((await run([...NEW, ...OURS], { cwd })).code).toBe(0);
    const { students } = JSON.parse(readFileSync(join(cwd, 'out/instructor/class.json'), 'utf8'));
    const clients = students.map(
      (one: { values: Record<string, { client_id: string }> }) => one.values['01-a']?.client_id,
    );
    expect(new Set(clients).size).toBe(3);
    for (const [index, folder] of ['2026001', '_CON', 'x'].entries()) {
      const student = textsIn(join(cwd, 'out/students', folder, '01-a'));
      expect(student.get('EXERCISE.md')).toContain(
        `Path /class/${folder}, client ${clients[index]}, {other}.\n`,
      );
      expect(student.get('prj.conf')).toContain(`CONFIG_EXAMPLE_PAYLOAD="hello from ${clients[index]}"`);
    }
  });

  it('takes settings for the whole class, and the exercises by name', async () => {
    const cwd = classroom({ '01-a': {}, '02-b': {} });
    const more = ['--set', 'server.host=10.0.0.7', '--set', 'sdk=2', '--language', 'zh'];
    const args = [
      'class',
      'new',
      '--exercises',
      'b',
      '--roster',
      'students.csv',
      '--out',
      'out',
      ...OURS,
      ...more,
    ];
    expect((await run(args, { cwd })).code).toBe(0);
    expect(readdirSync(join(cwd, 'out/students/x'))).toEqual(['02-b', 'README.md']);
    const student = textsIn(join(cwd, 'out/students/x/02-b'));
    expect(student.get('nanokit.yaml')).toContain('host: "10.0.0.7"');
    expect(student.get('src/greet.c')).toContain('#include <zephyr/sys/printk.h>\n');
    expect(student.get('src/greet.c')).toContain('打招呼');
  });

  it('makes projects that regen keeps up to date, without ever writing the solution', async () => {
    const cwd = classroom();
    expect((await run(LESSON, { cwd })).code).toBe(0);
    const project = join(cwd, 'out/students/2026001/03-wait-for-address');
    const source = readFileSync(join(project, 'src/wifi_connect.c'), 'utf8');
    expect((await run(['regen', '--check'], { cwd: project })).code).toBe(0);
    const yaml = readFileSync(join(project, 'nanokit.yaml'), 'utf8');
    write(project, 'nanokit.yaml', yaml.replace('send_interval_ms: 250', 'send_interval_ms: 500'));
    const { code, stdout } = await run(['regen', '--json'], { cwd: project });
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, updated: ['prj.conf'], conflicts: [] });
    const { stdout: nothing } = await run(['regen', '--json'], { cwd: project });
    expect(JSON.parse(nothing).updated).toEqual([]);
    expect(readFileSync(join(project, 'src/wifi_connect.c'), 'utf8')).toBe(source);
    expect((await run(['check', '--json'], { cwd: project })).stdout).not.toContain('behind-config');
  });
});

describe('class new refuses', () => {
  const CALL = '\tprintk("Hello from %s, for the %d. time\\n", CONFIG_BOARD, 17);\n';
  it.each([
    ['the statement', { 'exercise.en.md': `Write this:\n\n${CALL}` }, 'EXERCISE.md'],
    [
      'a hint',
      { 'exercise.yaml': EXERCISE_YAML.replace('Look closely', JSON.stringify(CALL)) },
      '.nanokit/exercise.json',
    ],
  ])('a solution in %s', async (_, more, file) => {
    const cwd = classroom({ '01-a': more });
    const { code, stderr } = await run([...NEW, ...OURS], { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain(`students/2026001/01-a/${file} would have had line 5 of the solution of 01-a`);
    expect(readdirSync(cwd).sort()).toEqual(['ours', 'students.csv']);
  });

  it('exercises of which one solves another, unless that is allowed', async () => {
    const yaml = EXERCISE_YAML.replace('Greeting', 'Other');
    const cwd = classroom({
      '01-a': {},
      '02-b': { 'exercise.yaml': yaml, 'app/src/greet.c': `void g(void)\n{\n${CALL}}\n` },
    });
    const { code, stderr } = await run([...NEW, ...OURS], { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain('What 02-b gives has a solution of 01-a, in src/greet.c');
    expect(readdirSync(cwd).sort()).toEqual(['ours', 'students.csv']);
    expect((await run([...NEW, ...OURS, '--allow-overlap'], { cwd })).code).toBe(0);
  });

  it.each([
    ['a folder that is there', ['--out', 'ours'], 'ours is there already'],
    ['one outside of here', ['--out', '../x'], '"../x" is not inside the current folder'],
    [
      'an absolute one, and says what a class is',
      ['--out', '/tmp/x'],
      'A class goes below the current folder',
    ],
    ['an exercise that there is not', ['--exercises', '01-b'], 'There is no exercise "01-b"'],
    ['a roster that is not there', ['--roster', 'no.csv'], 'no.csv'],
    ['an encoding that there is not', ['--encoding', 'klingon'], 'A roster is not in "klingon"'],
    [
      'another network without its password',
      ['--set', 'wifi.ssid=Lab'],
      'The password of the Wi-Fi "Lab" is missing',
    ],
    ['a setting that there is not', ['--set', 'server.prot=1'], 'There is no key "server.prot"'],
    ['a flag of simulate', ['--seconds', '3'], '--seconds'],
  ])('%s', async (_, more, told) => {
    const cwd = classroom({ '01-a': {} });
    const given = more[0] ?? '';
    const at = NEW.indexOf(given);
    const base = at < 0 ? NEW : [...NEW.slice(0, at), ...NEW.slice(at + 2)];
    const { code, stderr } = await run([...base, ...OURS, ...more], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(told);
    expect(readdirSync(cwd).sort()).toEqual(['ours', 'students.csv']);
  });

  it('a network without its password, and advises no flag that a list of processes would show', async () => {
    const cwd = classroom({ '01-a': {} });
    const { code, stderr } = await run([...NEW, ...OURS, '--set', 'wifi.ssid=Lab'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('--set wifi.ssid=NAME --password-stdin < wifi-password.txt');
    expect(stderr).not.toContain('wifi.password=');
  });

  it('a key that there is not, with the whole name of the one that was meant', async () => {
    const cwd = classroom({ '01-a': {} });
    const { stderr } = await run([...NEW, ...OURS, '--set', 'wifi.sid=Lab'], { cwd });
    expect(stderr).toContain('Did you mean "wifi.ssid"?');
  });

  it('what is missing, all at once', async () => {
    const { code, stderr } = await run(['class', 'new'], { cwd: newFolder() });
    expect(code).toBe(2);
    expect(stderr).toContain('class new also needs --exercises, --roster, --out');
  });
});

it('class new says which columns it did not know, if nobody has a name', async () => {
  const cwd = classroom({ '01-a': {} });
  write(cwd, 'students.csv', 'id,nmae\n1,A\n');
  const { code, stderr } = await run([...NEW, ...OURS], { cwd });
  expect(code).toBe(0);
  expect(stderr).toContain('students.csv has no names in a column called name');
  expect(stderr).toContain('Columns of other names: nmae');
});

it('class new says of a folder with another name why, and of ids that differ in width alone that they are one', async () => {
  const cwd = classroom({ '01-a': {} });
  write(cwd, 'students.csv', 'id,name\n２０２６００１,A\n2026001,A\na b,B\na-b,C\n../x,D\n');
  const { code, stderr } = await run([...NEW, ...OURS], { cwd });
  expect(code).toBe(0);
  expect(stderr).toMatch(
    /The folder of 2026001 is called 2026001-\w{6}: on some systems it would be the same as that of ２０２６００１/,
  );
  expect(stderr).toMatch(/The folder of a b is called a-b-\w{6}: .* the same as that of a-b/);
  expect(stderr).toContain('The folder of ../x is called x: its id cannot be a folder');
  expect(stderr.match(/warning: .*\[class\/same-student\]/g)).toEqual([
    expect.stringContaining('２０２６００１ and 2026001 are most likely one student'),
  ]);
});

describe('class new leaves nothing half-written', () => {
  const left = (cwd: string) => readdirSync(cwd).filter((name) => name !== 'students.csv');

  it('where files may not become large enough', async () => {
    const cwd = classroom();
    const under = ['sh', '-c', 'trap \'\' XFSZ; ulimit -f 8; exec "$@"', 'sh'];
    const { code, stderr } = await run(LESSON, { cwd, under });
    expect(code).toBe(2);
    expect(stderr).toContain('the file would become too large');
    expect(left(cwd)).toEqual([]);
  });

  it('when it is killed: the next run removes what is left, and says so', async () => {
    const count = (await operations({ args: LESSON, cwd: classroom() })).length;
    for (const at of [2, 3, Math.floor(count / 2), count]) {
      const cwd = classroom();
      expect(await crash({ args: LESSON, cwd }, at)).toBe(true);
      expect(left(cwd)).toEqual([expect.stringMatching(/^\.out\.nanokit-new\.class\./)]);
      const { code, stderr } = await run(LESSON, { cwd });
      expect([code, left(cwd)]).toEqual([0, ['out']]);
      expect(stderr).toContain('A run that was cut short had left a part of a class behind');
    }
  });

  it('when the last step fails', async () => {
    const cwd = classroom();
    const { code, stderr } = await start(
      { args: LESSON, cwd },
      { DISTURB_BEFORE: 'renameSync', FAIL_WITH: 'ENOTEMPTY' },
    );
    expect(code).toBe(2);
    expect(stderr).toContain('it has just appeared');
    expect(left(cwd)).toEqual([]);
  });

  it('when somebody stops it', async () => {
    const cwd = classroom();
    const many = Array.from({ length: 200 }, (_, i) => `s${i}`).join('\n');
    write(cwd, 'students.csv', `id\n${many}\n`);
    // Once a good part is written, as the program itself sees it: no matter how fast this PC is.
    const hook = { DISTURB_BEFORE: 'mkdirSync 300', DISTURB: 'kill -INT $PPID' };
    const { code } = await start({ args: LESSON, cwd }, hook);
    expect(code).toBe(130);
    expect(left(cwd)).toEqual([]);
  });
});

it('an exercise of one’s own may be a copy of one here', async () => {
  const cwd = classroom();
  copyOwn(join(cwd, 'ours'), '03-wait-for-address', '05-mine');
  write(join(cwd, 'ours/05-mine'), 'app/src/greet.c', GREETING_C);
  const { code } = await run([...NEW, ...OURS], { cwd });
  expect([code, readdirSync(join(cwd, 'out/students/x'))]).toEqual([0, ['05-mine', 'README.md']]);
});
