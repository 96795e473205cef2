import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exerciseApp } from '../../src/classroom/class/exercise-app.js';
import { studentBytes, studentTemplate } from '../../src/classroom/class/student-files.js';
import { readExercise } from '../../src/classroom/exercise/read-exercise.js';
import { safePattern } from '../../src/classroom/exercise/safe-pattern.js';
import { STAND_INS, studentValues } from '../../src/classroom/exercise/student-values.js';
import { LANGUAGES } from '../../src/messages/text.js';
import { renderGenerated } from '../../src/render/render-project.js';
import { temporaryFolders } from '../support/folders.js';
import {
  checkedValue,
  EXERCISE_YAML,
  exerciseIn,
  OWN_EXERCISES,
  WAIT_PART,
  writeExercise,
} from './samples.js';

const newFolder = temporaryFolders();
const OWN = readdirSync(OWN_EXERCISES);
const COMBINATIONS = OWN.flatMap((id) =>
  LANGUAGES.flatMap((language) => [0, 1, 2].map((sdk) => ({ id, language, sdk }))),
);
const settings = (language: 'en' | 'zh', sdk: number) => ({
  language,
  overrides: [{ path: ['sdk'], value: sdk }],
});

describe('the exercises of this package', () => {
  it.each(OWN)('%s has nothing wrong with it', async (id) => {
    expect((await readExercise(OWN_EXERCISES, id, 'exercises')).diagnostics).toEqual([]);
  });

  it.each(COMBINATIONS)(
    '$id in $language on SDK line $sdk is, with stand-ins replaced, what it is rendered with the values',
    async ({ id, language, sdk }) => {
      const exercise = await exerciseIn(OWN_EXERCISES, id);
      const values = studentValues('王小明', '王小明', id);
      const filesFor = async (own: typeof values) => {
        const app = checkedValue(await exerciseApp(exercise, own, settings(language, sdk)));
        return studentTemplate(exercise, app, language);
      };
      const textsOf = (files: Awaited<ReturnType<typeof filesFor>>) =>
        files
          .filter(({ path }) => path !== '.nanokit/exercise.json')
          .map((file) => [file.path, Buffer.concat(studentBytes(file, values)).toString()]);
      expect(textsOf(await filesFor(STAND_INS))).toEqual(textsOf(await filesFor(values)));
    },
  );
});

describe('an exercise', () => {
  it.each(LANGUAGES.flatMap((language) => [0, 1, 2].map((sdk) => ({ language, sdk }))))(
    'may take parts out of generated files, as they are in $language on SDK line $sdk',
    async ({ language, sdk }) => {
      const dir = newFolder();
      writeExercise(dir, '01-wait', { 'parts/src/wifi_connect.c': WAIT_PART });
      const exercise = await exerciseIn(dir, '01-wait');
      const app = checkedValue(await exerciseApp(exercise, STAND_INS, settings(language, sdk)));
      const rendered = (await renderGenerated(app.config)).get('src/wifi_connect.c')?.content;
      const given = app.given.get('src/wifi_connect.c')?.content;
      expect(app.solution.get('src/wifi_connect.c')?.content).toBe(rendered);
      expect(given).not.toContain('k_sem_take(&');
      // The other one is for a lost link.
      expect(given?.match(/k_sem_give\(&/g)).toHaveLength(1);
      expect(given?.match(language === 'zh' ? /TODO：/g : /TODO:/g)).toHaveLength(2);
    },
  );

  it('may have whole files of its own, whose includes are as the SDK line has them', async () => {
    const dir = newFolder();
    writeExercise(dir, '01-greet');
    const exercise = await exerciseIn(dir, '01-greet');
    const textOn = async (sdk: number, language: 'en' | 'zh') => {
      const app = checkedValue(await exerciseApp(exercise, STAND_INS, settings(language, sdk)));
      return { given: app.given.get('src/greet.c')?.content, app };
    };
    expect((await textOn(1, 'en')).given).toBe(
      '#include <sys/printk.h>\n\nvoid greet(void)\n{\n\t/* TODO: say hello. */\n}\n',
    );
    const { given, app } = await textOn(2, 'zh');
    expect(given).toBe('#include <zephyr/sys/printk.h>\n\nvoid greet(void)\n{\n\t/* TODO：打招呼。 */\n}\n');
    expect(app.config.app.payload).toBe(`hello from ${STAND_INS.clientId}`);
    expect(app.config.server.path).toBe(STAND_INS.path);
  });

  it('may have a main(), which returns what it returns on the SDK line', async () => {
    const dir = newFolder();
    const main = 'int main(void)\n{\n\tif (early()) {\n\t\treturn 0;\n\t}\n';
    const other = 'static int early(void)\n{\n\treturn 0;\n}\n\n';
    const region = '\t/* SOLUTION BEGIN late */\n\tlate();\n\t/* SOLUTION END late */\n';
    writeExercise(dir, '01-greet', { 'app/src/main.c': `${other}${main}${region}\n\treturn 0;\n}\n` });
    const exercise = await exerciseIn(dir, '01-greet');
    const solved = async (sdk: number) => {
      const app = checkedValue(await exerciseApp(exercise, STAND_INS, settings('en', sdk)));
      return app.solution.get('src/main.c')?.content;
    };
    expect(await solved(2)).toBe(`${other}${main}\tlate();\n\n\treturn 0;\n}\n`);
    const voidMain = 'void main(void)\n{\n\tif (early()) {\n\t\treturn;\n\t}\n\tlate();\n}\n';
    expect(await solved(1)).toBe(other + voidMain);
  });

  it("may have whole fragments with the student's own values", async () => {
    const dir = newFolder();
    writeExercise(dir, '01-greet', { 'app/prj.conf': 'CONFIG_EXAMPLE_SERVER_PATH="{path}"\n' });
    const exercise = await exerciseIn(dir, '01-greet');
    const { given } = checkedValue(await exerciseApp(exercise, STAND_INS, settings('en', 1)));
    expect(given.get('prj.conf')?.content).toBe(`CONFIG_EXAMPLE_SERVER_PATH="${STAND_INS.path}"\n`);
  });

  it('has a main() of the type that the SDK line wants, and comments in the language of the class', async () => {
    const dir = newFolder();
    const comments = ['en', 'zh'].map(
      (lang) => `/* TEXT BEGIN a ${lang} */\n/* ${lang} */\n/* TEXT END a ${lang} */\n`,
    );
    writeExercise(dir, '01-greet', { 'app/src/main.c': `${comments.join('')}int main(void)\n{\n}\n` });
    const exercise = await exerciseIn(dir, '01-greet');
    const mainOf = async (sdk: number, language: 'en' | 'zh') =>
      checkedValue(await exerciseApp(exercise, STAND_INS, settings(language, sdk))).solution.get('src/main.c')
        ?.content;
    expect(await mainOf(1, 'en')).toBe('/* en */\nvoid main(void)\n{\n}\n');
    expect(await mainOf(2, 'zh')).toBe('/* zh */\nint main(void)\n{\n}\n');
  });

  const told = async (more: Readonly<Record<string, string | undefined>>) => {
    const dir = newFolder();
    writeExercise(dir, 'x', more);
    const read = await readExercise(dir, 'x', 'exercises');
    const built = read.ok ? await exerciseApp(read.value, STAND_INS, settings('en', 1)) : read;
    return built.diagnostics.map(
      ({ place, source, message }) =>
        `${place ? `${place.file}:${place.line}:${place.column}` : source} ${message.en}`,
    );
  };
  const yaml = (from: string, to: string) => ({ 'exercise.yaml': EXERCISE_YAML.replace(from, to) });
  const AT = 'exercises/x/exercise.yaml';
  const EXPECT = 'expect: {console: {text: Hello}}';

  it.each([
    ['a key that is mistyped', 'minutes: 20', 'minuts: 20', `${AT}:6:1 There is no key "minuts"`],
    [
      'a language that is missing',
      '{en: Say hello, zh: 打招呼}',
      '{en: Say hello}',
      `${AT}:4:5 The key "zh" is missing`,
    ],
    [
      'a language that is missing in a group',
      'title: {en: Greeting, zh: 问候}',
      'title: {en: Greeting}',
      `${AT}:2:1 The key "title.zh" is missing`,
    ],
    ['a preset that there is not', 'config:', 'preset: leen\nconfig:', `${AT}:7:9 There is no preset "leen"`],
    [
      'two runs of a name',
      '\nchecks:',
      '\n  - {id: plain, seconds: 5}\nchecks:',
      `${AT}:13:10 The name plain is taken already, above`,
    ],
    ['a run that there is not', EXPECT, `run: plane\n    ${EXPECT}`, `${AT}:16:10 There is no run plane`],
    [
      'a run for what looks at none',
      EXPECT,
      'run: plain\n    expect: {compiles: true}',
      `${AT}:16:10 compiles looks at no run`,
    ],
    [
      'a time after the run',
      '{text: Hello}',
      '{text: Hello, within_s: 11}',
      `${AT}:16:47 11 seconds are more than the run plain lasts (10)`,
    ],
    [
      "a server's certificate where there is none",
      'seconds: 10}',
      'seconds: 10, tls_unknown_ca: true}',
      `${AT}:12:46 tls_unknown_ca is about the server's certificate, and without TLS there is none`,
    ],
    [
      'an app with TLS, and nobody to trust',
      'app: {payload',
      'server: {tls: {enabled: true}}\n  network: {test_random_generator: false}\n  app: {payload',
      'x Its app uses TLS, but the exercise has no tls/ca.pem and tls/ca.key: nobody could tell the right server from a wrong one',
    ],
    [
      'text and pattern',
      '{text: Hello}',
      '{text: Hello, pattern: Hi}',
      `${AT}:16:23 Either text or pattern is to be given`,
    ],
    [
      'a pattern without an end',
      '{text: Hello}',
      '{pattern: "(a+)+$"}',
      `${AT}:16:33 This is no regular expression, or one that could take for ever on some line`,
    ],
    [
      'two expectations in one',
      EXPECT,
      'expect: {compiles: true, clean: true}',
      `${AT}:16:13 expect is not usable as written`,
    ],
    [
      'a scenario that there is not',
      'seconds: 10',
      'seconds: 10, scenario: scenarios/a.yaml',
      `${AT}:12:40 The exercise has no file scenarios/a.yaml`,
    ],
    [
      'a fault that there is not',
      'seconds: 10',
      'seconds: 10, faults: [dely]',
      `${AT}:12:39 There is no fault "dely"`,
    ],
    [
      'a Wi-Fi fault of another form',
      'seconds: 10',
      'seconds: 10, wifi: flaky',
      `${AT}:12:36 wifi is not usable as written`,
    ],
    [
      'checks that nobody sees',
      'title: {en: It',
      'hidden: true\n    title: {en: It',
      `${AT}:14:3 All checks are hidden: a student could not tell what is wanted`,
    ],
    ['a run for nothing', EXPECT, 'expect: {compiles: true}', `${AT}:12:10 No check looks at the run plain`],
    [
      'a server that does not run',
      '{console: {text: Hello}}',
      '{scenario: true}',
      `${AT}:16:24 The run plain has no scenario`,
    ],
    [
      'a setting out of its range',
      'app: {payload:',
      'server: {port: 99999}\n  app: {payload:',
      `${AT}:8:18 server.port is 99999, but must be 1 to 65535`,
    ],
    [
      'a setting that there is not',
      'app: {payload:',
      'app: {paylod: 1, payload:',
      `${AT}:8:9 There is no key "app.paylod"`,
    ],
  ])('with %s is told where', async (_, from, to, problem) => {
    expect(await told(yaml(from, to))).toEqual([problem]);
  });

  it.each([
    [
      'no text in Chinese',
      { 'exercise.zh.md': undefined },
      'exercises/x/exercise.zh.md The exercise has no exercise.zh.md',
    ],
    [
      'a file of the tool’s',
      { 'app/credentials.conf': 'x' },
      'exercises/x/app/credentials.conf credentials.conf is written by the tool, and an exercise cannot have its own',
    ],
    [
      'a part without regions',
      { 'parts/src/main.c': '/* nothing */\n' },
      'exercises/x/parts/src/main.c The part parts/src/main.c has no region',
    ],
    [
      'a part of a file that it has as a whole',
      { 'parts/src/greet.c': '// SOLUTION BEGIN a\na();\n// SOLUTION END a\n' },
      'exercises/x/parts/src/greet.c src/greet.c stands below app/ as well, as a whole',
    ],
    [
      'a part of no generated file',
      { 'parts/src/gone.c': '// SOLUTION BEGIN a\na();\n// SOLUTION END a\n' },
      'x/parts/src/gone.c The generated project has no src/gone.c',
    ],
    [
      'a part that the templates do not have',
      { 'parts/src/main.c': '// SOLUTION BEGIN a\nnobody(wrote, this);\n// SOLUTION END a\n' },
      'x/parts/src/main.c:1:1 What the solution a says does not stand in the generated src/main.c',
    ],
    [
      'markers that do not close',
      { 'app/src/greet.c': 'a\n// SOLUTION BEGIN a\n' },
      'exercises/x/app/src/greet.c:2:1 SOLUTION a begins here and never ends',
    ],
    [
      'a scenario with a mistake',
      { 'scenarios/a.yaml': 'connections: []\n' },
      'x/scenarios/a.yaml:1:14 connections is empty',
    ],
    ['a file that is read by nobody', { 'notes.txt': 'x' }, undefined],
  ])('with %s is told', async (_, more, problem) => {
    expect(await told(more)).toEqual(problem === undefined ? [] : [problem]);
  });

  it('with a stray file, a link or bytes that are no text is told', async () => {
    const dir = newFolder();
    writeExercise(dir, 'x', { 'notes.txt': 'x' });
    const codes = async () => (await readExercise(dir, 'x', 'exercises')).diagnostics.map(({ code }) => code);
    expect(await codes()).toEqual(['class/stray-file']);
    writeFileSync(join(dir, 'x/app/src/bad.c'), Buffer.from([0xff, 0xfe, 0]));
    symlinkSync('/etc/passwd', join(dir, 'x/app/src/link.c'));
    expect(await codes()).toEqual(['class/file', 'class/file']);
  });
});

describe('a pattern', () => {
  it.each(['^sent \\d+ bytes$', 'a.*b.*c', '(?:on|off)', '[)+*]+x', '\\(\\+', 'x{2,5}', '等待.*'])(
    'may be %s',
    (pattern) => {
      expect(safePattern(pattern)).toBeInstanceOf(RegExp);
    },
  );

  it.each([
    '(a+)+',
    '(a|aa)*b',
    '(?:x){2}',
    '(a)\\1',
    '(?=a)',
    '(?<n>a)\\k<n>',
    'a*b*c*d*',
    'x{9999}',
    '(',
    '[a',
  ])('may not be %s', (pattern) => {
    expect(safePattern(pattern)).toBeUndefined();
  });
});
