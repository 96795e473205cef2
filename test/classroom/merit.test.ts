import { describe, expect, it } from 'vitest';
import type { CheckOutcome } from '../../src/classroom/check/outcome.js';
import { runChecks } from '../../src/classroom/check/run-checks.js';
import type { Check, Run } from '../../src/classroom/exercise/exercise-text.js';
import { readExercise } from '../../src/classroom/exercise/read-exercise.js';
import type { Files } from '../golden/projects.js';
import { checkOptions, told } from '../support/checks.js';
import { temporaryFolders } from '../support/folders.js';
import { hasCompiler, withProject } from '../support/simulation.js';
import { smallApp } from '../support/small-app.js';
import { EXERCISE_YAML, writeExercise } from './samples.js';

const newFolder = temporaryFolders();
const ALONE: readonly Run[] = [{ id: 'alone', seconds: 5, server: false }];
const STUDENT = { path: '/class/ann', clientId: 'c1234567', seed: '123456789' };

/** What checks come to, each named by its id. */
async function outcomesOf(
  files: Files,
  checks: Readonly<Record<string, Omit<Check, 'id' | 'title'>>>,
  runs: readonly Run[] = ALONE,
  scenarios: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, CheckOutcome>>> {
  const list = Object.entries(checks).map(([id, check]) => ({
    id,
    title: { en: `The ${id}`, zh: `检查 ${id}` },
    ...check,
  }));
  const job = { runs, checks: list, scenarios: new Map(Object.entries(scenarios)), student: STUDENT };
  const outcomes = await withProject(files, (folder) =>
    runChecks({ folder, shown: 'app', ...job }, checkOptions()),
  );
  return Object.fromEntries(outcomes.map((one) => [one.id, one]));
}
const toldOf = (outcomes: Readonly<Record<string, CheckOutcome>>) =>
  Object.fromEntries(Object.entries(outcomes).map(([id, one]) => [id, told(one)]));

describe.skipIf(!hasCompiler)('a check that needs others', () => {
  const up = smallApp(1, '\tprintk("up\\n");');

  it('counts only once they pass, and says which one does not', async () => {
    const outcomes = await outcomesOf(up, {
      quiet: { expect: { console_never: { text: 'wrong' } }, needs: ['greets'] },
      greets: { expect: { console: { text: 'up' } }, needs: ['compiles'] },
      compiles: { expect: { compiles: true } },
      short: { expect: { console_never: { text: 'long' } }, needs: ['compiles', 'work'] },
      wrong: {
        expect: { console_never: { text: 'up' } },
        needs: ['work'],
        on_failure: { en: 'Of use', zh: '有用' },
      },
      after: { expect: { clean: true }, needs: ['short'], on_failure: { en: 'Of no use', zh: '无用' } },
      work: { expect: { console: { text: 'done' } } },
      own: {
        expect: { console: { text: 'never' } },
        needs: ['work'],
        on_failure: { en: 'Of no use', zh: '无用' },
      },
    });
    expect(toldOf(outcomes)).toEqual({
      quiet: 'passed',
      greets: 'passed',
      compiles: 'passed',
      short: 'failed: Counts only once “The work” passes',
      wrong: 'failed: After 0 s the console had “up”, which must not come',
      after: 'failed: Counts only once “The short” passes',
      work: 'failed: The console had no line with “done”. The last line was “up”',
      own: 'failed: The console had no line with “never”. The last line was “up”',
    });
    expect(outcomes['short']?.reason?.zh).toBe('“检查 work”通过之后，这一项才算数');
    // Its author's advice is about what it looks at, which was found in order.
    expect(outcomes['after']?.advice).toBeUndefined();
    // Nor where the cause may be that of the other one.
    expect(outcomes['own']?.advice).toBeUndefined();
    expect(outcomes['wrong']?.advice?.en).toBe('Of use');
  });

  it('is not judged where one that it needs could not be', async () => {
    const runs = [...ALONE, { id: 'none', seconds: 5, server: false, press: ['no_key@1'] }];
    const outcomes = await outcomesOf(
      up,
      {
        greets: { expect: { console: { text: 'up' } }, needs: ['unmade'] },
        unmade: { expect: { clean: true }, run: 'none' },
      },
      runs,
    );
    expect(outcomes['greets']).toMatchObject({ verdict: 'unchecked' });
  });
});

describe.skipIf(!hasCompiler)('what stands in the files of an app', () => {
  const FILES = {
    has: { expect: { source: { file: 'src/main.c', has: 'printk("up\\n")' } } },
    lacks: { expect: { source: { file: 'src/main.c', lacks: 'wrong' } } },
    symbol: { expect: { symbol: { name: 'NET_DHCPV4', is: true } } },
    ram: { expect: { ram: { at_most_bytes: 10_000_000 } } },
    other: { expect: { source: { file: 'src/main.c', has: 'later' } } },
  } as const;

  it('counts only in an app that builds, where one is built at all', async () => {
    const broken = smallApp(1, '\tprintk("up\\n")');
    const waits = 'failed: It cannot be tried: the app was not built, see above';
    const outcomes = await outcomesOf(broken, { compiles: { expect: { compiles: true } }, ...FILES });
    expect(toldOf(outcomes)).toEqual({
      compiles: expect.stringContaining('failed: The app does not compile: '),
      has: waits,
      lacks: waits,
      symbol: waits,
      ram: waits,
      other: 'failed: src/main.c does not have “later”; comments do not count',
    });
    expect(Object.values(outcomes).map(({ untried }) => untried ?? false)).toEqual([
      ...[false, true, true, true, true, false],
    ]);
    const { other, ...files } = FILES;
    const alone = await outcomesOf(broken, files, []);
    expect(Object.values(toldOf(alone))).toEqual(['passed', 'passed', 'passed', 'passed']);
  });
});

describe.skipIf(!hasCompiler)('a symbol that is to be no smaller', () => {
  it('passes from that number on', async () => {
    const least = (at_least: number) => ({
      expect: { symbol: { name: 'EXAMPLE_SEND_INTERVAL_MS', at_least } },
    });
    const checks = { less: least(249), same: least(250), more: least(251) };
    expect(toldOf(await outcomesOf(smallApp(1, '\tprintk("up\\n");'), checks))).toEqual({
      less: 'passed',
      same: 'passed',
      more: 'failed: CONFIG_EXAMPLE_SEND_INTERVAL_MS comes to 250; it should be 251 or more',
    });
  });
});

describe.skipIf(!hasCompiler)('settings that cannot be read', () => {
  it('are told once, with no advice about the values that other checks want', async () => {
    const app = smallApp(1, '\tprintk("up\\n");');
    const spaced = new Map([...app, ['prj.conf', `${app.get('prj.conf')}CONFIG_PRINTK = y\n`]]);
    const on_failure = { en: 'Take it out.', zh: '删掉它。' };
    const outcomes = await outcomesOf(spaced, {
      compiles: { expect: { compiles: true }, on_failure },
      printk: { expect: { symbol: { name: 'PRINTK', is: true } }, on_failure },
      settings: { expect: { symbol: { name: 'NET_CONFIG_SETTINGS', is: true } }, on_failure },
      ram: { expect: { ram: { at_most_bytes: 10_000_000 } }, on_failure },
      greets: { expect: { console: { text: 'up' } }, on_failure },
    });
    const { compiles, ...others } = outcomes;
    expect(compiles?.place?.file).toBe('prj.conf');
    expect(Object.values(others).map(({ untried }) => untried)).toEqual([true, true, true, true]);
    expect(Object.values(outcomes).flatMap(({ advice }) => advice ?? [])).toEqual([]);
  });
});

describe.skipIf(!hasCompiler)('a function of Zephyr', () => {
  it('has to be called, and not only to stand there', async () => {
    const app = smallApp(
      1,
      '\tif (argument() > 0) {\n\t\tk_uptime_get();\n\t\tk_yield();\n\t}\n\tk_msleep(10);\n\tk_msleep(10);',
      'static int argument(void)\n{\n\treturn 0;\n}',
    );
    const outcomes = await outcomesOf(app, {
      sleeps: { expect: { called: { name: 'k_sleep', count: 2 } } },
      thrice: { expect: { called: { name: 'k_sleep', count: 3 } } },
      yields: { expect: { called: { name: 'k_yield' } } },
    });
    expect(toldOf(outcomes)).toEqual({
      sleeps: 'passed',
      thrice: 'failed: In this run k_sleep() was called 2 times; 3 times are wanted',
      yields: 'failed: In this run k_yield() was never called',
    });
  });
});

describe.skipIf(!hasCompiler)('a pin', () => {
  const led = (states: readonly number[], end = '') =>
    smallApp(
      1,
      [
        '\tif (0) {\n\t\tgpio_pin_toggle_dt(&led);\n\t}',
        '\tgpio_pin_configure_dt(&led, GPIO_OUTPUT_INACTIVE);',
        ...states.map((state) => `\tk_sleep(K_SECONDS(1));\n\tgpio_pin_set_dt(&led, ${state});`),
        end,
        '\tfor (;;) {\n\t\tk_sleep(K_SECONDS(1));\n\t}',
      ].join('\n'),
      '#include <drivers/gpio.h>\nstatic const struct gpio_dt_spec led = GPIO_DT_SPEC_GET(DT_ALIAS(led0), gpios);',
      new Map([['prj.conf', `${smallApp(1, '').get('prj.conf')}CONFIG_GPIO=y\n`]]),
    );
  const CHECKS = { led: { expect: { pin: { name: 'led0', states: ['on', 'off', 'on'] } } } } as const;

  it('has to change as it should, and no more often', async () => {
    const outcomeOf = async (states: readonly number[]) => toldOf(await outcomesOf(led(states), CHECKS)).led;
    expect(await outcomeOf([1, 1, 0, 1])).toBe('passed');
    expect(await outcomeOf([])).toBe('failed: led0 should have gone on, off, on; it never changed');
    expect(await outcomeOf([1, 0])).toBe('failed: led0 should have gone on, off, on; it went on, off');
    expect(await outcomeOf([1, 0, 1, 0])).toBe(
      'failed: led0 should have gone on, off, on; it went on, off, on, off',
    );
  });

  it('may be looked at for a part of the run, and for any change at all', async () => {
    const pin = (expected: object): Check['expect'] => ({ pin: { name: 'led0', ...expected } });
    const outcomes = await outcomesOf(led([1, 0, 1]), {
      later: { expect: pin({ from_s: 1.5, states: ['off', 'on'] }) },
      still: { expect: pin({ until_s: 0.5, states: [] }) },
      any: { expect: pin({ from_s: 2.5 }) },
      between: { expect: pin({ from_s: 1.5, until_s: 2.5, states: ['on'] }) },
      lit: { expect: pin({ until_s: 1.5, states: [] }) },
      none: { expect: pin({ from_s: 3.5 }) },
    });
    expect(toldOf(outcomes)).toEqual({
      later: 'passed',
      still: 'passed',
      any: 'passed',
      between: 'failed: led0 should have gone on between 1.5 and 2.5 s; it went off',
      lit: 'failed: led0 should not have changed in the first 1.5 s; it went on',
      none: 'failed: led0 should have changed after the first 3.5 s; it never changed',
    });
    const crashed = await outcomesOf(led([1, 0], '\tint *volatile none = NULL;\n\t*none = 1;'), {
      over: { expect: pin({ until_s: 1.5, states: ['on'] }) },
      wrong: { expect: pin({ until_s: 1.5, states: [] }) },
      whole: { expect: pin({ states: ['on', 'off'] }) },
    });
    expect(toldOf(crashed)).toEqual({
      over: 'passed',
      wrong: 'failed: led0 should not have changed in the first 1.5 s; it went on',
      whole: expect.stringMatching(/^failed: The run ended .* This passes only if the app runs to the end$/),
    });
  });
});

describe.skipIf(!hasCompiler)('a run with Kconfig symbols of its own', () => {
  const app = smallApp(1, '\tprintk("%s, %d\\n", CONFIG_EXAMPLE_PAYLOAD, CONFIG_EXAMPLE_SEND_INTERVAL_MS);');
  const own = (kconfig: Run['kconfig']): readonly Run[] => [
    { id: 'alone', seconds: 2, server: false },
    { id: 'own', seconds: 2, server: false, ...(kconfig ? { kconfig } : {}) },
  ];
  const says = (text: string, run = 'own') => ({ expect: { console: { text } }, run });

  it('has them whatever the app’s own files say, and leaves other runs as they are', async () => {
    const mine = new Map([...app, ['prj.conf', `${app.get('prj.conf')}CONFIG_EXAMPLE_PAYLOAD="mine"\n`]]);
    const outcomes = await outcomesOf(
      mine,
      { plain: says('mine, 250', 'alone'), own: says('for c1234567, 500') },
      own({ EXAMPLE_PAYLOAD: 'for {client_id}', EXAMPLE_SEND_INTERVAL_MS: 500 }),
    );
    expect(toldOf(outcomes)).toEqual({ plain: 'passed', own: 'passed' });
  });

  it('says what the app does not take of them', async () => {
    const { own: outcome } = await outcomesOf(
      app,
      { own: says('x') },
      own({ EXAMPLE_SEND_INTERVAL_MS: 'often' }),
    );
    expect(told(outcome ?? { id: '', verdict: 'passed' })).toMatch(
      /^failed: The app does not take a setting of this run: .*EXAMPLE_SEND_INTERVAL_MS/,
    );
  });
});

describe.skipIf(!hasCompiler)('an author’s advice', () => {
  const advised = { on_failure: { en: 'Look at the length.', zh: '看看长度。' } } as const;
  const OVER =
    '\tstatic char four[4];\n\tvolatile int at = 4;\n\tfour[at] = 1;\n\tprintk("%d\\n", four[at - 1]);';
  const NULL_POINTER = '\tint *volatile none = NULL;\n\t*none = 1;';
  const FLOOD = '\tfor (;;) {\n\t\tprintk("again and again and again and again\\n");\n\t}';
  const CHECKS: Parameters<typeof outcomesOf>[1] = {
    bounds: { expect: { clean: true }, ...advised, on_failure_for: ['bounds'] },
    crash: { expect: { clean: true }, ...advised, on_failure_for: ['crash'] },
    any: { expect: { clean: true }, ...advised },
  };

  it('is shown where it is about what ended the run, and not where the reason says all', async () => {
    const shown = async (body: string) => {
      const outcomes = Object.values(await outcomesOf(smallApp(1, body), CHECKS));
      expect(outcomes.map(({ verdict }) => verdict)).toEqual(['failed', 'failed', 'failed']);
      return outcomes.flatMap(({ id, advice }) => (advice ? [id] : []));
    };
    expect(await shown(OVER)).toEqual(['bounds', 'any']);
    expect(await shown(NULL_POINTER)).toEqual(['crash', 'any']);
    expect(await shown(FLOOD)).toEqual([]);
  });

  it('about what must not come is shown where that came, and not where the run ended before its time', async () => {
    const never = { expect: { console_never: { text: 'wrong' } }, ...advised } as const;
    const adviceOf = async (body: string) => {
      const { never: outcome } = await outcomesOf(smallApp(1, body), { never });
      expect(outcome?.verdict).toBe('failed');
      return outcome?.advice?.en;
    };
    expect(await adviceOf('\tprintk("all wrong\\n");')).toBe('Look at the length.');
    expect(await adviceOf(NULL_POINTER)).toBeUndefined();
  });
});

describe('an exercise whose checks need others', () => {
  const AT = 'exercises/x/exercise.yaml';
  const more = (text: string, first = '') =>
    EXERCISE_YAML.replace('    expect: {console', `${first}    expect: {console`) + text;
  const check = (id: string, rest: string) =>
    `  - id: ${id}\n    title: {en: It is, zh: 是}\n    expect: {clean: true}\n${rest}`;

  it.each([
    ['nobody', more('', '    needs: [gretes]\n'), `${AT}:16:13 There is no check gretes`],
    ['themselves', more('', '    needs: [greets]\n'), `${AT}:16:13 This check needs itself`],
    [
      'what is hidden',
      more(check('other', '    hidden: true\n'), '    needs: [other]\n'),
      `${AT}:16:13 other is hidden: no student could see why this check does not count`,
    ],
    [
      'one another',
      more(check('other', '    needs: [greets]\n'), '    needs: [other]\n'),
      `${AT}:16:13 other needs greets in turn: neither could ever count`,
    ],
    [
      'causes of no clean run',
      more('', '    on_failure: {en: a, zh: a}\n    on_failure_for: [heap]\n'),
      `${AT}:17:21 on_failure_for says for which ends of a run the on_failure of a check with clean is meant`,
    ],
    [
      'a pin that is what it was',
      EXERCISE_YAML.replace('{console: {text: Hello}}', '{pin: {name: led0, states: [on, on]}}'),
      `${AT}:16:45 It is on already, and cannot become on once more`,
    ],
    [
      'a pin that goes off first',
      EXERCISE_YAML.replace('{console: {text: Hello}}', '{pin: {name: led0, states: ["off"]}}'),
      `${AT}:16:41 An LED is off at the start, so it cannot become off first`,
    ],
    [
      'a pin between times that leave nothing',
      EXERCISE_YAML.replace('{console: {text: Hello}}', '{pin: {name: led0, from_s: 2, until_s: 2}}'),
      `${AT}:16:52 from_s is no earlier than until_s: nothing is between them`,
    ],
    [
      'a pin after the end of its run',
      EXERCISE_YAML.replace('{console: {text: Hello}}', '{pin: {name: led0, from_s: 11}}'),
      expect.stringMatching(/exercise\.yaml:16:40 11 seconds are more than the run .* lasts \(10\)/),
    ],
    [
      'a certificate refused where there is none',
      EXERCISE_YAML.replace('{console: {text: Hello}}', '{refuses: name}'),
      `${AT}:16:23 refuses is about the server's certificate, and without TLS there is none`,
    ],
    [
      'a symbol with two values',
      EXERCISE_YAML.replace('{console: {text: Hello}}', '{symbol: {name: GPIO, is: 1, at_least: 1}}'),
      `${AT}:16:22 Either is or at_least is to be given`,
    ],
    [
      'a text that Kconfig cannot have',
      EXERCISE_YAML.replace('seconds: 10', 'seconds: 10, kconfig: {EXAMPLE_PAYLOAD: "a\\nb"}'),
      expect.stringMatching(/exercise\.yaml:12:57 /),
    ],
  ])('is told where they need %s', async (_, text, problem) => {
    const dir = newFolder();
    writeExercise(dir, 'x', { 'exercise.yaml': text });
    const { diagnostics } = await readExercise(dir, 'x', 'exercises');
    const lines = diagnostics.map(
      ({ place, message }) => `${place?.file}:${place?.line}:${place?.column} ${message.en}`,
    );
    expect(lines[0]).toEqual(problem);
  });

  it('may be hidden, and need what is to be seen', async () => {
    const dir = newFolder();
    const text = more(check('other', '    hidden: true\n    needs: [greets]\n'));
    writeExercise(dir, 'x', { 'exercise.yaml': text });
    expect((await readExercise(dir, 'x', 'exercises')).diagnostics).toEqual([]);
  });
});
