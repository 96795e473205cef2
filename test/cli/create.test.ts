import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { main } from '../../src/cli/main.js';
import { valueAt } from '../../src/config/partial.js';
import { VERSION } from '../../src/generated/version.js';
import { BIN, fakeIo, type RunOptions, run } from '../support/cli.js';
import { filesIn, PROJECT_FILES, stateOf, temporaryFolders, textsIn, write } from '../support/folders.js';

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
      'Wrote 13 files into app:',
      ...PROJECT_FILES.map((path) => expect.stringContaining(`  ${path}`)),
      '',
      'Next:',
      '  cd app',
      expect.stringMatching(/^ {2}lisa zep build -b csk6002_9s_nano +# build/),
      expect.stringMatching(/^ {2}lisa zep flash --runner pyocd +# flash/),
      expect.stringContaining(`  node ${BIN} regen`),
      '',
    ]);
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
    { args: ['--port', '81', '--set', 'server.port=82'], path: 'server.port', value: 82 },
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
    { what: 'with lines behind it', input: 'abcdefgh\nsecond line\n' },
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
    expect(stdout).toMatch(/^Would write 13 files into app \(dry run, nothing was written\):/);
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
          remedy: '是不是想写“password”？',
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

describe('bad input exits with 2, says why on standard error and writes nothing', () => {
  const rows: readonly { readonly args: readonly string[]; readonly says: readonly string[] }[] = [
    { args: ['app', '--yes', '--prot', '80'], says: ['There is no flag --prot', 'Did you mean "--port"?'] },
    { args: ['app', '--yse'], says: ['There is no flag --yse', 'Did you mean "--yes"?'] },
    { args: ['app', '--yes', '-z'], says: ['There is no flag -z', 'See --help.'] },
    {
      args: ['app', '--yes', '--password', 'hunter2hunter2'],
      says: ['no flag --password', '"--password-stdin"'],
    },
    {
      args: ['--password', 'hunter2hunter2', '--yes', 'app'],
      says: ['no flag --password', '"--password-stdin"'],
    },
    {
      args: ['app', '--yes', '--password=hunter2hunter2'],
      says: ['no flag --password', '"--password-stdin"'],
    },
    {
      args: ['cretae', 'app', '--yes'],
      says: ['There is no command "cretae"', 'Did you mean "create"?', './cretae'],
    },
    { args: ['regn'], says: ['There is no command "regn"', 'Did you mean "regen"?'] },
    { args: ['regen', 'app', '--yes'], says: ['There is no flag --yes'] },
    { args: ['app', 'more', '--yes'], says: ['One folder is enough; "more" is too much'] },
    {
      args: ['app', '--yes', '--preset', 'leen'],
      says: ['--preset leen: There is no preset "leen"', 'Did you mean "lean"?'],
    },
    {
      args: ['app', '--yes', '--board', 'csk6002_9s'],
      says: ['--board csk6002_9s: board cannot be', 'Did you mean "csk6002_9s_nano"?'],
    },
    {
      args: ['app', '--yes', '--board', 'csk6011a_nano'],
      says: ['has no Wi-Fi module', 'Use csk6011a_c3_nano'],
    },
    { args: ['app', '--yes', '--sdk', '3'], says: ['--sdk 3: sdk cannot be 3', 'One of: 0, 1, 2.'] },
    { args: ['app', '--yes', '--sdk', 'one'], says: ['--sdk one: sdk must be a whole number, not text'] },
    { args: ['app', '--yes', '--port', '0'], says: ['--port 0: server.port is 0, but must be 1 to 65535'] },
    { args: ['app', '--yes', '--port', '65536'], says: ['--port 65536: server.port is 65536'] },
    { args: ['app', '--yes', '--port', '80x'], says: ['whole number, not text', 'The number alone: 80'] },
    { args: ['app', '--yes', '--port', '-1'], says: ['server.port is -1'] },
    { args: ['app', '--yes', '--port='], says: ['whole number, not text'] },
    { args: ['app', '--yes', '--host', 'example.com'], says: ['--host example.com', 'IPv4 only for now'] },
    { args: ['app', '--yes', '--path', 'x'], says: ['--path x: server.path is not usable', 'starts with /'] },
    { args: ['app', '--yes', '--name', 'a b'], says: ['--name a b: project.name is not usable'] },
    { args: ['app', '--yes', '--ssid', ''], says: ['wifi.ssid is empty'] },
    { args: ['app', '--yes', '--ssid', '板'.repeat(11)], says: ['takes 33 bytes'] },
    { args: ['app', '--yes', '--language', 'cn'], says: ['project.language cannot be "cn"'] },
    { args: ['app', '--yes', '--lang', 'cn'], says: ['--lang cannot be "cn"'] },
    { args: ['app', '--yes', '--port', '1', '--port', '2'], says: ['--port is given twice'] },
    { args: ['app', '--yes', '--port'], says: ['--port needs a value: --port PORT'] },
    { args: ['app', '--port', '--yes'], says: ['--port needs a value'] },
    { args: ['app', '--yes=1'], says: ['--yes takes no value'] },
    {
      args: ['app', '--yes', '--set', 'server.port'],
      says: ['--set takes KEY=VALUE, not "server.port"', '--set server.port=9000'],
    },
    { args: ['app', '--yes', '--set', '=1'], says: ['--set takes KEY=VALUE'] },
    {
      args: ['app', '--yes', '--set', 'sever.port=1'],
      says: ['There is no key "sever"', 'Did you mean "server"?'],
    },
    {
      args: ['app', '--yes', '--set', 'server.prt=1'],
      says: ['--set server.prt=…: There is no key "server.prt"', 'Did you mean "port"?'],
    },
    { args: ['app', '--yes', '--set', 'server=1'], says: ['--set server=1: server must be a group of keys'] },
    { args: ['app', '--yes', '--set', 'wifi.ssid.x=1'], says: ['wifi.ssid must be text, not a group'] },
    { args: ['app', '--yes', '--set', 'network.shell=yes'], says: ['true or false, not text'] },
    { args: ['app', '--yes', '--set', 'app.send_interval_ms=3s'], says: ['The number alone, in ms: 3000'] },
    { args: ['app', '--yes', '--set', '__proto__.x=1'], says: ['There is no key "__proto__"'] },
    { args: ['app', '--yes', '--set', 'constructor.prototype=1'], says: ['There is no key "constructor"'] },
    { args: ['app', '--yes', '--set', 'app.payload=a??=b'], says: ['a trigraph'] },
    { args: ['app', '--yes', '--set', 'app.payload=a\nb'], says: ['control character U+000A'] },
    {
      args: ['app', '--yes', '--set', 'wifi.password=hunter2'],
      says: ['--set wifi.password=…: wifi.password has 7 characters'],
    },
    {
      args: ['app', '--yes', '--set', 'wifi.pasword=hunter2hunter2'],
      says: ['--set wifi.pasword=…: There is no key', '"password"'],
    },
    {
      args: ['app', '--yes', '--set', 'kconfig.EXAMPLE_WIFI_PASSWORD=hunter2hunter2'],
      says: ['belongs into credentials.conf'],
    },
    { args: ['app', '--yes', '--set', 'wifi.password:hunter2hunter2'], says: ['not "wifi.password…"'] },
    { args: ['app', '--yes', '--config', 'none.yaml'], says: ['There is no file none.yaml'] },
    { args: ['app', '--yes', '--config', '.'], says: ['Cannot read .: it is a folder'] },
    {
      args: ['app', '--yes', '--port', '0', '--host', 'x', '--sdk', '7'],
      says: ['--port 0', '--host x', '--sdk 7'],
    },
    { args: [], says: ['The folder for the new project is missing', 'Name it as the first argument'] },
    { args: ['--yes'], says: ['The folder for the new project is missing'] },
    { args: ['app'], says: ['There is no terminal to ask questions in', '--yes'] },
    { args: ['', '--yes'], says: ['"" cannot be the name of a folder'] },
    { args: ['a\nb', '--yes'], says: ['"a\\nb" cannot be the name of a folder'] },
    { args: ['../x', '--yes'], says: ['"../x" is not inside the current folder', 'my-app'] },
    { args: ['a/../../x', '--yes'], says: ['is not inside the current folder'] },
    { args: ['..', '--yes'], says: ['is not inside the current folder'] },
    { args: ['/tmp/x', '--yes'], says: ['"/tmp/x" is not inside the current folder'] },
    { args: ['C:\\x', '--yes'], says: ['is not inside the current folder'] },
    { args: ['\\\\server\\x', '--yes'], says: ['is not inside the current folder'] },
    { args: ['x'.repeat(300), '--yes'], says: ['the name is too long'] },
    { args: [`a/${'x'.repeat(300)}`, '--yes'], says: ['the name is too long'] },
  ];
  it.concurrent.each(rows)('$args', async ({ args, says }) => {
    const { cwd, code, stdout, stderr } = await create(args);
    expect([code, stdout]).toEqual([2, '']);
    for (const text of says) expect(stderr).toContain(text);
    expect(stderr).toMatch(/^error: /);
    expect(stderr).not.toMatch(/hunter2|\n {4}at /);
    expect(filesIn(cwd)).toEqual([]);
    expect(existsSync(join(cwd, 'a'))).toBe(false);
  });

  // In this process, for the sake of time: the messages are what is new.
  it.each(rows)('$args, in Chinese', async ({ args }) => {
    const cwd = newFolder();
    const { io, output } = fakeIo({ cwd, env: { LANG: 'zh_CN.UTF-8' } });
    expect(await main(args, io)).toBe(2);
    expect(output.stdout).toBe('');
    expect(output.stderr).toMatch(/^错误：.*[\u4e00-\u9fff]/);
    expect(output.stderr).not.toMatch(/hunter2|undefined/);
    expect(filesIn(cwd)).toEqual([]);
  });
});

describe('a folder that is in use', () => {
  it('keeps everything if one file is in the way, and all that are are listed', async () => {
    const cwd = newFolder();
    write(cwd, 'app/prj.conf', 'mine');
    write(cwd, 'app/src/main.c', 'mine');
    write(cwd, 'app/credentials.conf', 'mine');
    const before = stateOf(cwd);
    const { code, stdout, stderr } = await create(['app', '--yes'], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^error: app already holds 3 files that the project would have; nothing was written:\n/,
    );
    expect(stderr).toContain('\n    prj.conf\n    src/main.c\n    credentials.conf [project/in-the-way]\n');
    expect(stateOf(cwd)).toEqual(before);
  });

  it('is not written twice', async () => {
    const { cwd } = await create(['app', '--yes']);
    const before = stateOf(cwd);
    expect((await create(['app', '--yes', '--preset', 'lean'], { cwd })).code).toBe(2);
    expect(stateOf(cwd)).toEqual(before);
  });

  const obstacles = [
    { what: 'a file called like a folder of ours', path: 'app/src' },
    { what: 'a folder called like a file of ours', path: 'app/prj.conf/x' },
    { what: 'a file called like the hidden folder', path: 'app/.nanokit' },
  ];
  it.concurrent.each(obstacles)('keeps $what', async ({ path }) => {
    const cwd = newFolder();
    write(cwd, path, 'mine');
    const before = stateOf(cwd);
    const { code, stderr } = await create(['app', '--yes'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('already holds');
    expect(stateOf(cwd)).toEqual(before);
  });

  const files = [
    { dir: 'file.txt', named: 'file.txt is a file' },
    { dir: 'file.txt/', named: 'file.txt is a file' },
    { dir: 'file.txt/app', named: 'file.txt is a file' },
    { dir: 'file.txt/a/b/c', named: 'file.txt is a file' },
  ];
  it.concurrent.each(files)('is no file: $dir', async ({ dir, named }) => {
    const cwd = newFolder();
    write(cwd, 'file.txt', 'mine');
    const { code, stderr } = await create([dir, '--yes'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(named);
    expect(filesIn(cwd)).toEqual(['file.txt']);
  });
});

describe('a link', () => {
  const outside = () => {
    const cwd = newFolder();
    mkdirSync(join(cwd, 'here/app'), { recursive: true });
    mkdirSync(join(cwd, 'there/inner'), { recursive: true });
    write(cwd, 'there/file', 'theirs');
    return { cwd: join(cwd, 'here'), there: join(cwd, 'there') };
  };
  const links = [
    { what: 'the folder itself', path: 'link', target: '../there', dir: 'link' },
    { what: 'the folder itself, absolute', path: 'link', target: '/tmp', dir: 'link' },
    { what: 'a folder above it', path: 'link', target: '../there', dir: 'link/new/app' },
    { what: 'the folder itself, dangling', path: 'link', target: '../nowhere', dir: 'link' },
    { what: 'a folder above it, dangling', path: 'link', target: '../nowhere', dir: 'link/app' },
    { what: 'src', path: 'app/src', target: '../../there', dir: 'app' },
    { what: 'src, dangling', path: 'app/src', target: '../../nowhere', dir: 'app' },
    { what: '.nanokit', path: 'app/.nanokit', target: '../../there', dir: 'app' },
    { what: 'a file of ours', path: 'app/prj.conf', target: '../../there/file', dir: 'app' },
    { what: 'a file of ours, dangling', path: 'app/prj.conf', target: '../../there/new', dir: 'app' },
    { what: 'itself', path: 'loop', target: 'loop', dir: 'loop' },
  ];
  it.concurrent.each(links)('that leads out is not followed: $what', async ({ path, target, dir }) => {
    const { cwd, there } = outside();
    symlinkSync(target, join(cwd, path));
    const before = stateOf(there);
    const { code, stdout, stderr } = await create([dir, '--yes'], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/is a link that leads out of the project|no such file|links go round/);
    expect(stateOf(there)).toEqual(before);
    expect(filesIn(cwd)).toEqual([path]);
  });

  it('within the project is followed', async () => {
    const { cwd } = outside();
    mkdirSync(join(cwd, 'app/sources'));
    symlinkSync('sources', join(cwd, 'app/src'));
    expect((await create(['app', '--yes'], { cwd })).code).toBe(0);
    expect(existsSync(join(cwd, 'app/sources/main.c'))).toBe(true);
  });

  it('to a file, where a folder of ours goes, is in the way', async () => {
    const { cwd } = outside();
    write(cwd, 'app/notes', 'mine');
    symlinkSync('notes', join(cwd, 'app/src'));
    const { code, stderr } = await create(['app', '--yes'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('already holds');
    expect(filesIn(cwd)).toEqual(['app/notes', 'app/src']);
  });
});

describe('without a terminal', () => {
  const asking = [
    { args: ['app'] },
    { args: [] },
    { args: ['app', '--ssid', 'x'] },
    { args: ['app', '--dry-run'] },
  ];
  it.concurrent.each(asking)('nothing is asked: $args', async ({ args }) => {
    for (const input of ['closed', '', { open: '' }, 'my answers\n'] as const) {
      const { cwd, code, stdout } = await create(args, { input });
      expect([code, stdout]).toEqual([2, '']);
      expect(filesIn(cwd)).toEqual([]);
    }
  });

  it('--yes needs no standard input at all', async () => {
    const under = ['sh', '-c', 'exec "$@" <&-', 'sh'];
    expect((await create(['app', '--yes'], { under })).code).toBe(0);
    expect((await create(['app', '--yes'], { input: { open: '' } })).code).toBe(0);
  });

  it('nor standard output or error', async () => {
    const under = ['sh', '-c', 'exec "$@" >&- 2>&-', 'sh'];
    const { cwd, code } = await create(['app', '--yes'], { under });
    expect(code).toBe(0);
    expect(filesIn(cwd)).toHaveLength(PROJECT_FILES.length);
  });

  it('output is plain, whatever the terminal is said to be', async () => {
    const env = { TERM: 'xterm-256color', FORCE_COLOR: '1', COLORTERM: 'truecolor' };
    for (const args of [['my app', '--yes'], ['app', '--yes', '--port', '0'], ['--help']]) {
      const { stdout, stderr } = await create(args, { env });
      expect(stdout + stderr).not.toContain('\u001b');
    }
  });

  it('a current folder that is gone is told', async () => {
    const under = ['sh', '-c', 'mkdir gone && cd gone && rmdir ../gone && exec "$@"', 'sh'];
    const { code, stderr } = await create(['app', '--yes'], { under });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: .*there is no such file or folder/);
    expect(stderr).not.toContain('    at ');
  });
});

describe('the language', () => {
  const rows: readonly {
    readonly env?: Record<string, string>;
    readonly args?: readonly string[];
    readonly lang: 'en' | 'zh';
  }[] = [
    { lang: 'en' },
    { env: { LANG: 'zh_CN.UTF-8' }, lang: 'zh' },
    { env: { LANG: 'zh' }, lang: 'zh' },
    { env: { LANG: 'zh_TW' }, lang: 'zh' },
    { env: { LANG: 'de_DE.UTF-8' }, lang: 'en' },
    { env: { LANG: 'C' }, lang: 'en' },
    { env: { LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' }, lang: 'zh' },
    { env: { LC_ALL: 'en_US.UTF-8', LANG: 'zh_CN.UTF-8' }, lang: 'en' },
    { env: { LC_ALL: 'C.UTF-8', LANG: 'zh_CN.UTF-8' }, lang: 'en' },
    { env: { LC_ALL: '', LANG: 'zh_CN.UTF-8' }, lang: 'zh' },
    { env: { LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' }, lang: 'zh' },
    { env: { LANG: 'zh_CN.UTF-8' }, args: ['--lang', 'en'], lang: 'en' },
    { args: ['--lang', 'zh'], lang: 'zh' },
    { args: ['--lang=zh'], lang: 'zh' },
  ];
  it.concurrent.each(rows)(
    'with $env and $args is $lang, for the tool and for the comments',
    async ({ env = {}, args = [], lang }) => {
      const { cwd, code, stdout } = await create(['app', '--yes', ...args], { env });
      expect(code).toBe(0);
      expect(stdout).toMatch(lang === 'zh' ? /^已在 app 写入 13 个文件：/ : /^Wrote 13 files/);
      expect(valueAt(yamlOf(cwd), ['project', 'language'])).toBe(lang);
      expect(/[\u4e00-\u9fff]/.test(readFileSync(join(cwd, 'app/src/main.c'), 'utf8'))).toBe(lang === 'zh');
    },
  );

  it('of the comments is a choice of its own', async () => {
    const { cwd, stdout } = await create(['app', '--yes', '--lang', 'en', '--language', 'zh']);
    expect(stdout).toMatch(/^Wrote/);
    for (const path of [
      'README.md',
      'prj.conf',
      'Kconfig',
      'nanokit.yaml',
      'src/main.c',
      'credentials.conf',
    ]) {
      expect(readFileSync(join(cwd, 'app', path), 'utf8')).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('of a config file counts, not that of the environment', async () => {
    const cwd = newFolder();
    write(cwd, 'a.yaml', 'project: {language: zh}\n');
    await create(['app', '--yes', '--config', 'a.yaml'], { cwd });
    expect(readFileSync(join(cwd, 'app/src/main.c'), 'utf8')).toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('--help and --version', () => {
  it('tell every flag, in both languages, to standard output', async () => {
    for (const [lang, word] of [
      ['en', 'Usage'],
      ['zh', '用法'],
    ] as const) {
      const { code, stdout, stderr } = await create(['--help', '--lang', lang]);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toContain(word);
      for (const flag of [
        'preset',
        'config',
        'name',
        'language',
        'board',
        'sdk',
        'ssid',
        'host',
        'port',
        'path',
        'password-stdin',
        'set',
        'yes',
        'dry-run',
        'json',
        'lang',
        'no-color',
        'help',
        'version',
      ]) {
        expect(stdout).toMatch(new RegExp(`^  (-\\w, )?--${flag}( \\S+)?  +\\S`, 'm'));
      }
      expect(stdout).not.toContain('undefined');
      expect(stdout.endsWith('\n') && !stdout.endsWith('\n\n')).toBe(true);
    }
  });

  it.each([
    ['--version'],
    ['-v'],
    ['--version', '--lang', 'zh'],
    ['create', '--version'],
    ['regen', '-v'],
    ['app', '--yes', '-v'],
  ])('%j %j %j tells the version and does nothing', async (...args) => {
    const { cwd, code, stdout, stderr } = await create(args);
    expect([code, stdout, stderr]).toEqual([0, `${VERSION}\n`, '']);
    expect(filesIn(cwd)).toEqual([]);
  });

  it.each([['-h'], ['create', '-h'], ['regen', '--help'], ['app', '--yes', '--help']])(
    '%j %j %j tells the help and does nothing',
    async (...args) => {
      const { cwd, code, stdout } = await create(args);
      expect(code).toBe(0);
      expect(stdout).toContain('create-nanokit-ws');
      expect(filesIn(cwd)).toEqual([]);
    },
  );
});

describe('the packages’ names', () => {
  it('is the program by either name', async () => {
    const cwd = newFolder();
    for (const name of ['create-nanokit-ws', 'nanokit-ws']) {
      symlinkSync(BIN, join(cwd, name));
      chmodSync(BIN, 0o755);
      const under = ['sh', '-c', `shift 2; exec ./${basename(name)} "$@"`, 'sh'];
      const { code, stdout } = await run([`app-${name}`, '--yes'], { cwd, under });
      expect(code).toBe(0);
      expect(stdout).toContain(`  ${name} regen`);
    }
  });
});
