import { describe, expect, it } from 'vitest';
import { DEFAULT_CHECK_LIMITS } from '../../src/classroom/check/outcome.js';
import { Witness } from '../../src/classroom/check/witness.js';
import type { Launcher } from '../../src/simulate/launcher.js';
import type { Files } from '../golden/projects.js';
import { checkOptions, outcomesOf, told } from '../support/checks.js';
import { hasCompiler } from '../support/simulation.js';
import { smallApp } from '../support/small-app.js';

const SECONDS = 20;
/** One check of each sort: of what is there, of what must come, of what must never come. */
const EXPECT = [
  { compiles: true },
  { clean: true },
  { console: { text: 'up' } },
  { console: { text: 'later' } },
  { console_never: { text: 'wrong' } },
  { console_never: { text: 'up' } },
] as const;
const ALONE = [{ id: 'alone', seconds: SECONDS, server: false }] as const;

const outcomes = (files: Files, more: Parameters<typeof outcomesOf>[2] = {}) =>
  outcomesOf(files, { runs: ALONE, expect: EXPECT }, more);
const limits = (more: Partial<typeof DEFAULT_CHECK_LIMITS>) => ({
  limits: { ...DEFAULT_CHECK_LIMITS, ...more },
});

describe.skipIf(!hasCompiler)('an app that', () => {
  it('runs to its end has done what came, and not what never came', async () => {
    const body =
      '\tprintk("up\\n");\n\tk_sleep(K_SECONDS(5));\n\tprintk("later\\n");\n\tfor (;;) {\n\t\tk_sleep(K_SECONDS(1));\n\t}';
    const found = await outcomes(smallApp(1, body));
    expect(found.map(({ verdict }) => verdict)).toEqual([
      'passed',
      'passed',
      'passed',
      'passed',
      'passed',
      'failed',
    ]);
  });

  it('ends by itself had its time: nothing could follow', async () => {
    const found = await outcomes(smallApp(1, '\tprintk("up\\n");'));
    expect(found.map(told)).toEqual([
      'passed',
      'passed',
      'passed',
      'failed: The console had no line with “later”. The last line was “up”',
      'passed',
      'failed: After 0 s the console had “up”, which must not come',
    ]);
  });

  it('crashes fails what had not come, and all that must never come', async () => {
    const body =
      '\tint four[4];\n\tvolatile int at = 4;\n\tprintk("up\\n");\n\tk_sleep(K_SECONDS(2));\n\tfour[at] = 1;\n\tprintk("later %d\\n", four[at - 1]);';
    const found = await outcomes(smallApp(1, body));
    const finding = "The app does something that C does not allow: index 4 out of bounds for type 'int [4]'";
    const crash = `The run ended before its 20 s: ${finding}`;
    expect(found.map(told)).toEqual([
      'passed',
      expect.stringContaining(`failed: ${finding}. It reads or writes beyond`),
      'passed',
      `failed: The console had no line with “later”. The last line was “up”. ${crash}`,
      `failed: ${crash}. This passes only if the app runs to the end`,
      'failed: After 0 s the console had “up”, which must not come',
    ]);
    for (const index of [1, 3, 4])
      expect(found[index]?.place).toMatchObject({ file: 'src/main.c', lineText: '\tfour[at] = 1;' });
    expect(found[1]?.said).toContain('src/main.c:');
    const [served] = await outcomesOf(smallApp(1, body), { expect: [{ console: { text: 'later' } }] });
    expect(served?.reason?.en).toContain('The run ended after 2 of 10 s: ');
  });

  it('waits for what nobody gives is stuck', async () => {
    const found = await outcomes(
      smallApp(
        1,
        '\tprintk("up\\n");\n\tk_sem_take(&never, K_FOREVER);',
        'static K_SEM_DEFINE(never, 0, 1);',
      ),
    );
    expect(found[1]?.verdict).toBe('failed');
    expect(told(found[4] ?? { id: '', verdict: 'passed' })).toContain(
      'This passes only if the app runs to the end',
    );
  });

  it('never calls Zephyr again is ended, and is not this PC’s fault', async () => {
    const found = await outcomes(
      smallApp(1, '\tprintk("up\\n");\n\tfor (volatile unsigned int i = 0;; i++) {\n\t}'),
      limits({ runMs: 1200 }),
    );
    const late = 'The app did not come back within 1 s of this PC’s time: it neither waits nor ends';
    expect(found.map(told)).toEqual([
      'passed',
      `failed: ${late}`,
      'passed',
      `failed: The console had no line with “later”. The last line was “up”. ${late}`,
      `failed: ${late}. This passes only if the app runs to the end`,
      'failed: After 0 s the console had “up”, which must not come',
    ]);
  });

  it('waits as it should and is not done in time was not checked: this PC is too slow', async () => {
    const found = await outcomesOf(
      smallApp(1, '\tfor (;;) {\n\t\tk_msleep(10);\n\t}'),
      { runs: [{ id: 'long', seconds: 3600 }], expect: [{ clean: true }] },
      limits({ runMs: 300 }),
    );
    expect(found.map(told)).toEqual([
      expect.stringMatching(
        /^unchecked: After \d+ s of this PC’s time the app was only at [\d.]+ s: this PC is too busy$/,
      ),
    ]);
  });

  it('prints without end is stopped there, and what it prints cannot do anything to a terminal', async () => {
    const found = await outcomes(
      smallApp(
        1,
        '\tprintk("\\x1b[2Jup\\x1b]0;owned\\x07\\r\\n");\n\tfor (;;) {\n\t\tprintk("\\x1b[31mlater\\x1b[0m \\x08\\n");\n\t}',
      ),
      limits({ consoleBytes: 100_000 }),
    );
    const endless = 'The app printed more than 98 KiB: it prints without end';
    expect(found.map(told)).toEqual([
      'passed',
      `failed: ${endless}`,
      'passed',
      'passed',
      `failed: ${endless}. This passes only if the app runs to the end`,
      'failed: After 0 s the console had “up”, which must not come',
    ]);
  });
});

describe.skipIf(!hasCompiler)('an app that speaks to this program in the simulator’s place', () => {
  const WRITE = 'long write(int fd, const void *data, unsigned long len);';
  const forging = (text: string, count = 1) =>
    smallApp(
      1,
      `\tstatic const char text[] = "${text}";\n\tprintk("up\\n");\n\tfor (int i = 0; i < ${count}; i++) {\n\t\twrite(3, text, sizeof(text) - 1);\n\t}\n\tk_sleep(K_FOREVER);`,
      WRITE,
    );
  const forgeries: readonly (readonly [string, Files])[] = [
    ['a text that ends before it begins', forging('out 0 -9\\n')],
    ['a text of no length', forging('out 0 x\\n')],
    ['a time that is none', forging('at x\\n')],
    ['a time that is never reached', forging('at 1e300\\n')],
    ['a message that has no end', forging('x'.repeat(1000), 10_000)],
    ['one pause after the other', forging('idle 0 -1\\n', 10_000)],
  ];

  it.each(forgeries)('is ended, whatever it says: %s', async (_, files) => {
    const expected = [
      { console: { text: 'up' } },
      { console_never: { text: 'wrong' } },
      { connections: { at_most: 0 } },
    ];
    const found = await outcomesOf(
      files,
      { runs: [{ id: 'served', seconds: 5, faults: ['ping=1'] }], expect: expected },
      limits({ runMs: 20_000 }),
    );
    expect(found.map(({ verdict }) => verdict).slice(1)).toEqual(['failed', 'failed']);
    expect(found[1]?.reason?.en).toMatch(/^The run ended /);
  });

  it.skipIf(process.platform === 'darwin')(
    'does not build where it calls what is inside of the simulator',
    async () => {
      const told = async (declared: string, call: string) => {
        const [found] = await outcomesOf(
          smallApp(1, `\t${call};\n\tprintk("up\\n");`, declared),
          { runs: [{ id: 'alone', seconds: 5, server: false }], expect: [{ console: { text: 'up' } }] },
          limits({}),
        );
        return found?.reason?.en ?? found?.verdict;
      };
      const TELL = 'void host_tell(long long now, const char *kind, const char *text);';
      const isInside = (name: string) =>
        expect.stringContaining(
          `The app does not compile: ${name} is the simulator's own: no board has it. `,
        );
      expect(await told(TELL, 'host_tell(k_uptime_get(), "pin", "led0 on")')).toEqual(isInside('host_tell'));
      const hidden = 'void tell(long long now, const char *kind, const char *text) __asm__("host_" "tell");';
      expect(await told(hidden, 'tell(0, "pin", "led0 on")')).toEqual(isInside('host_tell'));
      // A name of one's own is nobody else's business.
      expect(await told('static int host_name(void)\n{\n\treturn 0;\n}', '(void)host_name()')).toBe('passed');
    },
  );

  it('may not fill the memory of the server either', () => {
    let stops = 0;
    const witness = new Witness(1000, () => stops++);
    for (let i = 0; i < 20; i++)
      witness.frame({ ms: i, connection: 1, opcode: 'binary', data: Buffer.alloc(1024 * 1024) });
    expect([witness.halted, witness.seen().frames.length, stops > 0]).toEqual(['server', 16, true]);
  });
});

describe.skipIf(!hasCompiler)('an app that cannot be built', () => {
  /** It is told with the first check; what could not even be tried for that refers to it. */
  const all = (reason: unknown) =>
    EXPECT.map((_, at) =>
      at === 0 ? reason : 'failed: It cannot be tried: the app was not built, see above',
    );

  it('does not compile: everything has failed, with the first error and its place', async () => {
    const found = await outcomes(smallApp(1, '\tprintk("up\\n")\n\tk_sleep(K_FOREVER);'));
    expect(found.map(told)).toEqual(
      all(expect.stringMatching(/^failed: The app does not compile: expected ['‘]?;/)),
    );
    expect(found[0]?.place).toMatchObject({ file: 'src/main.c' });
    expect(found[0]?.said).toContain('src/main.c:');
    expect(found[0]?.reason?.en).toContain(
      'A semicolon is missing at the end of this line, or of the one before',
    );
    expect(found.slice(1).map(({ said, place, advice }) => [said, place, advice])).toEqual(
      EXPECT.slice(1).map(() => [undefined, undefined, undefined]),
    );
  });

  it.each([
    ['misses a brace', '\tif (1) {\n\tk_sleep(K_FOREVER);', 'static void more(void)\n{\n', /a \} is missing/],
    ['has a name that nobody knows', '\tprintk("%d", coutn);', '', /does not know this name/],
  ])('%s: the cause is told in words for beginners', async (_, body, before, why) => {
    const found = await outcomes(smallApp(1, body, before));
    expect(found[0]?.reason?.en).toMatch(why);
  });

  it('misses a function', async () => {
    const found = await outcomes(smallApp(1, '\tgreet();'));
    expect(found.map(told)).toEqual(all(expect.stringMatching(/^failed: The app does not compile: .*greet/)));
    // Of what the linker says of objects and addresses, nothing.
    expect(found[0]?.place).toMatchObject({ file: 'src/main.c' });
    expect(found[0]?.said).toContain('implicit declaration');
    expect(found[0]?.said).not.toMatch(/\bld\b|collect2|undefined reference/);
  });

  it('has settings or a list of files that no build takes', async () => {
    const files = smallApp(1, '\tprintk("up\\n");');
    const cmake = (files.get('CMakeLists.txt') ?? '').replace('src/main.c', 'src/mian.c');
    const found = await outcomes(new Map([...files, ['CMakeLists.txt', cmake]]));
    expect(found.map(told)).toEqual(
      all(expect.stringMatching(/^failed: The app cannot be built: .*src\/mian\.c/)),
    );
    const other = await outcomes(new Map([...files, ['nanokit.yaml', 'sdk: [']]));
    expect(other.map(told)).toEqual(all(expect.stringMatching(/^failed: The app cannot be built: /)));
  });

  it('uses what only the board has: that says nothing against it', async () => {
    const found = await outcomes(smallApp(1, '\tk_poll(0, 0, K_FOREVER);'));
    expect(found.map(told)).toEqual(
      EXPECT.map(() => expect.stringMatching(/^unchecked: It cannot be checked on a PC: .*k_poll/)),
    );
  });
});

describe.skipIf(!hasCompiler)('what is not the app’s doing', () => {
  const files = smallApp(1, '\tprintk("up\\n");', '/* of this test alone */');

  it('leaves it unchecked: no compiler, no time, a run that cannot be made', async () => {
    const { compiler } = checkOptions();
    const none = await outcomes(files, {
      compiler: { ...compiler, command: '/nonexistent/gcc', version: 'none' },
    });
    expect(new Set(none.map(({ verdict }) => verdict))).toEqual(new Set(['unchecked']));
    const late = await outcomes(
      smallApp(1, '\tprintk("up\\n");', '/* never built */'),
      limits({ buildMs: 1 }),
    );
    expect(late.map(told)).toEqual(
      EXPECT.map(() => expect.stringMatching(/^unchecked: The build was not done after 0 s/)),
    );
    const wrong = await outcomesOf(files, {
      runs: [{ id: 'pressed', seconds: 1, press: ['no_key@1'] }],
      expect: [{ clean: true }],
    });
    expect(wrong.map(told)).toEqual([
      expect.stringMatching(/^unchecked: The exercise asks for a run that cannot be made \(pressed\): /),
    ]);
  });

  it('happens in whatever starts programs: compiler, linker and app alike', async () => {
    const started: string[] = [];
    const launcher: Launcher = {
      wrap: (command, args) => {
        started.push(args.includes('-c') ? 'compile' : args.includes('-o') ? 'link' : 'run');
        return ['env', [command, ...args]];
      },
    };
    const own = smallApp(
      1,
      `\tprintk("up at ${Date.now()}\\n");\n\tk_sleep(K_SECONDS(1));\n\tprintk("later\\n");`,
    );
    const found = await outcomes(own, { launcher });
    expect(found.slice(0, 5).map(told)).toEqual(Array.from({ length: 5 }, () => 'passed'));
    expect(new Set(started)).toEqual(new Set(['compile', 'link', 'run']));
  });

  it('is a request to stop, which ends compiler and app', async () => {
    const stop = new AbortController();
    const start = performance.now();
    const files = smallApp(1, '\tfor (volatile unsigned int i = 0;; i++) {\n\t}');
    const found = await outcomes(files, {
      signal: stop.signal,
      onStep: ({ kind }) => kind === 'run' && setTimeout(() => stop.abort(), 300),
    });
    expect(performance.now() - start).toBeLessThan(30_000);
    expect(found[1]).toMatchObject({ verdict: 'unchecked', reason: { en: 'It was stopped' } });
  });
});
