import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { stateOf, temporaryFolders, textsIn, write } from '../support/folders.js';
import { change, done, newProject, setStack } from '../support/regen.js';

const newFolder = temporaryFolders();
const project = () => newProject(newFolder());
const text = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
const adopt = async (folder: string, args: readonly string[] = ['--yes']) => {
  const { code, stdout, stderr } = await run(['adopt', '--json', ...args], { cwd: folder });
  expect(stderr).toBe('');
  return { code, ...JSON.parse(stdout) };
};
/** nanokit.yaml with some lines exchanged, and nothing else touched. */
const withLines = (yaml: string, ...pairs: readonly (readonly [string, string])[]) =>
  pairs.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`no ${from}`);
    return before.replace(from, to);
  }, yaml);

describe('adopt', () => {
  const cases = [
    {
      what: 'a number',
      conf: ['HEAP_MEM_POOL_SIZE=60000', 'HEAP_MEM_POOL_SIZE=70000'],
      yaml: [['heap_bytes: 60000', 'heap_bytes: 70000']],
    },
    {
      what: 'a switch, switched off in Kconfig’s own way',
      conf: ['CONFIG_NET_SHELL=y', '# CONFIG_NET_SHELL is not set'],
      yaml: [['shell: true', 'shell: false']],
    },
    {
      what: 'the mode of the log',
      conf: ['LOG_MODE_IMMEDIATE=y', 'LOG_MODE_DEFERRED=y'],
      yaml: [['mode: immediate', 'mode: deferred']],
    },
    {
      what: 'a value of the app',
      conf: ['# TCP\n', 'CONFIG_EXAMPLE_PAYLOAD="\\"你好\\" # x"\n# TCP\n'],
      yaml: [['"wo wo wo wo aaaaa dffghhh"', String.raw`"\"你好\" # x"`]],
    },
    {
      what: 'a sub-protocol and a header',
      conf: [
        '# TCP\n',
        'CONFIG_EXAMPLE_SERVER_SUBPROTOCOL="chat"\nCONFIG_EXAMPLE_SERVER_HEADER_1="X-Board: lab 3"\n# TCP\n',
      ],
      yaml: [
        ['subprotocol: ""', 'subprotocol: chat'],
        ['headers: {}', 'headers:\n    X-Board: "lab 3"'],
      ],
    },
    {
      what: 'symbols of the user’s own',
      conf: ['# TCP\n', 'CONFIG_NET_MAX_CONN=8\nCONFIG_A=y\nCONFIG_B="text"\nCONFIG_C=0x20\n# TCP\n'],
      yaml: [['kconfig:\n', 'kconfig:\n  NET_MAX_CONN: 8\n  A: true\n  B: text\n  C: "0x20"\n']],
    },
  ] as const;
  it.each(cases)('takes $what over, and leaves the rest of both files alone', async ({ conf, yaml }) => {
    const folder = await project();
    change(folder, 'nanokit.yaml', (before) =>
      before.replace('version: 1', 'version:   1 # odd').replaceAll('\n', '\r\n'),
    );
    await done(folder);
    change(folder, 'prj.conf', (before) => before.replace(conf[0], () => conf[1]));
    const before = textsIn(folder);
    const result = await adopt(folder);
    expect(result).toMatchObject({ code: 0, diagnostics: [] });
    const wanted = withLines(
      before.get('nanokit.yaml') ?? '',
      ...yaml.map(([from, to]) => [from.replaceAll('\n', '\r\n'), to.replaceAll('\n', '\r\n')] as const),
    );
    expect(text(folder, 'nanokit.yaml')).toBe(wanted);
    // Settings in the same order, nothing added but perhaps a comment on what a value saves.
    const settings = (one = '') => one.split('\n').filter((line) => /^CONFIG_|is not set/.test(line));
    expect(settings(text(folder, 'prj.conf'))).toEqual(settings(before.get('prj.conf')));
    expect((await adopt(folder)).adopted).toEqual([]);
    expect((await done(folder)).updated).toEqual([]);
  });

  it('settles a conflict in favour of what the user wrote', async () => {
    const folder = await project();
    change(folder, 'prj.conf', (before) => before.replace('MAIN_STACK_SIZE=10000', 'MAIN_STACK_SIZE=9000'));
    setStack(folder, 8100);
    expect((await done(folder)).conflicts).toHaveLength(1);
    const { code, adopted } = await adopt(folder);
    expect([code, adopted]).toEqual([0, [{ key: 'memory.main_stack_bytes', from: 8100, to: 9000 }]]);
    expect(await done(folder)).toMatchObject({ conflicts: [], updated: [] });
  });

  it('does not take back a change of nanokit.yaml that regen has not done yet', async () => {
    const folder = await project();
    setStack(folder, 8100);
    expect(await adopt(folder)).toMatchObject({ code: 0, adopted: [] });
    expect(text(folder, 'nanokit.yaml')).toContain('main_stack_bytes: 8100');
  });

  it('takes a symbol out of nanokit.yaml that the user took out of prj.conf', async () => {
    const folder = await project();
    change(folder, 'nanokit.yaml', (before) => `${before}  FOO: 5 # mine\n  BAR: true\n`);
    await done(folder);
    const before = text(folder, 'nanokit.yaml');
    change(folder, 'prj.conf', (conf) => conf.replace('CONFIG_FOO=5\n', ''));
    expect((await adopt(folder)).adopted).toEqual([{ key: 'kconfig.FOO', from: 5, to: null }]);
    expect(text(folder, 'nanokit.yaml')).toBe(before.replace('  FOO: 5 # mine\n', ''));
  });

  it('says what it leaves: what nanokit.yaml cannot say, and what belongs elsewhere', async () => {
    const folder = await project();
    change(
      folder,
      'prj.conf',
      (conf) =>
        `${conf.replace('CONFIG_HEAP_MEM_POOL_SIZE=60000\n', '').replace('CONFIG_WIFI=y', 'CONFIG_WIFI=n').replace('PKT_RX_COUNT=16', 'PKT_RX_COUNT=many')}CONFIG_EXAMPLE_WIFI_PASSWORD="S3cretS3cret"\nCONFIG_m=m\n`,
    );
    const before = stateOf(folder);
    const { code, adopted, diagnostics } = await adopt(folder);
    expect([code, adopted]).toEqual([0, []]);
    const told: string = diagnostics.map(({ message }: { message: string }) => message).join('\n');
    for (const symbol of [
      'HEAP_MEM_POOL_SIZE',
      'WIFI is set',
      'NET_PKT_RX_COUNT=many',
      'WIFI_PASSWORD stands',
      'CONFIG_m=m',
    ]) {
      expect(told).toContain(symbol);
    }
    expect(told).not.toContain('S3cret');
    expect(stateOf(folder)).toEqual(before);
  });

  it('leaves a value that is out of range where it is, says where, and takes the others', async () => {
    const folder = await project();
    change(folder, 'prj.conf', (conf) =>
      conf
        .replace('MAIN_STACK_SIZE=10000', 'MAIN_STACK_SIZE=9')
        .replace('POOL_SIZE=60000', 'POOL_SIZE=70000'),
    );
    const { code, adopted, diagnostics } = await adopt(folder);
    expect([code, adopted]).toEqual([0, [{ key: 'memory.heap_bytes', from: 60000, to: 70000 }]]);
    expect(diagnostics).toEqual([
      expect.objectContaining({ code: 'adopt/left', file: 'prj.conf', text: 'CONFIG_MAIN_STACK_SIZE=9' }),
    ]);
    expect(diagnostics[0].why[0]).toContain('memory.main_stack_bytes');
    expect(text(folder, 'prj.conf')).toContain('CONFIG_MAIN_STACK_SIZE=9\n');
    expect(text(folder, 'nanokit.yaml')).toContain('heap_bytes: 70000');
  });

  it('does nothing while there are marks of a conflict in prj.conf', async () => {
    const folder = await project();
    change(folder, 'prj.conf', (conf) => conf.replace('MAIN_STACK_SIZE=10000', 'MAIN_STACK_SIZE=9000'));
    setStack(folder, 8100);
    await done(folder, { onConflict: { all: 'markers', files: new Map() } });
    const before = stateOf(folder);
    const { code, diagnostics } = await adopt(folder);
    expect([code, diagnostics.length]).toEqual([1, 1]);
    expect(diagnostics[0]).toMatchObject({ code: 'regen/marked', severity: 'error', file: 'prj.conf' });
    expect(diagnostics[0].remedy).toContain('undo');
    expect(stateOf(folder)).toEqual(before);
  });

  it.each([
    ['deleted', ''],
    ['commented out', '# CONFIG_NET_STATISTICS=y\n'],
  ])('takes a switch that was %s for one that is off, and finds no conflict in that', async (_, line) => {
    const folder = await project();
    change(folder, 'prj.conf', (conf) => conf.replace('CONFIG_NET_STATISTICS=y\n', line));
    const before = text(folder, 'nanokit.yaml');
    expect(await adopt(folder)).toMatchObject({
      code: 0,
      adopted: [{ key: 'network.statistics', from: true, to: false }],
    });
    expect(text(folder, 'nanokit.yaml')).toBe(before.replace('statistics: true', 'statistics: false'));
    expect(text(folder, 'prj.conf')).toContain(`${line}CONFIG_NET_STATISTICS=n\n`);
  });

  it('says that a setting was commented out, at its line, and does not offer itself in a conflict about it', async () => {
    const folder = await project();
    change(folder, 'prj.conf', (conf) => conf.replace('CONFIG_HEAP_MEM', '# CONFIG_HEAP_MEM'));
    const { diagnostics } = await adopt(folder);
    expect(diagnostics[0]).toMatchObject({ text: '# CONFIG_HEAP_MEM_POOL_SIZE=60000' });
    expect(diagnostics[0].message).toContain('You commented out CONFIG_HEAP_MEM_POOL_SIZE');
    change(folder, 'nanokit.yaml', (yaml) => yaml.replace('heap_bytes: 60000', 'heap_bytes: 70000'));
    const { stderr } = await run(['regen'], { cwd: folder });
    expect(stderr).toContain('you commented it out');
    expect(stderr).not.toContain('adopt');
  });

  it('refuses a nanokit.yaml that cannot be edited so', async () => {
    const folder = await project();
    write(
      folder,
      'nanokit.yaml',
      'wifi: {ssid: a}\nmemory: {main_stack_bytes: &size 10000, workqueue_stack_bytes: *size}\n',
    );
    await done(folder);
    change(folder, 'prj.conf', (conf) => conf.replace('MAIN_STACK_SIZE=10000', 'MAIN_STACK_SIZE=9000'));
    const before = stateOf(folder);
    const { code, diagnostics } = await adopt(folder);
    expect(code).toBe(2);
    expect(diagnostics[0].code).toBe('config/not-editable');
    expect(stateOf(folder)).toEqual(before);
  });

  it('is stopped by a conflict in another file, unless it is told what to do', async () => {
    const folder = await project();
    change(folder, 'prj.conf', (conf) => conf.replace('POOL_SIZE=60000', 'POOL_SIZE=70000'));
    change(folder, 'src/main.c', (code) => code.replace(/^#include .*\n/gm, '// none\n'));
    change(folder, 'nanokit.yaml', (yaml) => yaml.replace('sdk: 1', 'sdk: 2'));
    const before = stateOf(folder);
    const stopped = await adopt(folder);
    expect(stopped).toMatchObject({ code: 1, updated: [] });
    expect(stopped.diagnostics.at(-1).remedy).toMatch(
      /^Nothing was written. Choose with node \S+ adopt --on-conflict keep/,
    );
    expect(stateOf(folder)).toEqual(before);
    expect(await adopt(folder, ['--yes', '--on-conflict', 'src/main.c=keep'])).toMatchObject({
      code: 0,
      adopted: [{ key: 'memory.heap_bytes', from: 60000, to: 70000 }],
    });
    expect(text(folder, 'src/main.c')).toContain('// none');
    expect(text(folder, 'nanokit.yaml')).toContain('heap_bytes: 70000');
  });

  it('asks before it writes: without a terminal that takes --yes; --dry-run only shows', async () => {
    const folder = await project();
    change(folder, 'prj.conf', (conf) => `${conf}CONFIG_MINE=y\n`);
    const before = stateOf(folder);
    expect(await adopt(folder, [])).toMatchObject({ code: 2, diagnostics: [{ code: 'cli/needs-yes' }] });
    expect(await adopt(folder, ['--dry-run'])).toMatchObject({
      code: 0,
      adopted: [{ key: 'kconfig.MINE', from: null, to: true }],
      updated: ['nanokit.yaml'],
    });
    expect(stateOf(folder)).toEqual(before);
  });
});

describe('configure', () => {
  const configure = async (folder: string, args: readonly string[]) => {
    const { code, stdout } = await run(['configure', '--json', ...args], { cwd: folder });
    return { code, ...JSON.parse(stdout) };
  };

  it('sets what flags say, in nanokit.yaml and in the files, and nothing else', async () => {
    const folder = await project();
    change(folder, 'prj.conf', (conf) => `${conf}CONFIG_MINE=y\n`);
    const before = text(folder, 'nanokit.yaml');
    const result = await configure(folder, [
      '--port',
      '9000',
      '--set',
      'memory.heap_bytes=70000',
      '--ssid',
      'home',
      '--yes',
    ]);
    expect(result).toMatchObject({ code: 0, updated: ['prj.conf', 'nanokit.yaml', 'credentials.conf'] });
    expect(text(folder, 'nanokit.yaml')).toBe(
      withLines(
        before,
        ['port: 8080', 'port: 9000'],
        ['heap_bytes: 60000', 'heap_bytes: 70000'],
        ['ssid: xiaowei-yyds', 'ssid: home'],
      ),
    );
    expect(text(folder, 'prj.conf')).toMatch(/HEAP_MEM_POOL_SIZE=70000[\s\S]*CONFIG_MINE=y\n/);
    expect(text(folder, 'credentials.conf')).toContain('SSID="home"');
  });

  it.each([
    { args: ['--port', '70000', '--yes'], code: 2, problem: 'config/range' },
    { args: ['--set', 'server.prot=1', '--yes'], code: 2, problem: 'config/unknown-key' },
    { args: ['--port', '9000'], code: 2, problem: 'cli/needs-yes' },
  ])('refuses $args and writes nothing', async ({ args, code, problem }) => {
    const folder = await project();
    const before = stateOf(folder);
    const result = await configure(folder, args);
    expect([result.code, result.diagnostics[0]?.code]).toEqual([code, problem]);
    expect(stateOf(folder)).toEqual(before);
  });

  it.each([['--yes'], ['--dry-run']])('refuses a password, which git would get to see: %s', async (flag) => {
    const folder = await project();
    const before = stateOf(folder);
    const args = ['configure', flag, '--set', 'wifi.password=S3cretS3cret'];
    const { code, stdout, stderr } = await run(args, { cwd: folder });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--set wifi.password=…');
    expect(stderr).toContain('Write it in credentials.conf');
    expect(stderr).not.toContain('S3cret');
    expect(JSON.parse((await run([...args, '--json'], { cwd: folder })).stdout)).toMatchObject({
      diagnostics: [{ code: 'configure/password' }],
    });
    expect(stateOf(folder)).toEqual(before);
  });

  it.each([
    ['--port', '99999', '--port 99999'],
    ['--set', 'bogus.key=1', '--set bogus.key=…'],
    ['--set', 'wifi.ssid.x=1', '--set wifi.ssid.x=…'],
    ['--set', 'server=9', '--set server=9'],
  ])('names the flag as typed for a mistake in it: %s %s', async (flag, value, source) => {
    const folder = await project();
    const { code, stderr } = await run(['configure', flag, value, '--yes'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain(`error: ${source}: `);
    expect(stderr).not.toContain('nanokit.yaml:');
  });

  it('makes a project one of another preset and back, with what is the user’s own', async () => {
    const folder = await project();
    change(folder, 'nanokit.yaml', (yaml) => `${yaml.replace('ssid: xiaowei-yyds', 'ssid: home')}# mine\n`);
    change(folder, 'prj.conf', (conf) => `${conf}CONFIG_MINE=y\n`);
    await done(folder);
    const before = [text(folder, 'nanokit.yaml'), text(folder, 'prj.conf')];
    const flags = ['--preset', 'lean', '--set', 'memory.heap_bytes=40000', '--yes'];
    expect(await configure(folder, flags)).toMatchObject({ code: 0 });
    expect(text(folder, 'nanokit.yaml')).toMatch(/ssid: home[\s\S]* ipv6: false[\s\S]* heap_bytes: 40000/);
    expect(text(folder, 'prj.conf')).toMatch(/HEAP_MEM_POOL_SIZE=40000[\s\S]*CONFIG_MINE=y/);
    expect(await configure(folder, ['--preset', 'documented', '--yes'])).toMatchObject({ code: 0 });
    expect([text(folder, 'nanokit.yaml'), text(folder, 'prj.conf')]).toEqual(before);
    expect(await configure(folder, ['--preset', 'leen', '--yes'])).toMatchObject({
      code: 2,
      diagnostics: [{ code: 'cli/unknown-preset' }],
    });
  });

  it('shows no defaults in its help: what a project has is what it goes by', async () => {
    const { stdout } = await run(['configure', '--help'], { cwd: newFolder() });
    expect(stdout).toMatch(/--preset NAME .*documented, lean, secure\n/);
    expect(stdout).toMatch(/--port PORT .*\(server\.port\)\n/);
    expect(stdout).toContain('what no flag says stays as it is');
  });

  it('shows with --dry-run what it would write', async () => {
    const folder = await project();
    const before = stateOf(folder);
    expect(await configure(folder, ['--port', '9000', '--dry-run'])).toMatchObject({
      code: 0,
      updated: ['prj.conf', 'nanokit.yaml'],
      dry_run: true,
    });
    expect(stateOf(folder)).toEqual(before);
  });

  it('is stopped by a conflict, unless it is told what to do', async () => {
    const folder = await project();
    change(folder, 'prj.conf', (conf) =>
      conf.replace('HEAP_MEM_POOL_SIZE=60000', 'HEAP_MEM_POOL_SIZE=65000'),
    );
    const before = stateOf(folder);
    const args = ['--set', 'memory.heap_bytes=70000', '--yes'];
    expect(await configure(folder, args)).toMatchObject({ code: 1, updated: [] });
    expect(stateOf(folder)).toEqual(before);
    expect(await configure(folder, [...args, '--on-conflict', 'ours'])).toMatchObject({ code: 0 });
    expect(text(folder, 'prj.conf')).toContain('HEAP_MEM_POOL_SIZE=70000');
  });
});
