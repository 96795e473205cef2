import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { fakeIo, type RunOptions, run } from '../support/cli.js';
import { filesIn, stateOf, temporaryFolders, write } from '../support/folders.js';

const newFolder = temporaryFolders();

/** `create` in a new folder. */
async function create(args: readonly string[], options: Omit<RunOptions, 'cwd'> & { cwd?: string } = {}) {
  const cwd = options.cwd ?? newFolder();
  return { cwd, ...(await run(args, { ...options, cwd })) };
}

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
    { args: ['app', 'more', '--yes'], says: ['Unexpected argument "more"; one folder is enough'] },
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
    { args: ['app', '--yes', '--host', 'a_b'], says: ['--host a_b', 'or a name such as'] },
    { args: ['app', '--yes', '--path', 'x'], says: ['--path x: server.path is not usable', 'starts with /'] },
    { args: ['app', '--yes', '--name', 'a b'], says: ['--name a b: project.name is not usable'] },
    {
      args: ['app', '--yes', '--ssid', ''],
      says: ['--ssid=: wifi.ssid is empty', '→ Give it a value, or leave the flag out.'],
    },
    {
      args: ['app', '--yes', '--set', 'app.payload='],
      says: ['app.payload is empty', '→ Give it a value, or leave the flag out.'],
    },
    { args: ['app', '--yes', '--ssid', '板'.repeat(11)], says: ['takes 33 bytes'] },
    { args: ['app', '--yes', '--language', 'cn'], says: ['project.language cannot be "cn"'] },
    { args: ['app', '--yes', '--lang', 'cn'], says: ['--lang cannot be "cn"'] },
    { args: ['app', '--yes', '--port', '1', '--port', '2'], says: ['--port is given twice'] },
    {
      args: ['app', '--yes', '--port', '2', '--set', 'server.port=1'],
      says: ['server.port is given twice: with --port and with --set [cli/flag-twice]', 'Keep one'],
    },
    {
      args: ['app', '--yes', '--set', 'app.payload=a b', '--set', 'app.payload=c'],
      says: ['app.payload is given twice with --set'],
    },
    {
      args: ['app', '--yes', '--password-stdin', '--set', 'wifi.password=hunter2hunter2'],
      says: ['wifi.password is given twice: with --password-stdin and with --set'],
    },
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
      says: ['--set server.prt=…: There is no key "server.prt"', 'Did you mean "server.port"?'],
    },
    {
      args: ['app', '--yes', '--set', 'server=1'],
      says: [
        'server is a group of keys, and --set sets one key',
        'Write --set server.host=…, once for each key.',
      ],
    },
    {
      args: ['app', '--yes', '--set', 'server.headers={"X-A":"1"}'],
      says: ['server.headers is a group of keys', 'Write --set server.headers.X-A=1, once'],
    },
    {
      args: ['app', '--yes', '--set', 'server.headers={"X-Api-Key": "s3cret"}'],
      says: ['Write --set server.headers.X-Api-Key=…, once'],
    },
    {
      args: ['app', '--yes', '--set', 'server.port=80.5'],
      says: ['must be a whole number, not a number with a fraction', 'Without the fraction: 80.'],
    },
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
      says: ['--set wifi.pasword=…: There is no key', '"wifi.password"'],
    },
    {
      args: ['app', '--yes', '--set', 'kconfig.EXAMPLE_WIFI_PASSWORD=hunter2hunter2'],
      says: ['belongs in credentials.conf'],
    },
    { args: ['app', '--yes', '--set', 'wifi.password:hunter2hunter2'], says: ['not "wifi.password…"'] },
    { args: ['app', '--yes', '--config', 'none.yaml'], says: ['There is no file none.yaml'] },
    { args: ['app', '--yes', '--config', '.'], says: ['Cannot read .: it is a folder'] },
    {
      args: ['app', '--yes', '--port', '0', '--host', '_', '--sdk', '7'],
      says: ['--port 0', '--host _', '--sdk 7'],
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
      /^error: app already contains 3 files that the project would have; nothing was written:\n/,
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
    expect(stderr).toContain('already contains');
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
    expect(stderr).toMatch(/is a link that leads out of the project|no such file|links form a loop/);
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
    expect(stderr).toContain('already contains');
    expect(filesIn(cwd)).toEqual(['app/notes', 'app/src']);
  });
});
