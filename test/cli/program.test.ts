import { chmodSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { valueAt } from '../../src/config/partial.js';
import { VERSION } from '../../src/generated/version.js';
import { BIN, type RunOptions, run } from '../support/cli.js';
import { filesIn, PROJECT_FILES, temporaryFolders, write } from '../support/folders.js';

const newFolder = temporaryFolders();

/** `create` in a new folder. */
async function create(args: readonly string[], options: Omit<RunOptions, 'cwd'> & { cwd?: string } = {}) {
  const cwd = options.cwd ?? newFolder();
  return { cwd, ...(await run(args, { ...options, cwd })) };
}

const yamlOf = (cwd: string, dir = 'app'): unknown =>
  parse(readFileSync(join(cwd, dir, 'nanokit.yaml'), 'utf8'));

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
      expect(stdout).toMatch(lang === 'zh' ? /^已在 app 写入 24 个文件：/ : /^Wrote 24 files/);
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
