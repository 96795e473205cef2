import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, createWriteStream, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BIN, type RunOptions, run } from '../support/cli.js';
import { filesIn, stateOf, temporaryFolders, write } from '../support/folders.js';

const newFolder = temporaryFolders();
const hasPatch = spawnSync('patch', ['--version']).status === 0;

async function project(): Promise<{ cwd: string; folder: string }> {
  const cwd = newFolder();
  const { code } = await run(['my-app', '--yes'], { cwd });
  if (code !== 0) throw new Error('refused');
  return { cwd, folder: join(cwd, 'my-app') };
}

function change(folder: string, path: string, edit: (text: string) => string): void {
  write(folder, path, edit(readFileSync(join(folder, path), 'utf8')));
}

const setStack = (folder: string) =>
  change(folder, 'nanokit.yaml', (text) => text.replace('main_stack_bytes: 10000', 'main_stack_bytes: 8100'));
const regen = (cwd: string, args: readonly string[] = [], options: Omit<RunOptions, 'cwd'> = {}) =>
  run(['regen', ...args], { ...options, cwd });

/** Whether a line of a file is shown, cut where it is long. */
const isShown = (line = '', text = '') =>
  text === line || (text.endsWith('…') && line.startsWith(text.slice(0, -1)));

describe('regen', () => {
  it('right after create has nothing to do', async () => {
    const { folder } = await project();
    const before = stateOf(folder);
    expect(await regen(folder)).toEqual({ code: 0, stdout: 'Everything is up to date.\n', stderr: '' });
    expect(await regen(folder, ['--lang', 'zh'])).toEqual({
      code: 0,
      stdout: '全部文件都是最新的。\n',
      stderr: '',
    });
    expect(stateOf(folder)).toEqual(before);
  });

  it('says the same without loading the program, once it has noted that there is nothing to do', async () => {
    const { folder } = await project();
    change(folder, 'src/main.c', (text) => `${text}/* mine */\n`);
    const hook = join(newFolder(), 'loaded.cjs');
    const tell =
      "(require('fs').writeSync(2, Object.keys(require.cache).some((file) => file.endsWith('main.cjs')) ? 'long' : 'quick'))";
    writeFileSync(hook, `process.on('exit', () => ${tell});\n`);
    const inLanguage = (LC_ALL: string) =>
      regen(folder, [], { env: { LC_ALL, NODE_OPTIONS: `--require=${hook}` } });
    for (const locale of ['en_US.UTF-8', 'zh_CN.UTF-8']) {
      rmSync(join(folder, '.nanokit/local'), { recursive: true, force: true });
      const long = await inLanguage(locale);
      expect(long).toMatchObject({ code: 0, stderr: 'long' });
      expect(long.stdout).toContain('src/main.c');
      expect(await inLanguage(locale)).toEqual({ ...long, stderr: 'quick' });
    }
    setStack(folder);
    expect(await inLanguage('C')).toMatchObject({ code: 0, stderr: 'long' });
  });

  it('works by the command that create prints', async () => {
    const cwd = newFolder();
    const { stdout } = await run(['my app', '--yes'], { cwd });
    const command =
      stdout
        .split('\n')
        .find((line) => line.includes(' regen'))
        ?.replace(/#.*/, '')
        .trim() ?? '';
    const enter =
      stdout
        .split('\n')
        .find((line) => line.startsWith('  cd '))
        ?.trim() ?? '';
    setStack(join(cwd, 'my app'));
    const under = ['sh', '-c', `${enter} && PATH="$(dirname "$1"):$PATH" && ${command}`, 'sh'];
    const result = await run([], { cwd, under });
    expect(result).toEqual({
      code: 0,
      stdout: expect.stringMatching(
        /^Updated 1 file:\n {2}prj\.conf {2}# memory\.main_stack_bytes: 10000 → 8100\nStatic RAM: .*\n$/,
      ),
      stderr: '',
    });
  });

  it('tells what it wrote, for the folder it is given', async () => {
    const { cwd, folder } = await project();
    setStack(folder);
    change(folder, 'nanokit.yaml', (text) => text.replace('xiaowei-yyds', 'home'));
    const { code, stdout, stderr } = await regen(cwd, ['my-app']);
    expect(code).toBe(0);
    expect(stderr).toContain('the password in it is still the old one');
    expect(stdout).toMatch(/^Updated \d files:\n/);
    expect(stdout).toMatch(/^ {2}prj\.conf {2,}# memory\.main_stack_bytes: 10000 → 8100$/m);
    expect(stdout).toMatch(/^ {2}credentials\.conf$/m);
  });

  it('does not say that credentials.conf names another Wi-Fi as long as nothing is written', async () => {
    const { folder } = await project();
    setStack(folder);
    change(folder, 'nanokit.yaml', (text) => text.replace('xiaowei-yyds', 'home'));
    for (const flag of ['--dry-run', '--check', '--diff'])
      expect((await regen(folder, [flag])).stderr).not.toContain('now names');
    change(folder, 'prj.conf', (text) => text.replace('STACK_SIZE=10000', 'STACK_SIZE=9000'));
    expect(await regen(folder)).toMatchObject({ code: 1, stderr: expect.not.stringContaining('now names') });
  });

  it('tells whose changes it kept', async () => {
    const { folder } = await project();
    change(folder, 'src/main.c', (text) => `${text}/* mine */\n`);
    expect(await regen(folder)).toEqual({
      code: 0,
      stdout: 'Everything is up to date.\nsrc/main.c keeps your changes\n',
      stderr: '',
    });
  });

  const conflicting = async () => {
    const { folder } = await project();
    setStack(folder);
    change(folder, 'prj.conf', (text) => text.replace('MAIN_STACK_SIZE=10000', 'MAIN_STACK_SIZE=9000'));
    return folder;
  };

  it('exits with 1 and writes nothing where both changed a setting', async () => {
    const folder = await conflicting();
    const before = stateOf(folder);
    const { code, stdout, stderr } = await regen(folder);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('error: prj.conf:47:1: CONFIG_MAIN_STACK_SIZE: you wrote 9000');
    expect(stderr).toContain(`Nothing was written. Choose with node ${BIN} regen --on-conflict keep`);
    const asJson = await regen(folder, ['--json']);
    expect([asJson.code, asJson.stderr]).toEqual([1, '']);
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      ok: false,
      updated: [],
      conflicts: [{ file: 'prj.conf', line: 47, symbol: 'MAIN_STACK_SIZE' }],
    });
    expect(stateOf(folder)).toEqual(before);
  });

  it.each([
    {
      to: '',
      says: /^error: You removed CONFIG_MAIN_STACK_SIZE from prj\.conf, and nanokit\.yaml now asks for 8100 \[regen\/conflict\]\n {2}→/,
    },
    {
      to: '# CONFIG_MAIN_STACK_SIZE=10000  # quiet\n',
      says: /^error: prj\.conf:\d+:1: CONFIG_MAIN_STACK_SIZE: you commented it out, and .* asks for 8100 .*\n.*# CONFIG_MAIN_STACK_SIZE=10000 {2}# quiet\n/,
    },
  ])('tells of a symbol that was taken out, in the words of the file: $to', async ({ to, says }) => {
    const { folder } = await project();
    change(folder, 'prj.conf', (text) => text.replace('CONFIG_MAIN_STACK_SIZE=10000\n', to));
    setStack(folder);
    expect((await regen(folder)).stderr).toMatch(says);
  });

  it('tells what stands where lines of a file were taken out', async () => {
    const { folder } = await project();
    change(folder, 'src/main.c', (text) => text.replace(/^#include .*\n/gm, ''));
    change(folder, 'nanokit.yaml', (text) => text.replace('sdk: 1', 'sdk: 2'));
    const lines = readFileSync(join(folder, 'src/main.c'), 'utf8').split('\n');
    const { stderr } = await regen(folder);
    const shown = [...stderr.matchAll(/^error: src\/main\.c:(\d+):1: .*\n {2}\d+ \| (.*)$/gm)];
    expect(shown.length).toBeGreaterThan(0);
    for (const [, line, text] of shown) expect(isShown(lines[Number(line) - 1], text)).toBe(true);
  });

  it('does not speak of changes that went, nor of marks as up to date', async () => {
    const folder = await conflicting();
    const taken = await regen(folder, ['--on-conflict', 'ours']);
    expect(taken).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Updated 1 file:\n {2}prj\.conf .*8100\nStatic RAM: .*\n$/),
    });
    const marked = await conflicting();
    await regen(marked, ['--on-conflict', 'markers']);
    const again = await regen(marked);
    expect(again).toMatchObject({ code: 1, stdout: 'prj.conf keeps your changes\n' });
    expect(again.stderr).toContain('prj.conf has a conflict to settle');
  });

  it('tells what it wrote and what stays the user’s, and goes on saying so, without loading the program too', async () => {
    const { folder } = await project();
    change(folder, 'prj.conf', (text) => text.replace('POOL_SIZE=60000', 'POOL_SIZE=80000'));
    change(folder, 'nanokit.yaml', (text) =>
      text.replace('heap_bytes: 60000', 'heap_bytes: 70000').replace('port: 8080', 'port: 9000'),
    );
    const trial = JSON.parse((await regen(folder, ['--dry-run', '--json', '--on-conflict', 'keep'])).stdout);
    expect(trial.settings).toEqual([{ key: 'server.port', from: '8080', to: '9000' }]);
    expect(trial.differing).toEqual([{ key: 'memory.heap_bytes', value: '80000', wanted: '70000' }]);
    const difference =
      '1 setting differs from nanokit.yaml, and yours is kept: memory.heap_bytes 80000 (nanokit.yaml: 70000); adopt takes it over\n';
    expect((await regen(folder, ['--on-conflict', 'keep'])).stdout).toBe(
      `Updated 1 file:\n  prj.conf  # server.port: 8080 → 9000, with your changes in it\n${difference}Static RAM: about 137 of 320 KB (43 %), without the Wi-Fi driver's own\n`,
    );
    for (const _ of ['long', 'quick'])
      expect((await regen(folder)).stdout).toBe(
        `Everything is up to date.\nprj.conf keeps your changes\n${difference}`,
      );
    expect((await regen(folder, [], { env: { LC_ALL: 'zh_CN.UTF-8' } })).stdout).toContain(
      'memory.heap_bytes 80000（nanokit.yaml：70000）；可用 adopt 写回 nanokit.yaml',
    );
    const ours = await regen(folder, ['--on-conflict', 'prj.conf=ours', '--diff']);
    expect(ours.stdout).toMatch(/^-CONFIG_HEAP_MEM_POOL_SIZE=80000\n\+CONFIG_HEAP_MEM_POOL_SIZE=70000$/m);
    expect((await regen(folder, ['--on-conflict', 'prj.conf=ours'])).stdout).toContain(
      'memory.heap_bytes: 80000 → 70000, in place of your changes',
    );
  });

  it('does not promise that adopt takes over what it cannot', async () => {
    const { folder } = await project();
    change(folder, 'prj.conf', (text) => text.replace(/CONFIG_HEAP_MEM_POOL_SIZE=.*\n/, ''));
    const { stdout } = await regen(folder);
    expect(stdout).toContain('memory.heap_bytes not set (nanokit.yaml: 60000)\n');
  });

  it('says of a deleted file once that it would be another one now', async () => {
    const { folder } = await project();
    rmSync(join(folder, 'prj.conf'));
    expect((await regen(folder)).stderr).not.toContain('has changed now');
    setStack(folder);
    expect((await regen(folder)).stderr).toContain('what nanokit.yaml asks for in it has changed now');
    expect((await regen(folder)).stderr).not.toContain('has changed now');
  });

  it('shows a line with something in it for a conflict that begins with none, and what shows both versions', async () => {
    const { folder } = await project();
    change(folder, 'src/main.c', (text) => text.replace(/^#include .*\n/gm, '\n'));
    change(folder, 'nanokit.yaml', (text) => text.replace('sdk: 1', 'sdk: 2'));
    const lines = readFileSync(join(folder, 'src/main.c'), 'utf8').split('\n');
    const { code, stderr } = await regen(folder);
    expect(code).toBe(1);
    const shown = [...stderr.matchAll(/^error: src\/main\.c:(\d+):1: .*\n {2}\d+ \| (.*)$/gm)];
    expect(shown.length).toBeGreaterThan(0);
    for (const [, line, text] of shown) {
      expect(text?.trim()).not.toBe('');
      expect(isShown(lines[Number(line) - 1], text)).toBe(true);
    }
    const [, command = ''] = /To see both versions: (.*)\. For one file/.exec(stderr) ?? [];
    const both = await run([], { cwd: folder, under: ['sh', '-c', command, 'sh'] });
    expect(both.stdout).toMatch(/^\+<<<<<<< yours$/m);
  });

  it('names the way back to several deleted files once', async () => {
    const { folder } = await project();
    rmSync(join(folder, 'README.md'));
    rmSync(join(folder, 'sample.yaml'));
    const { stderr } = await regen(folder);
    expect(stderr.match(/→.*/g)).toEqual([
      `→ To have one of them again: node ${BIN} regen --on-conflict FILE=ours`,
    ]);
    expect((await regen(folder, ['--lang', 'zh'])).stderr).toContain('regen --on-conflict 文件=ours');
  });

  it.each([
    { args: ['keep'], code: 0, value: '9000' },
    { args: ['ours'], code: 0, value: '8100' },
    { args: ['markers'], code: 1, value: '8100' },
    { args: ['abort', './prj.conf=ours'], code: 0, value: '8100' },
    { args: ['ours', 'prj.conf=abort'], code: 1, value: '9000' },
  ])('does with a conflict as --on-conflict $args says', async ({ args, code, value }) => {
    const folder = await conflicting();
    const result = await regen(
      folder,
      args.flatMap((choice) => ['--on-conflict', choice]),
    );
    expect(result.code).toBe(code);
    const values = [...readFileSync(join(folder, 'prj.conf'), 'utf8').matchAll(/MAIN_STACK_SIZE=(\d+)/g)];
    expect(values.at(-1)?.[1]).toBe(value);
    if (args[0] === 'markers') expect(result.stderr).toContain('prj.conf has a conflict to settle');
  });

  it.each([
    { args: ['--on-conflict', 'yours'], says: 'takes a choice, or FILE=CHOICE' },
    { args: ['--on-conflict', '=keep'], says: 'takes a choice, or FILE=CHOICE' },
    { args: ['--on-conflict', 'prj.cnf=keep'], says: 'Did you mean "prj.conf"?' },
    { args: ['--on-conflict', 'keep', '--on-conflict', 'ours'], says: '--on-conflict is given twice' },
    { args: ['--on-conflict', 'ask'], says: 'needs a terminal' },
    { args: ['--check', '--rebase'], says: 'exclude each other' },
  ])('refuses $args', async ({ args, says }) => {
    const folder = await conflicting();
    const before = stateOf(folder);
    const { code, stdout, stderr } = await regen(folder, args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(says);
    expect(stateOf(folder)).toEqual(before);
  });

  it('--check exits with 1 where a file is not as it should be, says what to run, and writes nothing', async () => {
    const { folder } = await project();
    expect(await regen(folder, ['--check'])).toMatchObject({ code: 0, stderr: '' });
    setStack(folder);
    const before = stateOf(folder);
    const { code, stdout, stderr } = await regen(folder, ['--check']);
    expect(code).toBe(1);
    expect(stdout).toContain('Would update 1 file (nothing was written):\n  prj.conf');
    expect(stderr).toMatch(/^error: 1 file is not what nanokit\.yaml asks for/);
    expect(stderr).toContain('regen and commit what it writes');
    expect(JSON.parse((await regen(folder, ['--check', '--json'])).stdout)).toMatchObject({
      ok: false,
      updated: ['prj.conf'],
      dry_run: true,
      diagnostics: [{ code: 'regen/drift' }],
    });
    expect(stateOf(folder)).toEqual(before);
    // The record alone.
    const { folder: other } = await project();
    change(other, '.nanokit/base.json', (text) => `${text}\n`);
    const record = await regen(other, ['--check']);
    expect(record).toMatchObject({ code: 1, stdout: expect.stringContaining('only the record') });
    expect(record.stderr).toMatch(/^error: The record \.nanokit\/base\.json is not up to date/);
    // A change of the user's is none that anything asks for.
    change(folder, 'nanokit.yaml', (text) => text.replace('bytes: 8100', 'bytes: 10000'));
    change(folder, 'prj.conf', (text) => `${text}CONFIG_MINE=y\n`);
    expect((await regen(folder, ['--check'])).code).toBe(0);
  });

  it('--dry-run says what would be written, and writes nothing', async () => {
    const { folder } = await project();
    setStack(folder);
    const before = stateOf(folder);
    const { code, stdout } = await regen(folder, ['--dry-run', '--lang', 'zh']);
    expect([code, stdout]).toEqual([
      0,
      '将更新 1 个文件（什么都没有写）：\n  prj.conf  # memory.main_stack_bytes: 10000 → 8100\n',
    ]);
    expect(stateOf(folder)).toEqual(before);
  });

  it.skipIf(!hasPatch)('--diff shows exactly what regen would do: patch does the same', async () => {
    const { folder } = await project();
    change(folder, 'nanokit.yaml', (text) =>
      text.replace('sdk: 1', 'sdk: 2').replace(/ ssid: .*/, ' ssid: home'),
    );
    setStack(folder);
    change(folder, 'prj.conf', (text) => `${text}# \ud83d\ude00 mine, without an end`);
    change(folder, 'src/wifi_connect.c', (text) => text.replaceAll('\n', '\r\n'));
    writeFileSync(
      join(folder, 'src/main.c'),
      Buffer.concat([Buffer.from([0x2f, 0x2f, 0xc4, 0xe3, 0x0a]), readFileSync(join(folder, 'src/main.c'))]),
    );
    rmSync(join(folder, 'sample.yaml'));
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    const { code, stderr } = await regen(folder, ['--diff'], {
      onStart: (child) => child.stdout?.pipe(createWriteStream(join(copy, 'all.patch'))),
    });
    expect([code, stderr]).toEqual([0, expect.stringContaining('sample.yaml was deleted')]);
    expect(readFileSync(join(copy, 'all.patch'), 'latin1')).not.toContain('PASSWORD');
    execFileSync('patch', ['-p1', '--binary', '-i', 'all.patch'], { cwd: copy });
    rmSync(join(copy, 'all.patch'));
    expect((await regen(folder)).code).toBe(0);
    const bytes = (below: string) =>
      filesIn(below)
        .filter((path) => !path.endsWith('base.json'))
        .map((path) => [path, readFileSync(join(below, path), 'hex')]);
    expect(bytes(copy)).toEqual(bytes(folder));
  });

  it('--diff shows no password: of a change with one it says that it is not shown', async () => {
    const { folder } = await project();
    const secret = 'hunter2hunter2';
    change(folder, 'nanokit.yaml', (text) => text.replace('  retries:', `  password: ${secret}\n  retries:`));
    rmSync(join(folder, 'credentials.conf'));
    setStack(folder);
    for (const args of [['--diff'], ['--diff', '--json']]) {
      const { stdout, stderr } = await regen(folder, args);
      expect(stdout + stderr).toContain('MAIN_STACK_SIZE=8100');
      expect(stdout + stderr).toContain('The change of credentials.conf is not shown');
      expect(stdout + stderr).not.toContain(secret);
    }
    // Beside a password in nanokit.yaml.
    const { stdout, stderr } = await run(['configure', '--set', 'wifi.retries=9', '--yes'], { cwd: folder });
    expect(stdout + stderr).not.toContain(secret);
    expect(readFileSync(join(folder, 'nanokit.yaml'), 'utf8')).toContain('retries: 9');
    for (const path of filesIn(join(folder, '.nanokit'))) {
      expect(readFileSync(join(folder, '.nanokit', path), 'utf8'), path).not.toContain(secret);
    }
  });

  it.each(['{ssid: a, password: hunter2hunter2}', '\n  ssid: a\n  password: >-\n    hunter2hunter2'])(
    '--diff shows no password that stands beside a change: wifi: %j',
    async (wifi) => {
      const { folder } = await project();
      write(folder, 'nanokit.yaml', `wifi: ${wifi}\nserver: {port: 8080}\n`);
      const { stdout, stderr } = await run(['configure', '--port', '9000', '--dry-run', '--json'], {
        cwd: folder,
      });
      expect(JSON.parse(stdout)).toMatchObject({
        ok: true,
        updated: expect.arrayContaining(['nanokit.yaml']),
      });
      expect(stdout + stderr).not.toContain('hunter2');
      await run(['configure', '--port', '9000', '--yes'], { cwd: folder });
      change(folder, 'prj.conf', (text) => text.replace('SERVER_PORT=9000', 'SERVER_PORT=9001'));
      const shown = await run(['adopt', '--yes'], { cwd: folder });
      expect(shown.stdout + shown.stderr).not.toContain('hunter2');
      expect(readFileSync(join(folder, 'nanokit.yaml'), 'utf8')).toContain('port: 9001');
    },
  );

  it('exits with 2 for mistakes, with their places as seen from here', async () => {
    const { cwd, folder } = await project();
    change(folder, 'nanokit.yaml', (text) => text.replace('port: 8080', 'prot: 8080'));
    const { code, stdout, stderr } = await regen(cwd, ['my-app']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: my-app\/nanokit\.yaml:\d+:3: There is no key "server\.prot"/);
    expect((await regen(folder)).stderr).toMatch(/^error: nanokit\.yaml:\d+:3: /);
  });

  it.each([
    ['nowhere', 'There is no folder nowhere'],
    ['.', '. contains no nanokit.yaml'],
  ])('exits with 2 where there is no project: %s', async (dir, message) => {
    const { code, stdout, stderr } = await regen(newFolder(), [dir]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it('never shows the password of nanokit.yaml', async () => {
    const { folder } = await project();
    change(folder, 'nanokit.yaml', (text) =>
      text.replace('  retries:', '  password: hunter2hunter2\n  retries:'),
    );
    for (const args of [[], ['--json']]) {
      const { code, stdout, stderr } = await regen(folder, args);
      expect(code).toBe(0);
      expect(stdout + stderr).toContain('password');
      expect(stdout + stderr).not.toContain('hunter2');
    }
  });
});
