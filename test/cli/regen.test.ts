import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type RunOptions, run } from '../support/cli.js';
import { stateOf, temporaryFolders, write } from '../support/folders.js';

const newFolder = temporaryFolders();

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
    expect(result).toEqual({ code: 0, stdout: 'Updated 1 file:\n  prj.conf\n', stderr: '' });
  });

  it('tells what it wrote, for the folder it is given', async () => {
    const { cwd, folder } = await project();
    setStack(folder);
    change(folder, 'nanokit.yaml', (text) => text.replace('xiaowei-yyds', 'home'));
    const { code, stdout, stderr } = await regen(cwd, ['my-app']);
    expect(code).toBe(0);
    expect(stderr).toContain('the password in it is still the old one');
    expect(stdout).toMatch(/^Updated \d files:\n/);
    expect(stdout).toContain('  prj.conf\n');
    expect(stdout).toContain('  credentials.conf\n');
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

  it('exits with 1 and writes nothing where both changed a file', async () => {
    const { folder } = await project();
    setStack(folder);
    change(folder, 'prj.conf', (text) => `${text}CONFIG_MINE=y\n`);
    const before = stateOf(folder);
    const { code, stdout, stderr } = await regen(folder);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('error: You changed prj.conf');
    const asJson = await regen(folder, ['--json']);
    expect([asJson.code, asJson.stderr]).toEqual([1, '']);
    expect(JSON.parse(asJson.stdout)).toMatchObject({ ok: false, updated: [], conflicts: ['prj.conf'] });
    expect(stateOf(folder)).toEqual(before);
  });

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
