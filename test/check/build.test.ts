import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkApp } from '../../src/check/check-app.js';
import { readKconfigOutput } from '../../src/check/kconfig-output.js';
import { buildCheck } from '../../src/cli/check-build.js';
import { fakeIo, type RunOptions, run } from '../support/cli.js';
import { stateOf, temporaryFolders } from '../support/folders.js';

const newFolder = temporaryFolders();
const recorded = (name: string) => readFileSync(new URL(`build/${name}.txt`, import.meta.url), 'utf8');

/** What the recorded runs were given: test/check/build/. */
const REFUSED = [
  'CONFIG_NETWORKNG=y',
  'CONFIG_NETWORKING=y',
  'CONFIG_HEAP_MEM_POOL_SIZE=60k',
  'CONFIG_MAIN_STACK_SIZE=2048',
  'CONFIG_LOG=y',
  'CONFIG_LOG_DEFAULT_LEVEL=9',
  'CONFIG_REBOOT=m',
  'CONFIG_BOARD_FOO = y',
  '  CONFIG_X=y',
  'HEAP=1',
  'CONFIG_NET_IPV6=n',
  'CONFIG_NET_HOSTNAME_ENABLE=y',
  'CONFIG_NET_HOSTNAME=board',
  'CONFIG_NET_SHELL=y',
  'CONFIG_SHELL=n',
];
const WARNED = [
  'CONFIG_NET_TCP=y',
  'CONFIG_LOG=y',
  'CONFIG_NET_IF_MAX_IPV6_COUNT=4',
  'CONFIG_LOG_MODE_MINIMAL=y',
  'CONFIG_LOG_MODE_IMMEDIATE=y',
  'CONFIG_NET_DHCPV4=y',
];

let cwd = '';
beforeAll(() => {
  cwd = newFolder();
});

/** A folder with a stand-in for a build tool: a program that does what the given lines of JavaScript say. */
function toolFolder(name: 'lisa' | 'west', script: string): string {
  const folder = newFolder();
  writeFileSync(join(folder, name), `#!${process.execPath}\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
  return folder;
}

/** A stand-in that prints recorded output, with the paths of this run, and notes how it was started. */
function printing(name: 'lisa' | 'west', text: string, exitCode: number): string {
  return toolFolder(
    name,
    `const fs = require('node:fs');
     const args = process.argv.slice(2);
     const build = args[args.indexOf('--build-dir') + 1];
     fs.mkdirSync(build + '/zephyr', { recursive: true });
     fs.writeFileSync(__dirname + '/started', JSON.stringify({ args, cwd: process.cwd() }));
     const text = ${JSON.stringify(text)}.replaceAll('@APP@', process.cwd()).replaceAll('@BUILD@', build);
     fs.writeSync(2, text);
     process.exitCode = ${exitCode};`,
  );
}

/** A Zephyr application of anybody's. */
function app(lines: readonly string[], files: Readonly<Record<string, string>> = {}): string {
  const folder = newFolder();
  for (const [path, text] of Object.entries({ 'prj.conf': `${lines.join('\n')}\n`, ...files })) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

async function check(
  folder: string,
  path: string,
  args: readonly string[] = [],
  more: Partial<RunOptions> = {},
) {
  const result = await run(['check', '--build', '--board', 'mps2_an521', ...args], {
    cwd: folder,
    env: { PATH: path },
    ...more,
  });
  return { ...result, document: result.stdout.startsWith('{') ? JSON.parse(result.stdout) : undefined };
}

interface Told {
  readonly code: string;
  readonly severity: string;
  readonly file?: string;
  readonly line?: number;
  readonly symbol?: string;
}
const brief = (diagnostics: readonly Told[]) =>
  diagnostics.map(({ code, severity, line }) => `${line ?? '-'} ${severity} ${code.replace('kconfig/', '')}`);

describe('what Kconfig says in a build', () => {
  it.each([
    ['2.7', '0'],
    ['3.1', '1'],
    ['3.4', '2'],
  ])('of Zephyr %s comes out as check’s own diagnostics', async (zephyr, sdk) => {
    const refused = app(REFUSED);
    const stopped = await check(refused, printing('west', recorded(`refused-${zephyr}`), 1), [
      '--json',
      '--sdk',
      sdk,
    ]);
    expect(stopped.code).toBe(1);
    expect(stopped.document).toMatchObject({ build: 'west', zephyr });
    expect(brief(stopped.document.diagnostics)).toEqual([
      '- note unmet-dependency',
      '1 error undefined-symbol',
      '3 error invalid-value',
      '6 error out-of-range',
      '7 error invalid-value',
      '8 error undefined-symbol',
      '9 error malformed-line',
      '10 error malformed-line',
      '13 error invalid-value',
      '15 error selected',
    ]);
    const warned = app(WARNED);
    const done = await check(warned, printing('west', recorded(`warned-${zephyr}`), 0), [
      '--json',
      '--sdk',
      sdk,
    ]);
    expect(done.code).toBe(1);
    expect(brief(done.document.diagnostics).filter((line) => !line.endsWith('experimental'))).toEqual([
      '1 error unmet-dependency',
      '3 error unmet-dependency',
      '4 error other-choice',
      '6 error unmet-dependency',
    ]);
  });

  it('stands where check by itself finds nothing: in its own words, with its place', async () => {
    // A module's symbols, and Kconfig's words about them.
    const folder = app([
      'CONFIG_MY_DRIVER=y',
      'CONFIG_MY_SIZE=9',
      'CONFIG_MY_MODE=n',
      'CONFIG_MY_NAME="x"',
      'CONFIG_GONE=y',
    ]);
    const text = [
      'Parsing /sdk/zephyr/Kconfig',
      "warning: MY_DRIVER (defined at m/Kconfig:1) was assigned the value 'y' but got the value 'n'. Check these unsatisfied dependencies: (A || B) (=n). See the page.",
      "warning: MY_MODE (defined at m/Kconfig:9) was assigned the value 'n' but got the value 'y'. See the page.",
      "@APP@/prj.conf:5: warning: attempt to assign the value 'y' to the undefined symbol GONE",
      'warning: user value 9 on the int symbol MY_SIZE (defined at m/Kconfig:5, n/Kconfig:3) ignored due to being outside the active range ([10, 20]) -- falling back on defaults',
      'error: Aborting due to Kconfig warnings',
    ].join('\n\n');
    const { code, document } = await check(folder, printing('west', text, 1), ['--json']);
    expect(code).toBe(1);
    expect(brief(document.diagnostics)).toEqual([
      '1 error unmet-dependency',
      '2 error out-of-range',
      '3 error selected',
      '5 error undefined-symbol',
    ]);
    expect(document.diagnostics[0].remedy).toContain('(A || B) (=n)');
    const chinese = await check(folder, printing('west', text, 1), ['--lang', 'zh']);
    expect(chinese.stderr).toContain('已安装的 SDK 里没有 GONE 这个符号，编译会中止');
  });

  it('settles what check alone could only guess', async () => {
    const saved = "Parsing /sdk/Kconfig\nConfiguration saved to '@BUILD@/zephyr/.config'\n";
    // No such name is known here, but a module has it; and the board meets what the catalogue misses.
    const folder = app(['CONFIG_NET_MY_MODULE=y', 'CONFIG_FROBNICATOR=y', 'CONFIG_NET_TCP=y']);
    const alone = await run(['check', '--json'], { cwd: folder });
    expect(brief(JSON.parse(alone.stdout).diagnostics)).toEqual([
      '1 error undefined-symbol',
      '2 note unknown-symbol',
      '3 error unmet-dependency',
    ]);
    const { code, document } = await check(folder, printing('west', saved, 0), ['--json']);
    expect(brief(document.diagnostics)).toEqual([]);
    expect(code).toBe(0);
  });

  it('that stops early leaves the rest as check alone finds it', async () => {
    const folder = app(['CONFIG_NET_NATIVE_TCP=y', 'CONFIG_NETWORKING=y', 'CONFIG_BADONE=y']);
    const { document } = await check(folder, printing('west', recorded('promptless-3.1'), 1), ['--json']);
    expect(brief(document.diagnostics)).toContain('1 error no-prompt');
    expect(brief(document.diagnostics)).toContain('3 note unknown-symbol');
  });

  it('of a select names the line that began it', async () => {
    const folder = app([
      'CONFIG_MBEDTLS=y',
      'CONFIG_MBEDTLS_KEY_EXCHANGE_ALL_ENABLED=y',
      'CONFIG_LOG_MODE_IMMEDIATE=y',
    ]);
    const { document } = await check(folder, printing('west', recorded('select-3.4'), 1), ['--json']);
    // The SDK is of another line than that which is asked for, so this is not among check's own findings.
    expect(brief(document.diagnostics)).toEqual([
      '- warning check/other-sdk',
      '2 error select-unmet',
      '3 error unmet-dependency',
    ]);
  });

  it('comes as annotations, too', async () => {
    const folder = app(WARNED);
    const path = printing('west', recorded('warned-3.1'), 0);
    const { code, stdout, stderr } = await check(folder, path, ['--format', 'github']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=prj\.conf,line=1,col=1,title=kconfig\/unmet-dependency::/);
    expect(stderr).toBe('');
    const empty = await check(folder, newFolder(), ['--format', 'github']);
    expect(empty.code).toBe(2);
    expect(empty.stdout).toMatch(/^::error title=check\/no-build-tool::/);
  });

  it('is read with colours, with Windows’ line endings, and out of other noise', () => {
    const text = recorded('refused-3.1');
    const { messages } = readKconfigOutput([text]);
    expect(messages).toHaveLength(11);
    const noisy = `\u001b[33m${text.replaceAll('\n', '\r\n').replaceAll('warning:', '\u001b[1mwarning:\u001b[0m')}`;
    expect(readKconfigOutput(['', noisy]).messages).toEqual(messages);
    expect(readKconfigOutput([`${'x'.repeat(3_000_000)}\nwarning: ${'('.repeat(100_000)}`]).messages).toEqual(
      [],
    );
  });
});

describe('a generated project', () => {
  it('is told which key of nanokit.yaml is at fault', async () => {
    await run(['keys', '--yes', '--board', 'csk6011a_c3_nano'], { cwd });
    const folder = join(cwd, 'keys');
    const text = [
      "warning: HEAP_MEM_POOL_SIZE (defined at kernel/Kconfig:568) was assigned the value '60000' but got the value '0'. See the page.",
      "Configuration saved to '@BUILD@/zephyr/.config'",
    ].join('\n\n');
    const path = printing('lisa', text, 0);
    const { stdout } = await run(['check', '--build', '--json'], { cwd: folder, env: { PATH: path } });
    const { diagnostics } = JSON.parse(stdout);
    const [found] = diagnostics.filter(({ severity }: Told) => severity !== 'note');
    expect(found).toMatchObject({
      code: 'kconfig/ignored',
      symbol: 'HEAP_MEM_POOL_SIZE',
      file: 'prj.conf',
      source: 'nanokit.yaml: memory.heap_bytes',
      remedy: 'Its key in nanokit.yaml: memory.heap_bytes.',
    });
    // The board is the project's.
    const started = JSON.parse(readFileSync(join(path, 'started'), 'utf8'));
    expect(started.args.slice(0, 5)).toEqual(['zep', 'build', '.', '-b', 'csk6011a_c3_nano']);
  });

  it('is told it behind the line to write, and not as a part of it', async () => {
    await run(['quotes', '--yes'], { cwd });
    const folder = join(cwd, 'quotes');
    appendFileSync(join(folder, 'prj.conf'), 'CONFIG_EXAMPLE_PAYLOAD=here\n');
    const remedyIn = async (lang: string) => {
      const { stderr } = await run(['check', '--lang', lang], { cwd: folder });
      return /→ (.*CONFIG_EXAMPLE_PAYLOAD="here".*)/.exec(stderr)?.[1];
    };
    expect(await remedyIn('en')).toBe(
      'Write: CONFIG_EXAMPLE_PAYLOAD="here" (its key in nanokit.yaml: app.payload)',
    );
    expect(await remedyIn('zh')).toBe(
      '请写成：CONFIG_EXAMPLE_PAYLOAD="here"（它在 nanokit.yaml 里的键：app.payload）',
    );
  });
});

describe('the build tool', () => {
  const saved = "Configuration saved to '@BUILD@/zephyr/.config'\n";

  it('is started in the app, for the configure step alone, far from the user’s build folder', async () => {
    const folder = app(['CONFIG_MAIN_STACK_SIZE=4096'], {
      'build/CMakeCache.txt': 'mine\n',
      'debug.conf': 'CONFIG_LOG=y\n',
    });
    const before = stateOf(folder);
    const path = printing('west', saved, 0);
    const { code } = await check(folder, path, ['--fragment', 'debug.conf']);
    expect(code).toBe(0);
    const { args, cwd: where } = JSON.parse(readFileSync(join(path, 'started'), 'utf8'));
    const [, build = ''] = /--build-dir (\S+)/.exec(args.join(' ')) ?? [];
    expect(where).toBe(folder);
    expect(build).toMatch(/^\.nanokit\/local\/check-\d+$/);
    expect(args).toEqual([
      'build',
      '.',
      '-b',
      'mps2_an521',
      '--build-dir',
      build,
      '--cmake-only',
      '--',
      '-DOVERLAY_CONFIG=debug.conf',
    ]);
    // Nothing is left of it in an app that is not ours.
    expect(stateOf(folder)).toEqual(before);
    expect(existsSync(join(folder, '.nanokit'))).toBe(false);
  });

  it('is lisa before west, but west where lisa has no SDK', async () => {
    const folder = app(['CONFIG_MAIN_STACK_SIZE=4096']);
    const lisa = printing('lisa', saved, 0);
    const west = printing('west', saved, 0);
    expect((await check(folder, `${west}:${lisa}`, ['--json'])).document.build).toBe('lisa');
    const without = printing('lisa', '需要设置 SDK (lisa zep use-sdk [path])\n', 1);
    expect((await check(folder, `${without}:${west}`, ['--json'])).document.build).toBe('west');
    const neither = printing(
      'west',
      'west: unknown command "build"; do you need to run this inside a workspace?\n',
      1,
    );
    const { code, stderr } = await check(folder, `${without}:${neither}`);
    expect(code).toBe(2);
    expect(stderr).toContain('No SDK is set up for lisa or west [check/no-sdk]');
  });

  it('is not taken from the app’s own folder', async () => {
    const folder = app(['CONFIG_MAIN_STACK_SIZE=4096'], { west: `#!${process.execPath}\n` });
    chmodSync(join(folder, 'west'), 0o755);
    const { code, stderr } = await check(folder, ['', '.', './'].join(':'));
    expect(code).toBe(2);
    expect(stderr).toContain('[check/no-build-tool]');
  });

  it.each([
    ['gives up for another reason', 'CMake Error: no compiler\n', 1, 'check/build-failed'],
    ['does not know the board', "No board named 'mps2_an521' found\n", 1, 'check/no-such-board'],
    ['says nothing', '', 0, 'check/build-silent'],
    ['prints nonsense', '\u0000\u001b[2J\uFFFDwarning: warning: error:\n', 0, 'check/build-silent'],
    [
      'stops at Kconfig for a reason of its own',
      'error: Aborting due to Kconfig warnings\n',
      1,
      'check/build-failed',
    ],
  ])('that %s is told as such', async (_, text, exitCode, expected) => {
    const folder = app(['CONFIG_MAIN_STACK_SIZE=4096']);
    const { code, stderr } = await check(folder, printing('west', text, exitCode));
    expect(code).toBe(2);
    expect(stderr).toContain(`[${expected}]`);
    for (const sign of ['\u0000', '\u001b']) expect(stderr).not.toContain(sign);
  });

  it('that fails after Kconfig was content leaves its verdict, and is told', async () => {
    const folder = app(['CONFIG_MAIN_STACK_SIZE=4096']);
    const { code, document } = await check(
      folder,
      printing('west', `${saved}CMake Error: no compiler\n`, 1),
      ['--json'],
    );
    expect(code).toBe(1);
    expect(brief(document.diagnostics)).toEqual(['- error check/build-failed']);
    expect(document.diagnostics[0].why).toContain('| CMake Error: no compiler');
  });

  it('shows no password', async () => {
    const folder = app(['CONFIG_MAIN_STACK_SIZE=4096'], {
      'credentials.conf': 'CONFIG_EXAMPLE_WIFI_PASWORD="hunter2"\n',
    });
    const text = [
      '@APP@/credentials.conf:1: warning: attempt to assign the value \'"hunter2"\' to the undefined symbol EXAMPLE_WIFI_PASWORD',
      "warning: EXAMPLE_WIFI_PASSWORD (defined at Kconfig:9) was assigned the value\n'hunter2' but got the value ''. See the page.",
      'CONFIG_EXAMPLE_WIFI_PASSWORD="hunter2"',
    ].join('\n\n');
    const aborted = `${text}\n\nerror: Aborting due to Kconfig warnings\n`;
    for (const [output, exit] of [
      [aborted, 1],
      [text, 1],
    ] as const) {
      for (const args of [[], ['--json'], ['--format', 'github']]) {
        const { stdout, stderr } = await check(folder, printing('west', output, exit), args);
        expect(stdout + stderr).not.toContain('hunter2');
      }
    }
  });

  it('may print what it likes, and as much: megabytes that are no text', async () => {
    const folder = app(['CONFIG_MAIN_STACK_SIZE=4096']);
    const path = toolFolder(
      'west',
      `const { writeSync } = require('node:fs');
       const rubbish = Buffer.alloc(1 << 20, 0xfe);
       for (let i = 0; i < 40; i++) writeSync(i % 2 + 1, rubbish);
       writeSync(2, "\\nConfiguration saved to 'x'\\n");`,
    );
    const { code, stdout } = await check(folder, path, ['--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).diagnostics).toEqual([]);
  });
});

describe('more than anybody reads', () => {
  it('10,000 undefined symbols are told each', async () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `MY_${i}_UNHEARD_OF`);
    const folder = app(names.map((name) => `CONFIG_${name}=y`));
    const told = names.map(
      (name, i) =>
        `@APP@/prj.conf:${i + 1}: warning: attempt to assign the value 'y' to the undefined symbol ${name}`,
    );
    const text = [...told, 'error: Aborting due to Kconfig warnings'].join('\n\n');
    const { code, document } = await check(folder, printing('west', text, 1), ['--json']);
    expect(code).toBe(1);
    expect(document.diagnostics).toHaveLength(10_000);
    expect(new Set(document.diagnostics.map((one: Told) => one.code))).toEqual(
      new Set(['kconfig/undefined-symbol']),
    );
  });

  it('what is cut short does not speak against check’s own findings', async () => {
    const folder = app(['CONFIG_NET_TCP=y']);
    const path = toolFolder(
      'west',
      `const { writeSync } = require('node:fs');
       for (let i = 0; i < 5; i++) writeSync(2, Buffer.alloc(1 << 20, 'x\\n'));
       writeSync(2, "\\nConfiguration saved to 'x'\\n");`,
    );
    const { document } = await check(folder, path, ['--json']);
    expect(brief(document.diagnostics)).toEqual(['1 error unmet-dependency']);
  });
});

describe('a build tool that hangs', () => {
  /** A shell that does not heed Ctrl-C, and what it started. */
  function hanging(): string {
    const folder = newFolder();
    const script = `#!/bin/sh\ntrap '' INT TERM\nsleep 1000 &\necho "$$ $!" > '${folder}/pids'\necho ready\nwait\n`;
    writeFileSync(join(folder, 'west'), script, { mode: 0o755 });
    return folder;
  }
  const isRunning = (pid: string) => spawnSync('kill', ['-0', pid]).status === 0;
  const pidsOf = (folder: string) => readFileSync(join(folder, 'pids'), 'utf8').split(' ');
  const allGone = async (folder: string) => {
    const pids = pidsOf(folder);
    while (pids.some(isRunning)) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  it('is ended at the deadline with all that it started, and that is told', async () => {
    const folder = app(['CONFIG_MAIN_STACK_SIZE=4096']);
    const path = hanging();
    const target = {
      board: 'mps2_an521',
      sdkLine: 1,
      ipv6Bytes: 0,
      accepts: { codes: [], values: new Map<string, string>() },
    };
    const own = await checkApp({ folder, dir: '.', cwd: folder, fragments: [], ...target });
    if (!own.ok) throw new Error('refused');
    const { io } = fakeIo({ cwd: folder, env: { PATH: `${path}:${process.env['PATH']}` } });
    // Long enough to start, and it would go on for ever.
    const options = { folder, target, own: own.value, onTool: () => {}, deadlineMs: 2000 };
    const result = await buildCheck(options, io);
    expect(result).toMatchObject({
      ok: false,
      diagnostics: [
        {
          code: 'check/build-deadline',
          message: { en: 'west was not done after 2 seconds, and was ended' },
          why: [{ en: '| ready' }],
        },
      ],
    });
    await allGone(path);
    expect(readdirSync(folder)).toEqual(['prj.conf']);
  });

  it('is ended by Ctrl-C, and the program says 130 and leaves nothing behind', async () => {
    const folder = app(['CONFIG_MAIN_STACK_SIZE=4096']);
    const path = hanging();
    const { code } = await check(folder, `${path}:${process.env['PATH']}`, [], {
      onStart: (child) => {
        const timer = setInterval(() => {
          if (!existsSync(join(path, 'pids')) || pidsOf(path).length < 2) return;
          clearInterval(timer);
          child.kill('SIGINT');
        }, 20);
      },
    });
    expect(code).toBe(130);
    await allGone(path);
    expect(readdirSync(folder)).toEqual(['prj.conf']);
  });
});

describe('bad input of check --build', () => {
  it.each([
    ['no tool', ['--board', 'b'], 'check/no-build-tool'],
    ['no board', [], 'check/no-board'],
    [
      'a fragment whose name the build would split',
      ['--board', 'b', '--fragment', 'a b;c.conf'],
      'check/fragment-name',
    ],
  ])('%s', async (_, args, code) => {
    const folder = app(['CONFIG_MAIN_STACK_SIZE=4096'], { 'a b;c.conf': '' });
    const result = await run(['check', '--build', '--json', ...args], {
      cwd: folder,
      env: { PATH: newFolder() },
    });
    expect(result.code).toBe(2);
    expect(brief(JSON.parse(result.stdout).diagnostics)).toEqual([`- error ${code}`]);
  });

  it('a link in the place of our folder is not followed', async () => {
    const folder = app(['CONFIG_MAIN_STACK_SIZE=4096']);
    const elsewhere = newFolder();
    symlinkSync(elsewhere, join(folder, '.nanokit'));
    const { code, stderr } = await check(folder, printing('west', '', 0));
    expect(code).toBe(2);
    expect(stderr).toContain('[check/build-folder]');
    expect(readdirSync(elsewhere)).toEqual([]);
  });
});
