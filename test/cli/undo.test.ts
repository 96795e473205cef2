import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { contentOf } from '../support/crash.js';
import { stateOf, temporaryFolders } from '../support/folders.js';
import { change } from '../support/regen.js';

const newFolder = temporaryFolders();

async function regenerated() {
  const cwd = newFolder();
  await run(['my-app', '--yes'], { cwd });
  const folder = join(cwd, 'my-app');
  change(folder, 'nanokit.yaml', (text) => text.replace(/main_stack_bytes: .*/, 'main_stack_bytes: 8100'));
  const before = contentOf(folder);
  expect((await run(['regen'], { cwd: folder })).code).toBe(0);
  return { cwd, folder, before };
}

describe('undo', () => {
  it('takes back the last regen, and says what it was', async () => {
    const { cwd, folder, before } = await regenerated();
    const { code, stdout, stderr } = await run(['undo', 'my-app'], { cwd });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^Took back what regen wrote at 2\d{3}-\d\d-\d\d \d\d:\d\d:\d\d:\n {2}prj\.conf\n {2}\.nanokit\/base\.json\n$/,
    );
    expect(contentOf(folder)).toEqual(before);
  });

  it('says so in Chinese and in JSON', async () => {
    const first = await regenerated();
    const { stdout } = await run(['undo', '--lang', 'zh'], { cwd: first.folder });
    expect(stdout).toMatch(/^已撤销 regen 在 2\d{3}-.* 的写入：\n/);
    const second = await regenerated();
    const asJson = await run(['undo', '--json'], { cwd: second.folder });
    expect(JSON.parse(asJson.stdout)).toEqual({
      ok: true,
      command: 'regen',
      at: expect.stringMatching(/^2\d{3}-\d\d-\d\dT/),
      restored: ['prj.conf', '.nanokit/base.json'],
      removed: [],
      edited: [],
      diagnostics: [],
    });
  });

  it('exits with 1 where there is nothing to take back: after create, or a second time', async () => {
    const { folder } = await regenerated();
    await run(['undo'], { cwd: folder });
    const { code, stdout, stderr } = await run(['undo'], { cwd: folder });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('There is nothing to take back');
    expect(stderr).toContain('delete its folder');
  });

  it('exits with 1 and changes nothing where files were edited since, and names them', async () => {
    const { folder } = await regenerated();
    appendFileSync(join(folder, 'prj.conf'), 'CONFIG_MINE=y\n');
    const before = stateOf(folder);
    const { code, stdout, stderr } = await run(['undo'], { cwd: folder });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('prj.conf was changed after the last write; nothing was taken back');
    const asJson = await run(['undo', '--json'], { cwd: folder });
    expect(JSON.parse(asJson.stdout)).toMatchObject({ ok: false, edited: ['prj.conf'] });
    expect(stateOf(folder)).toEqual(before);
  });

  it('shows what it would take back, also where it refuses, and writes nothing', async () => {
    const { folder } = await regenerated();
    const before = stateOf(folder);
    const list = await run(['undo', '--dry-run'], { cwd: folder });
    expect([list.code, list.stdout]).toEqual([
      0,
      expect.stringMatching(
        /^Would take back what regen wrote at .* \(nothing was written\):\n {2}prj\.conf\n/,
      ),
    ]);
    const diff = await run(['undo', '--diff'], { cwd: folder });
    expect([diff.code, diff.stderr]).toEqual([0, '']);
    expect(diff.stdout).toMatch(/^-CONFIG_MAIN_STACK_SIZE=8100\n\+CONFIG_MAIN_STACK_SIZE=10000$/m);
    expect(stateOf(folder)).toEqual(before);
    appendFileSync(join(folder, 'prj.conf'), 'CONFIG_MINE=y\n');
    const refused = await run(['undo', '--diff'], { cwd: folder });
    expect([refused.code, refused.stdout]).toEqual([1, diff.stdout]);
    expect(refused.stderr).toContain('prj.conf was changed after the last write');
    const listed = await run(['undo', '--dry-run'], { cwd: folder });
    expect(listed.stdout).toContain('would be taken back:\n  prj.conf\n');
  });

  it.each([
    ['nowhere', 'There is no folder nowhere'],
    ['.', '. contains no nanokit.yaml'],
  ])('exits with 2 where there is no project: %s', async (dir, text) => {
    const { code, stderr } = await run(['undo', dir], { cwd: newFolder() });
    expect(code).toBe(2);
    expect(stderr).toContain(text);
  });

  it('has copies of files in a folder that is closed to others and ignored by git, and nowhere else', async () => {
    const { folder } = await regenerated();
    expect(statSync(join(folder, '.nanokit/local')).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, '.nanokit/local/undo.json')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, '.nanokit/local/.gitignore'), 'utf8')).toBe('*\n');
    await run(['undo'], { cwd: folder });
    expect(existsSync(join(folder, '.nanokit/local'))).toBe(false);
  });
});
