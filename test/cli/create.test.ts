import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { valueAt } from '../../src/config/partial.js';
import { VERSION } from '../../src/generated/version.js';
import { BIN, type RunOptions, run } from '../support/cli.js';
import { filesIn, PROJECT_FILES, stateOf, temporaryFolders, textsIn, write } from '../support/folders.js';
import { TEST_CA } from '../support/test-ca.js';

const newFolder = temporaryFolders();

/** `create` in a new folder. */
async function create(args: readonly string[], options: Omit<RunOptions, 'cwd'> & { cwd?: string } = {}) {
  const cwd = options.cwd ?? newFolder();
  return { cwd, ...(await run(args, { ...options, cwd })) };
}

const yamlOf = (cwd: string, dir = 'app'): unknown =>
  parse(readFileSync(join(cwd, dir, 'nanokit.yaml'), 'utf8'));
const json = (text: string): unknown => JSON.parse(text);

describe('create --yes', () => {
  it('writes a whole project, tells its files and the next commands, and nothing on standard error', async () => {
    const { cwd, code, stdout, stderr } = await create(['app', '--yes']);
    expect([code, stderr]).toEqual([0, '']);
    expect(filesIn(join(cwd, 'app'))).toEqual([...PROJECT_FILES].sort());
    expect(stdout.split('\n')).toEqual([
      'Wrote 24 files into app:',
      ...PROJECT_FILES.map((path) => expect.stringContaining(`  ${path}`)),
      expect.stringMatching(/^Static RAM: about \d+ of 320 KB /),
      '',
      'Next:',
      '  cd app',
      expect.stringContaining(`  node ${BIN} simulate --serve`),
      expect.stringMatching(/^ {2}lisa zep build -b csk6002_9s_nano +# build/),
      expect.stringMatching(/^ {2}lisa zep flash --runner pyocd +# flash/),
      expect.stringContaining(`  node ${BIN} regen`),
      '',
    ]);
  });

  it('names --tls in the next commands of an app that speaks TLS', async () => {
    const cwd = newFolder();
    write(cwd, 'own.pem', TEST_CA);
    const { stdout } = await run(
      ['app', '--yes', '--preset', 'secure', '--tls-ca', 'own.pem', '--lang', 'en'],
      {
        cwd,
      },
    );
    expect(stdout).toMatch(/^ {2}node .* simulate --serve --tls +# try it here/m);
  });

  it('works as `create app` and with flags before, between and behind', async () => {
    for (const args of [
      ['create', 'app', '--yes'],
      ['--yes', 'create', 'app'],
      ['--preset', 'lean', 'create', '--yes', 'app'],
      ['-y', '--set=sdk=2', 'app'],
      ['--yes', '--', 'app'],
    ]) {
      const { cwd, code, stderr } = await create(args);
      expect([args, code, stderr]).toEqual([args, 0, '']);
      expect(existsSync(join(cwd, 'app/src/main.c'))).toBe(true);
    }
  });

  const flags: readonly {
    readonly args: readonly string[];
    readonly path: string;
    readonly value: unknown;
  }[] = [
    { args: ['--name', 'other'], path: 'project.name', value: 'other' },
    { args: ['--language', 'zh'], path: 'project.language', value: 'zh' },
    { args: ['--board', 'csk6012_c3_nano'], path: 'board', value: 'csk6012_c3_nano' },
    { args: ['--sdk', '2'], path: 'sdk', value: 2 },
    { args: ['--ssid', '家 "1"', '--password-stdin'], path: 'wifi.ssid', value: '家 "1"' },
    { args: ['--ssid', '12345', '--password-stdin'], path: 'wifi.ssid', value: '12345' },
    { args: ['--ssid=--dashes', '--password-stdin'], path: 'wifi.ssid', value: '--dashes' },
    { args: ['--host', '10.0.0.1'], path: 'server.host', value: '10.0.0.1' },
    { args: ['--port=81'], path: 'server.port', value: 81 },
    { args: ['--path', '/a?b=c'], path: 'server.path', value: '/a?b=c' },
    { args: ['--preset', 'lean'], path: 'network.ipv6', value: false },
    { args: ['--preset', 'documented'], path: 'network.ipv6', value: true },
    { args: ['--set', 'server.port=82'], path: 'server.port', value: 82 },
    { args: ['--set', 'app.payload=a=b'], path: 'app.payload', value: 'a=b' },
    { args: ['--set', 'app.payload=123'], path: 'app.payload', value: '123' },
    { args: ['--set', 'app.payload=true'], path: 'app.payload', value: 'true' },
    { args: ['--set', 'server.origin='], path: 'server.origin', value: '' },
    { args: ['--set', 'network.shell=false'], path: 'network.shell', value: false },
    { args: ['--set', 'kconfig.FOO=true'], path: 'kconfig.FOO', value: true },
    { args: ['--set', 'kconfig.FOO=n'], path: 'kconfig.FOO', value: false },
    { args: ['--set', 'kconfig.FOO=-7'], path: 'kconfig.FOO', value: -7 },
    { args: ['--set', 'kconfig.FOO=007'], path: 'kconfig.FOO', value: 7 },
    { args: ['--set', 'kconfig.FOO=a b'], path: 'kconfig.FOO', value: 'a b' },
    { args: ['--set', 'sdk=0', '--set', 'log.mode=deferred'], path: 'log.mode', value: 'deferred' },
  ];
  it.concurrent.each(flags)('$args sets $path', async ({ args, path, value }) => {
    const { cwd, code, stderr } = await create(['app', '--yes', ...args], { input: 'abcdefgh' });
    expect([code, stderr]).toEqual([0, '']);
    expect(valueAt(yamlOf(cwd), path.split('.'))).toBe(value);
  });

  it('takes a config file as it is, with the place of its schema, and flags over it', async () => {
    const cwd = newFolder();
    const mine = '# mine\r\nserver:\r\n  port: 81 # x\r\nwifi: {ssid: a, password: "12345678"}\r\n';
    write(cwd, 'my configs/a.yaml', `\uFEFF${mine}`);
    const { code, stderr } = await create(['app', '-y', '--config', 'my configs/a.yaml', '--sdk', '2'], {
      cwd,
    });
    expect(code).toBe(0);
    expect(stderr).toContain('note: The Wi-Fi password of the config file went into credentials.conf');
    const text = readFileSync(join(cwd, 'app/nanokit.yaml'), 'utf8');
    expect(text).toBe(
      `\uFEFF# yaml-language-server: $schema=.nanokit/nanokit.schema.json\r\n${mine.replace(', password: "12345678"', '')}project:\r\n  name: nanokit-app\r\n  language: en\r\nsdk: 2\r\n`,
    );
    expect(readFileSync(join(cwd, 'app/credentials.conf'), 'utf8')).toContain('="12345678"');
    expect(readFileSync(join(cwd, 'my configs/a.yaml'), 'utf8')).toBe(`\uFEFF${mine}`);
  });

  it('adds a project to a folder with other files, and touches none of these', async () => {
    const cwd = newFolder();
    write(cwd, 'app/notes.txt', 'mine');
    write(cwd, 'app/src/other.c', 'int x;');
    write(cwd, 'app/.git/config', 'x');
    const before = stateOf(join(cwd, 'app'));
    expect((await create(['app', '--yes'], { cwd })).code).toBe(0);
    expect(stateOf(join(cwd, 'app')).filter((line) => /^(notes|src\/other|\.git\/)/.test(line))).toEqual(
      before.sort(),
    );
    expect(filesIn(join(cwd, 'app'))).toHaveLength(PROJECT_FILES.length + 3);
  });

  it.each(['.', './', 'a/b/c', 'a/../b', './regen', '.hidden', '我的应用', 'test', 'C:x'])(
    'makes the folder %s',
    async (dir) => {
      const { cwd, code, stderr } = await create([dir, '--yes']);
      expect([code, stderr]).toEqual([0, '']);
      expect(existsSync(join(cwd, dir, 'src/main.c'))).toBe(true);
    },
  );

  const names = [
    { dir: 'my-app', name: 'my-app' },
    { dir: '.hidden', name: 'hidden' },
    { dir: '我的应用', name: 'nanokit-app' },
    { dir: '我的app', name: 'nanokit-app' },
    { dir: 'test', name: 'nanokit-test' },
    { dir: 'zephyr', name: 'nanokit-zephyr' },
    { dir: 'a b(1)', name: 'a-b-1' },
    { dir: 'x'.repeat(200), name: 'x'.repeat(64) },
    { dir: `${'x'.repeat(63)}-yyy`, name: 'x'.repeat(63) },
  ];
  it.concurrent.each(names)('calls the project in $dir $name', async ({ dir, name }) => {
    const { cwd, code } = await create([dir, '--yes']);
    expect(code).toBe(0);
    expect(valueAt(yamlOf(cwd, dir), ['project', 'name'])).toBe(name);
    expect(readFileSync(join(cwd, dir, 'CMakeLists.txt'), 'utf8')).toContain(`project("${name}")\n`);
  });

  it('warns where the path has a space, quotes it in the next commands, and goes on', async () => {
    const { code, stdout, stderr } = await create(["it's my app", '--yes']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^warning: .*has a space in it, and Zephyr cannot build there/);
    expect(stdout).toContain("  cd 'it'\\''s my app'\n");
  });

  it('says how it can be started again, in the way it was started', async () => {
    const { stdout } = await create(['app', '--yes'], { env: { npm_command: 'exec' } });
    expect(stdout).toContain(`  npx create-nanokit-ws@${VERSION} regen`);
    expect(stdout).not.toContain('npx nanokit-ws');
  });

  it('says nothing of a folder to go to where the project is in the current one', async () => {
    expect((await create(['.', '--yes'])).stdout).not.toMatch(/^ *cd /m);
  });
});

describe('the credentials', () => {
  it('have a file that only its owner reads and git ignores, and stand nowhere else', async () => {
    const secret = 'S3cret"pass\\word$x';
    const { cwd, code, stdout, stderr } = await create(
      ['app', '--yes', '--ssid', 'home', '--password-stdin'],
      {
        input: secret,
      },
    );
    expect(code).toBe(0);
    const folder = join(cwd, 'app');
    expect(statSync(join(folder, 'credentials.conf')).mode & 0o777).toBe(0o600);
    const texts = textsIn(folder);
    expect(texts.get('.gitignore')?.split('\n')).toContain('credentials.conf');
    expect(texts.get('credentials.conf')).toContain(
      'CONFIG_EXAMPLE_WIFI_SSID="home"\nCONFIG_EXAMPLE_WIFI_PASSWORD="S3cret\\"pass\\\\word$x"\n',
    );
    texts.delete('credentials.conf');
    for (const [path, text] of [...texts, ['stdout', stdout], ['stderr', stderr]] as const) {
      expect([path, text.includes('S3cret')]).toEqual([path, false]);
    }
  });

  it('stay private under any umask', async () => {
    const { cwd } = await create(['app', '--yes'], { under: ['sh', '-c', 'umask 0; exec "$@"', 'sh'] });
    expect(statSync(join(cwd, 'app/credentials.conf')).mode & 0o777).toBe(0o600);
  });

  const inputs = [
    { what: 'with a line feed', input: 'abcdefgh\n' },
    { what: 'without one', input: 'abcdefgh' },
    { what: 'with CRLF', input: 'abcdefgh\r\n' },
    { what: 'with a byte-order mark', input: '\uFEFFabcdefgh\n' },
    { what: 'with empty lines behind it', input: 'abcdefgh\n\n\r\n' },
    { what: 'from a pipe that stays open', input: { open: 'abcdefgh\n' } },
  ];
  it.concurrent.each(inputs)('come from standard input $what', async ({ input }) => {
    const { cwd, code, stderr } = await create(['app', '--yes', '--ssid', 'home', '--password-stdin'], {
      input,
    });
    expect([code, stderr]).toEqual([0, '']);
    expect(readFileSync(join(cwd, 'app/credentials.conf'), 'utf8')).toContain('PASSWORD="abcdefgh"\n');
  });

  const wrong = [
    { what: 'nothing', input: '', says: '--password-stdin found no password on standard input' },
    { what: 'nothing, as it is closed', input: 'closed', says: 'found no password' },
    { what: 'an empty line', input: '\nabcdefgh\n', says: 'found no password' },
    { what: 'a byte-order mark alone', input: '\uFEFF', says: 'found no password' },
    { what: 'a second line', input: 'abcdefgh\nsecond line\n', says: 'more than one line' },
    {
      what: 'a second line, and stays open',
      input: { open: 'abcdefgh\nsecond line\n' },
      says: 'more than one line on standard input [create/password-stdin]\n  → Give it the password alone',
    },
    { what: 'too little', input: 'abc', says: '3 characters; WPA2 wants 8 to 63' },
    { what: 'no UTF-8', input: Buffer.from([0xff, 0xfe, 97, 98, 99, 100, 101, 102]), says: 'beyond ASCII' },
    { what: 'a control character', input: 'abcdefgh\u0007', says: 'control character U+0007' },
    { what: 'no end', input: 'a'.repeat(100_000), says: 'WPA2 wants 8 to 63' },
  ];
  it.concurrent.each(wrong)('are refused if standard input holds $what', async ({ input, says }) => {
    const { cwd, code, stdout, stderr } = await create(['app', '--yes', '--password-stdin'], { input });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(says);
    expect(filesIn(cwd)).toEqual([]);
  });

  it('of the documentation are not used for another network', async () => {
    const { cwd, code, stderr } = await create(['app', '--yes', '--ssid', 'home']);
    expect(code).toBe(2);
    expect(stderr).toContain('The password of the Wi-Fi "home" is missing');
    expect(stderr).toContain('--password-stdin');
    expect(filesIn(cwd)).toEqual([]);
  });
});

describe('--dry-run', () => {
  it('tells the files and writes nothing', async () => {
    const { cwd, code, stdout, stderr } = await create(['app', '--yes', '--dry-run']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Would write 24 files into app \(dry run, nothing was written\):/);
    for (const path of PROJECT_FILES) expect(stdout).toContain(`  ${path}`);
    expect(existsSync(join(cwd, 'app'))).toBe(false);
  });

  it('finds what is wrong all the same', async () => {
    const cwd = newFolder();
    write(cwd, 'app/prj.conf', 'mine');
    expect((await create(['app', '--yes', '--dry-run'], { cwd })).code).toBe(2);
    expect((await create(['app', '--yes', '--dry-run', '--port', '0'])).code).toBe(2);
  });
});

describe('--json', () => {
  const rows = [
    { args: ['app', '--yes', '--json'], code: 0 },
    { args: ['my app', '--yes', '--json'], code: 0 },
    { args: ['app', '--yes', '--json', '--dry-run'], code: 0 },
    { args: ['app', '--yes', '--json', '--port', '0'], code: 2 },
    { args: ['app', '--yes', '--json', '--prt', '1'], code: 2 },
    { args: ['app', '--json'], code: 2 },
    { args: ['--json'], code: 2 },
    { args: ['--json', '--lang', 'xx'], code: 2 },
    { args: ['--json', 'app', '--yes', '--config', 'none.yaml'], code: 2 },
    { args: ['--json', '--help'], code: 0 },
    { args: ['--json', '--version'], code: 0 },
    { args: ['regen', '--json'], code: 2 },
  ];
  it.concurrent.each(rows)('is one document and nothing else: $args', async ({ args, code: expected }) => {
    const { code, stdout, stderr } = await create(args);
    expect([code, stderr]).toEqual([expected, '']);
    const document = json(stdout);
    expect(valueAt(document, ['ok'])).toBe(expected === 0);
    const diagnostics = valueAt(document, ['diagnostics']);
    expect(Array.isArray(diagnostics) && (expected === 0 || diagnostics.length > 0)).toBe(true);
  });

  it('tells the folder, the files and the next commands', async () => {
    const { cwd, stdout } = await create(['app', '--yes', '--json']);
    expect(json(stdout)).toEqual({
      ok: true,
      folder: join(cwd, 'app'),
      files: PROJECT_FILES,
      next: [
        'cd app',
        `node ${BIN} simulate --serve`,
        'lisa zep build -b csk6002_9s_nano',
        'lisa zep flash --runner pyocd',
        `node ${BIN} regen`,
      ],
      dry_run: false,
      diagnostics: [],
    });
  });

  it('tells problems with code, place, line and remedy, without a password', async () => {
    const cwd = newFolder();
    write(cwd, 'a.yaml', 'sdk: 1\nwifi: {pasword: hunter2hunter2}\n');
    const { stdout } = await create(['app', '-y', '--json', '--config', 'a.yaml', '--lang', 'zh'], { cwd });
    expect(json(stdout)).toEqual({
      ok: false,
      diagnostics: [
        {
          code: 'config/unknown-key',
          severity: 'error',
          message: '没有“wifi.pasword”这个键',
          remedy: '是不是想写“wifi.password”？',
          file: 'a.yaml',
          line: 2,
          column: 8,
          length: 7,
          text: 'wifi: {pasword: ••••••••',
        },
      ],
    });
  });
});
