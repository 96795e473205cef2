import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { temporaryFolders } from '../support/folders.js';

const newFolder = temporaryFolders();
let cwd = '';
beforeAll(() => {
  cwd = newFolder();
});

/** A Zephyr application of anybody's: no nanokit.yaml, no Kconfig. */
function app(name: string, files: Readonly<Record<string, string | Buffer>>): string {
  const folder = join(cwd, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const check = (...args: readonly string[]) => run(['check', ...args], { cwd });
const jsonOf = async (...args: readonly string[]) => {
  const { code, stdout } = await check(...args, '--json');
  return { code, document: JSON.parse(stdout) };
};

describe('check', () => {
  it('says what, where, why and what to do, in either language', async () => {
    app('unmet', { 'prj.conf': '# net\nCONFIG_NET_TCP=y\n' });
    const english = await check('unmet');
    expect(english.code).toBe(1);
    expect(english.stderr).toBe(
      [
        'error: prj.conf:2:1: NET_TCP has unmet dependencies: the assignment is ignored, and it is n [kconfig/unmet-dependency]',
        '  2 | CONFIG_NET_TCP=y',
        '    | ^^^^^^^^^^^^^^^^',
        '  └ NETWORKING is n: nothing turns it on',
        '  → Add CONFIG_NETWORKING=y; or take this line out.',
        '',
      ].join('\n'),
    );
    expect(english.stdout).toBe('1 error, 0 warnings, 0 notes (Zephyr 3.1.0)\n');
    const chinese = await check('unmet', '--lang', 'zh');
    expect(chinese.stderr).toContain('└ NETWORKING 为 n：没有任何配置打开它');
    expect(chinese.stdout).toBe('1 个错误，0 个警告，0 条说明（Zephyr 3.1.0）\n');
  });

  it('names a source of CMakeLists.txt that is not there', async () => {
    const cmake = 'find_package(Zephyr)\ntarget_sources(app PRIVATE src/main.c, src/there.c)\n';
    app('sources', { 'prj.conf': '', 'CMakeLists.txt': cmake, 'src/main.c': '', 'src/there.c': '' });
    const { code, document } = await jsonOf('sources');
    expect(code).toBe(1);
    expect(document.diagnostics).toMatchObject([
      {
        code: 'simulate/no-source',
        file: 'CMakeLists.txt',
        line: 2,
        remedy: expect.stringMatching(/write src\/main\.c$/),
      },
    ]);
  });

  it('adds the sizes up to what the board has', async () => {
    app('ram', { 'prj.conf': 'CONFIG_HEAP_MEM_POOL_SIZE=1000000\n' });
    const { code, document } = await jsonOf('ram', '--board', 'csk6011a_nano');
    expect(code).toBe(1);
    expect(document.diagnostics).toMatchObject([
      {
        code: 'check/over-ram',
        severity: 'error',
        line: 1,
        message: expect.stringMatching(/1,000,000 .* = 1,\d+,\d+ bytes, but csk6011a_nano has 327,680:/),
      },
    ]);
    app('fits', { 'prj.conf': 'CONFIG_HEAP_MEM_POOL_SIZE=200000\n' });
    expect((await jsonOf('fits', '--board', 'csk6011a_nano')).document.diagnostics).toEqual([]);
  });

  it('is content with a right file, and with notes unless --strict', async () => {
    app('right', { 'prj.conf': 'CONFIG_REBOOT=y\n' });
    expect(await check('right')).toMatchObject({
      code: 0,
      stdout: 'prj.conf: nothing to say (Zephyr 3.1.0)\n',
    });
    app('note', { 'prj.conf': 'CONFIG_MAIN_STACK_SIZE=1024\n' });
    expect((await check('note')).code).toBe(0);
    expect((await check('note', '--strict')).code).toBe(1);
  });

  it('reads fragments in the order of the build', async () => {
    app('order', {
      'prj.conf': 'CONFIG_MAIN_STACK_SIZE=1\n',
      'boards/my_board.conf': 'CONFIG_MAIN_STACK_SIZE=2\n',
      'debug.conf': 'CONFIG_MAIN_STACK_SIZE=3\n',
      'credentials.conf': 'CONFIG_MAIN_STACK_SIZE=4\n',
    });
    const { document } = await jsonOf('order', '--board', 'my_board', '--fragment', 'order/debug.conf');
    expect(document.files).toEqual(['prj.conf', 'boards/my_board.conf', 'debug.conf', 'credentials.conf']);
    expect(
      document.diagnostics.map(({ code, file }: Record<string, string>) => `${code} ${file ?? ''}`),
    ).toEqual([
      'check/unknown-board ',
      'kconfig/overridden prj.conf',
      'kconfig/overridden boards/my_board.conf',
      'kconfig/overridden debug.conf',
    ]);
    expect((await jsonOf('order')).document.files).toEqual(['prj.conf', 'credentials.conf']);
  });

  it('reads prj_BOARD.conf in place of prj.conf, as Zephyr does', async () => {
    app('own', {
      'prj.conf': 'CONFIG_FIRST=y\n',
      'prj_my_board.conf': 'CONFIG_REBOOT=y\n',
      'boards/my_board.conf': 'CONFIG_SECOND=y\n',
    });
    expect((await jsonOf('own', '--board', 'my_board')).document.files).toEqual(['prj_my_board.conf']);
  });

  it('checks for the SDK line that is named', async () => {
    app('sdk', { 'prj.conf': 'CONFIG_LOG=y\nCONFIG_LOG2_USE_VLA=y\n' });
    expect((await check('sdk', '--sdk', '1')).code).toBe(0);
    const { code, document } = await jsonOf('sdk', '--sdk=2');
    expect(code).toBe(1);
    expect(document).toMatchObject({
      zephyr: '3.3.0-rc3',
      diagnostics: [{ code: 'kconfig/gone-symbol', line: 2 }],
    });
    app('removed', { 'prj.conf': 'CONFIG_LOG=y\nCONFIG_LOG_STRDUP_BUF_COUNT=4\n' });
    const removed = await check('removed', '--sdk', '2');
    expect(removed.stderr).toContain(
      'SDK line 2 (Zephyr 3.4, by facts of 3.3.0-rc3) has no LOG_STRDUP_BUF_COUNT, and the build stops; there is one in SDK line 0 (Zephyr 2.7.1)',
    );
    expect(removed.stderr).toMatch(/check with --sdk 0 or 1\.|Here it is called/);
    expect(removed.stdout).toContain('(Zephyr 3.4, by facts of 3.3.0-rc3)');
    expect((await check('removed', '--sdk', '2', '--lang', 'zh')).stderr).toContain(
      '；仅 SDK 0（Zephyr 2.7.1）、SDK 1（Zephyr 3.1.0）有',
    );
  });

  it('knows the symbols of the app’s own Kconfig', async () => {
    app('own-symbols', {
      Kconfig: 'source "Kconfig.zephyr"\nconfig MY_PORT\n\tint "Port"\n\trange 1 65535\n\tdefault 80\n',
      'prj.conf': 'CONFIG_MY_PORT=0\nCONFIG_MY_PROT=1\n',
    });
    const { document } = await jsonOf('own-symbols');
    expect(document.diagnostics).toMatchObject([
      { code: 'kconfig/out-of-range', line: 1 },
      { code: 'kconfig/undefined-symbol', line: 2 },
    ]);
  });

  it('gives the final values of what is set, on the board that is named', async () => {
    app('values', { 'prj.conf': 'CONFIG_NET_TCP=y\nCONFIG_REBOOT=n\nCONFIG_MAIN_STACK_SIZE=4096\n' });
    expect((await jsonOf('values')).document.values).toMatchObject({
      NET_TCP: 'n',
      REBOOT: 'n',
      MAIN_STACK_SIZE: '4096',
    });
    // QEMU's board has an NMI handler that reboots.
    const { document } = await jsonOf('values', '--board', 'mps2_an521');
    expect(document.values.REBOOT).toBe('y');
  });

  it('annotates a workflow with --format github', async () => {
    app('in/a', { 'prj.conf': 'CONFIG_NET_TCP=y\n' });
    const { code, stdout } = await check('in/a', '--format', 'github');
    expect(code).toBe(1);
    expect(stdout).toBe(
      '::error file=in/a/prj.conf,line=1,col=1,title=kconfig/unmet-dependency::NET_TCP has unmet dependencies: the assignment is ignored, and it is n%0A└ NETWORKING is n: nothing turns it on%0AAdd CONFIG_NETWORKING=y; or take this line out.\n',
    );
  });

  it('shows no password', async () => {
    app('secret', {
      Kconfig: 'source "Kconfig.zephyr"\nconfig EXAMPLE_WIFI_PASSWORD\n\tstring "Password"\n',
      'prj.conf': 'CONFIG_REBOOT=y\n',
      'credentials.conf':
        'CONFIG_EXAMPLE_WIFI_PASSWORD=hunter2hunter2\nCONFIG_EXAMPLE_WIFI_PASSWORD= "hunter3"\n',
    });
    for (const args of [[], ['--json'], ['--format', 'github'], ['--fix']]) {
      const { stdout, stderr } = await check('secret', ...args);
      expect(stdout + stderr, args.join(' ')).not.toContain('hunter');
    }
  });
});

describe('control characters in a file', () => {
  it('do nothing to the terminal', async () => {
    app('escape', { 'prj.conf': 'CONFIG_REBOOT = y\u001b[31m\u0007\nCONFIG_\u001b[2JX=1\n' });
    for (const args of [[], ['--format', 'github'], ['--json'], ['--fix']]) {
      const { stdout, stderr } = await check('escape', ...args);
      for (const sign of ['\u0007', '\u001b']) expect(stdout + stderr, args.join(' ')).not.toContain(sign);
    }
  });
});

describe('the example in the README', () => {
  const text =
    'CONFIG_WIFI=y\nCONFIG_CSK_WIFI_STATION=y\nCONFIG_NET_TCP=y\nCONFIG_HEAP_MEM_POOL_SIZE=16384\nCONFIG_MAIN_STACK_SIZE=10000\nCONFIG_SYSTEM_WORKQUEUE_STACK_SIZE=2048\n';

  it.each([
    ['en', 'README.md'],
    ['zh', 'README.zh-CN.md'],
  ])('is what check says in %s', async (lang, file) => {
    app('readme', { 'prj.conf': text });
    const { stdout, stderr } = await check('readme', '--lang', lang);
    const readme = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    expect(readme).toContain(`$ npx create-nanokit-ws check\n${stderr}${stdout}\`\`\``);
  });
});

describe('check --fix', () => {
  it('does what is certain, shows it, and leaves the rest as it is', async () => {
    const folder = app('fix', {
      'prj.conf': [
        '\uFEFFCONFIG_NETWORKING = y',
        'HEAP_MEM_POOL_SIZE=0x1000',
        'CONFIG_LOG=yes # for now',
        'CONFIG_MAIN_STACK_SIZE=2048',
        'CONFIG_MAIN_STACK_SIZE=4096',
        'CONFIG_ISR_STACK_SIZE=3k',
        '# end',
      ].join('\r\n'),
    });
    const { stdout } = await check('fix', '--fix');
    expect(stdout).toContain('- CONFIG_MAIN_STACK_SIZE=2048\n');
    // What one remedy brings to light, the next one mends: no prefix, and then a number that is no decimal one.
    expect(stdout).toContain('- HEAP_MEM_POOL_SIZE=0x1000\n       + CONFIG_HEAP_MEM_POOL_SIZE=4096\n');
    expect(readFileSync(join(folder, 'prj.conf'), 'utf8')).toBe(
      [
        'CONFIG_NETWORKING=y',
        'CONFIG_HEAP_MEM_POOL_SIZE=4096',
        '# for now',
        'CONFIG_LOG=y',
        'CONFIG_MAIN_STACK_SIZE=4096',
        'CONFIG_ISR_STACK_SIZE=3k',
        '# end',
      ].join('\r\n'),
    );
    const again = await check('fix', '--fix');
    expect(again.stdout).toContain('Nothing here has a remedy that is certain.');
  });
});

describe('bad input', () => {
  it.each([
    ['no folder', [], 'nowhere', 'check/no-prj-conf'],
    ['a fragment outside', ['--fragment', '../../etc/passwd'], 'good', 'check/fragment-outside'],
    ['a fragment that is not there', ['--fragment', 'no.conf'], 'good', 'check/no-fragment'],
    ['a board that is a path', ['--board', '../x'], 'good', 'check/board'],
    ['an SDK line that is not', ['--sdk', '7'], 'good', 'check/sdk'],
    ['a format that is not', ['--format', 'xml'], 'good', 'check/format'],
    ['a binary file', [], 'binary', 'check/binary'],
    ['a file that is not UTF-8', [], 'latin', 'check/binary'],
    ['50 MB', [], 'large', 'check/too-large'],
    ['a link that leads outside', [], 'link', 'check/no-prj-conf'],
  ])('%s', async (_, args, name, code) => {
    app('good', { 'prj.conf': 'CONFIG_REBOOT=y\n' });
    app('binary', { 'prj.conf': Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]) });
    app('latin', { 'prj.conf': Buffer.from([0x23, 0xe9, 0x0a]) });
    if (name === 'large') app('large', { 'prj.conf': Buffer.alloc(50 * 1024 * 1024, '#') });
    if (name === 'link') {
      app('outside', { 'prj.conf': 'CONFIG_REBOOT=y\n' });
      mkdirSync(join(cwd, 'link'));
      symlinkSync(join(cwd, 'outside/prj.conf'), join(cwd, 'link/prj.conf'));
    }
    const result = await jsonOf(name, ...args);
    expect(result.code).toBe(2);
    expect(result.document.diagnostics.map((diagnostic: { code: string }) => diagnostic.code)).toEqual([
      code,
    ]);
  });

  it('a prj.conf that is no file, and a file in the place of its folder, are told as what they are', async () => {
    const folder = app('named', { 'prj.conf': 'CONFIG_REBOOT=y\n', 'debug.conf': '' });
    expect((await check('named/prj.conf')).stdout).toBe('prj.conf: nothing to say (Zephyr 3.1.0)\n');
    expect((await check('named/debug.conf')).stderr).toContain('→ Write: check named; for a further');
    mkdirSync(join(cwd, 'is-folder/prj.conf'), { recursive: true });
    expect((await check('is-folder')).stderr).toContain('prj.conf is a folder');
    mkdirSync(join(cwd, 'leads-out'));
    symlinkSync(join(folder, 'prj.conf'), join(cwd, 'leads-out/prj.conf'));
    expect((await check('leads-out')).stderr).toContain('prj.conf is a link that leads out of the project');
  });

  it('a dependency loop in the app’s Kconfig is told', async () => {
    app('loop', {
      Kconfig:
        'source "Kconfig.zephyr"\nconfig A\n\tbool "A"\n\tdepends on B\nconfig B\n\tbool "B"\n\tdepends on A\n',
      'prj.conf': 'CONFIG_A=y\nCONFIG_B=y\n',
    });
    const { code, document } = await jsonOf('loop');
    expect(code).toBe(1);
    expect(document.diagnostics).toMatchObject([
      {
        code: 'kconfig/dependency-loop',
        file: 'Kconfig',
        line: 2,
        message: expect.stringMatching(/A → B → A/),
        remedy: expect.stringContaining('depends on'),
      },
    ]);
  });

  it('10,000 unknown symbols are told without a flood, CRLF and all', async () => {
    const lines = Array.from({ length: 10_000 }, (_, i) => `CONFIG_ZZ_${i}_UNHEARD_OF=y\r\n`);
    app('many', { 'prj.conf': lines.join('') });
    const { code, stdout, stderr } = await check('many');
    expect(code).toBe(0);
    expect(stderr.split('\n').length).toBeLessThan(200);
    expect(stdout).toContain('and 9990 more of kconfig/unknown-symbol');
    expect((await jsonOf('many')).document.diagnostics).toHaveLength(10_000);
  });
});

it('a file in GBK is told to be saved as UTF-8', async () => {
  app('gbk', { 'prj.conf': Buffer.from([0x23, 0xd6, 0xd0, 0xce, 0xc4, 0x0a]) });
  const { stderr } = await check('gbk', '--lang', 'zh');
  expect(stderr).toContain('prj.conf 不是 UTF-8 编码，Kconfig 读不了');
  expect(stderr).toContain('→ 请另存为 UTF-8');
});

it('a file in UTF-16 is told to be one, and a binary file what to do', async () => {
  app('utf16', { 'prj.conf': Buffer.from('\uFEFFCONFIG_REBOOT=y\n', 'utf16le') });
  const { stderr } = await check('utf16');
  expect(stderr).toContain('prj.conf is in UTF-16');
  expect(stderr).toContain('→ Save it as UTF-8');
  app('elf', { 'prj.conf': Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]) });
  expect((await check('elf')).stderr).toContain('→ Put the text file');
});

describe('a generated project', () => {
  it.each(['documented', 'lean'])('of the preset %s has neither error nor warning', async (preset) => {
    await run([preset, '--yes', '--preset', preset], { cwd });
    const { code, document } = await jsonOf(preset);
    const found = document.diagnostics.filter(({ severity }: { severity: string }) => severity !== 'note');
    expect(found).toEqual([]);
    expect(code).toBe(0);
  });

  it('has the page’s own choices as notes', async () => {
    const { document } = await jsonOf('documented');
    const codes = document.diagnostics.map(({ code }: { code: string }) => code);
    expect(codes).toContain('sense/test-random');
    expect(codes).toContain('sense/ipv6-unused');
  });

  it('is said to be behind its nanokit.yaml where regen was forgotten, and not before', async () => {
    await run(['forgotten', '--yes'], { cwd });
    const codes = async () => {
      const { code, document } = await jsonOf('forgotten');
      const found = document.diagnostics as { code: string; severity: string; message: string }[];
      return { code, found: found.filter((diagnostic) => diagnostic.code === 'check/behind-config') };
    };
    expect(await codes()).toEqual({ code: 0, found: [] });
    const path = join(cwd, 'forgotten/nanokit.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('port: 8080', 'port: 9000'));
    const behind = await codes();
    expect(behind).toMatchObject({ code: 1, found: [{ severity: 'warning' }] });
    expect(behind.found[0]?.message).toContain('prj.conf');
    const { stderr, stdout } = await check('forgotten', '--lang', 'zh');
    expect(stderr).toContain('npx create-nanokit-ws regen forgotten');
    expect(stdout).toContain('1 个警告');
    expect((await run(['regen', 'forgotten'], { cwd })).code).toBe(0);
    // A change of one's own is no reason to run regen.
    writeFileSync(join(cwd, 'forgotten/prj.conf'), '# mine\n', { flag: 'a' });
    expect(await codes()).toEqual({ code: 0, found: [] });
  });
});

describe('check --fix in an app that is not ours', () => {
  const git = (folder: string, ...args: readonly string[]) =>
    execFileSync('git', ['-c', 'core.quotepath=off', '-C', folder, ...args], { encoding: 'utf8' });

  it('leaves behind what undo needs, where git does not look, and nothing after it', async () => {
    const folder = app('foreign', { 'prj.conf': 'CONFIG_REBOOT = y\n' });
    git(folder, 'init', '--quiet');
    expect((await check('foreign', '--fix')).code).toBe(0);
    expect(readFileSync(join(folder, 'prj.conf'), 'utf8')).toBe('CONFIG_REBOOT=y\n');
    expect(git(folder, 'status', '--short', '--untracked-files=all')).toBe('?? prj.conf\n');
    expect((await run(['undo', 'foreign'], { cwd })).code).toBe(0);
    expect(readFileSync(join(folder, 'prj.conf'), 'utf8')).toBe('CONFIG_REBOOT = y\n');
    expect(readdirSync(folder).sort()).toEqual(['.git', 'prj.conf']);
  });

  it('mends files with Chinese names, and takes that back', async () => {
    const folder = app('中文', {
      'prj.conf': 'CONFIG_REBOOT=y\n',
      '配置/调试（一）.conf': 'CONFIG_LOG = y\n',
    });
    expect((await check('中文', '--fix', '--fragment', '配置/调试（一）.conf')).code).toBe(0);
    const path = join(folder, '配置/调试（一）.conf');
    expect(readFileSync(path, 'utf8')).toBe('CONFIG_LOG=y\n');
    expect((await run(['undo', '中文'], { cwd })).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe('CONFIG_LOG = y\n');
  });
});
