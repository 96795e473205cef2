import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { hasCompiler } from '../support/simulation.js';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nanokit-simulate-cli-')));
const app = join(folder, 'app');

beforeAll(async () => {
  const created = await run(['app', '--yes', '--lang', 'en'], { cwd: folder });
  expect(created.code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fast = ['--speed', '1000000', '--lang', 'en'];

describe.skipIf(!hasCompiler)('simulate', () => {
  it('shows the documented session, board and server, in either language', async () => {
    const en = await run(['simulate', '--serve', '--seconds', '1', ...fast], { cwd: app });
    expect(en).toMatchObject({ code: 0, stderr: '' });
    expect(en.stdout).toMatch(/Building the app for this PC/);
    expect(en.stdout).toMatch(/connecting to wifi: xiaowei-yyds \.\.\.\n\[WiFi sta\] connected\n/);
    expect(en.stdout).toMatch(/Websocket 1 for IPv4 connected\. websock4 =\(1\)/);
    expect(en.stdout).toMatch(/ {2}server \| #1 → text, 7 bytes: "wo wo \\n"/);
    expect(en.stdout).toMatch(/IPv4 recv 7 bytes\n/);
    expect(en.stdout).toMatch(/Ran for 1 s of board time\.\n$/);

    const zh = await run(
      ['simulate', 'app', '--serve', '--seconds', '1', '--speed', '1000', '--lang', 'zh'],
      {
        cwd: folder,
      },
    );
    expect(zh).toMatchObject({ code: 0, stderr: '' });
    // Built already, though from another folder.
    expect(zh.stdout).not.toMatch(/正在为本机编译/);
    expect(zh.stdout).toMatch(/#1 → 文本，7 字节/);
    expect(zh.stdout).toMatch(/已运行 1 秒（开发板时间）。\n$/);
  });

  it('prints the same in each run', async () => {
    const once = () => run(['simulate', '--serve', '--seconds', '5', '--trace', ...fast], { cwd: app });
    const ports = /127\.0\.0\.1:\d+/g;
    const first = (await once()).stdout.replace(ports, '');
    expect((await once()).stdout.replace(ports, '')).toBe(first);
    expect(first).toMatch(/^ {2}trace {2}\| websocket_connect\(0, 192\.168\.101\.10:8080\/, 3000 ms\)$/m);
  });

  it('--json is one document a line, and nothing else', async () => {
    const { code, stdout, stderr } = await run(
      ['simulate', '--serve', '--seconds', '1', '--trace', '--json', ...fast],
      { cwd: app },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const documents = stdout
      .trimEnd()
      .split('\n')
      .map((line): Record<string, unknown> => JSON.parse(line));
    const events = new Set(documents.map(({ event }) => event));
    for (const event of ['console', 'call', 'listening', 'received', 'end']) expect(events).toContain(event);
    expect(documents.at(-1)).toEqual({ ok: true, event: 'end', ms: 1000, diagnostics: [] });
    expect(stdout).not.toContain('"xiaowei-yyds","');
  });

  it('keeps its objects below .nanokit/local, and nothing else anywhere', async () => {
    const gitignore = readFileSync(join(app, '.gitignore'), 'utf8');
    expect(gitignore).toMatch(/^\.nanokit\/local\/$/m);
  });

  it('ends with 130 on Ctrl-C', async () => {
    const stopped = await run(['simulate', '--serve', '--lang', 'en'], {
      cwd: app,
      onStart: (child) => {
        child.stdout?.on('data', (text: string) => {
          if (text.includes('recv')) child.kill('SIGINT');
        });
      },
    });
    expect(stopped.code).toBe(130);
    expect(stopped.stdout).toMatch(/IPv4 recv/);
  });

  it('names the server that the app is built for, whatever nanokit.yaml says', async () => {
    const prj = readFileSync(join(app, 'prj.conf'), 'utf8');
    try {
      const own = 'CONFIG_EXAMPLE_SERVER_HOST="lesson.lan"\nCONFIG_EXAMPLE_SERVER_PORT=4321\n';
      writeFileSync(join(app, 'prj.conf'), `${prj}${own}`);
      const { stdout } = await run(['simulate', '--seconds', '0.1', ...fast], { cwd: app });
      expect(stdout).toContain('The app talks to lesson.lan:4321;');
    } finally {
      writeFileSync(join(app, 'prj.conf'), prj);
    }
  });

  it('ends when nobody reads its output any more', async () => {
    const stopped = await run(['simulate', '--serve', '--lang', 'en'], {
      cwd: app,
      onStart: (child) => {
        child.stdout?.on('data', () => child.stdout?.destroy());
      },
    });
    expect(stopped.code).toBe(130);
  });

  it('says 1 and why if the app fails, with the line', async () => {
    const main = readFileSync(join(app, 'src/main.c'), 'utf8');
    try {
      const broken = main.replace(
        '\tint websock4;\n\n\twhile (1) {\n',
        '\tint websock4;\n\tvolatile int zero = 0;\n\n\twebsock4 = 1 / zero;\n\twhile (1) {\n',
      );
      expect(broken).not.toBe(main);
      writeFileSync(join(app, 'src/main.c'), broken);
      const failed = await run(['simulate', '--serve', '--seconds', '1', ...fast], { cwd: app });
      expect(failed.code).toBe(1);
      expect(failed.stderr).toMatch(/error: src\/main\.c:\d+:\d+: .*division by zero.*\[simulate\/memory\]/);
      expect(failed.stderr).toMatch(/\| \twebsock4 = 1 \/ zero;/);
    } finally {
      writeFileSync(join(app, 'src/main.c'), main);
    }
  });
});

describe('simulate refuses', () => {
  const refused = async (args: readonly string[], cwd = app) => {
    const { code, stdout, stderr } = await run(['simulate', ...args, '--lang', 'en'], { cwd });
    expect(stdout).toBe('');
    return { code, stderr };
  };

  it.each([
    [['--seconds', 'x'], /--seconds must be a number from 0\.001 to /],
    [['--seconds', '0'], /--seconds/],
    [['--speed', '-1'], /--speed/],
    [['--seed', '1.5'], /--seed must be a whole number from 0 to 4294967295/],
    [['--heap', '1e9'], /--heap/],
    [
      ['--wifi', 'wrong-pasword'],
      /--wifi cannot be "wrong-pasword"[\s\S]*wrong-password, not-found, flaky:N/,
    ],
    [['--wifi', 'flaky'], /--wifi/],
    [['--wifi', 'flaky:1.5'], /--wifi/],
    [['--wifi', 'not-found:3'], /--wifi/],
    [['--dhcp', 'late'], /--dhcp cannot be "late"[\s\S]*never, late:S/],
    [['--fault', 'delay=5'], /--fault is about the server: it needs --serve/],
    [['--serve', '--fault', 'dealy=5'], /There is no fault "dealy"[\s\S]*Did you mean "delay"/],
    [['--secnds', '5'], /There is no flag --secnds[\s\S]*Did you mean "?--seconds/],
    [['nowhere'], /There is no folder nowhere/],
    [['prj.conf'], /prj\.conf is a file, not a folder/],
  ])('%j', async (args, message) => {
    const { code, stderr } = await refused(args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  it('a folder without a project, and one whose Kconfig settings are wrong', async () => {
    mkdirSync(join(folder, 'empty'));
    expect(await refused([], join(folder, 'empty'))).toMatchObject({ code: 2 });

    const prj = readFileSync(join(app, 'prj.conf'), 'utf8');
    try {
      writeFileSync(join(app, 'prj.conf'), `${prj}CONFIG_EXAMPLE_SERVER_PORT=here\n`);
      const { code, stderr } = await refused([]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/prj\.conf:\d+:\d+/);
    } finally {
      writeFileSync(join(app, 'prj.conf'), prj);
    }
  });

  it('a PC without a compiler, with 3 and what to install', async () => {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    symlinkSync(process.execPath, join(bin, 'node'));
    for (const [lang, message] of [
      ['en', /No C compiler found[\s\S]*(?:apt install gcc|xcode-select)/],
      ['zh', /没有找到 C 编译器[\s\S]*(?:apt install gcc|xcode-select)/],
    ] as const) {
      const { code, stderr } = await run(['simulate', '--lang', lang], { cwd: app, env: { PATH: bin } });
      expect(code).toBe(3);
      expect(stderr).toMatch(message);
    }
  });
});
