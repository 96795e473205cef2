import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CreateOptions, createProject, projectName } from '../../src/project/create-project.js';
import { isReachable, newProjectFolder } from '../../src/project/project-path.js';
import { filesIn, PROJECT_FILES, temporaryFolders, textsIn } from '../support/folders.js';

const newFolder = temporaryFolders();

async function create(options: Partial<CreateOptions> = {}) {
  const cwd = options.cwd ?? newFolder();
  const result = await createProject({ dir: 'app', language: 'en', ...options, cwd });
  return { cwd, result };
}

describe('createProject', () => {
  it('writes the project and returns its folder, its config and its files', async () => {
    const { cwd, result } = await create({ preset: 'lean', language: 'zh' });
    if (!result.ok) throw new Error('refused');
    expect(result.value).toMatchObject({
      folder: join(cwd, 'app'),
      files: PROJECT_FILES,
      config: { project: { name: 'nanokit-app', language: 'zh' }, network: { ipv6: false } },
    });
    expect(JSON.stringify(result)).not.toContain('password');
    expect(filesIn(join(cwd, 'app'))).toEqual([...PROJECT_FILES].sort());
  });

  it('writes the same bytes for the same config', async () => {
    const [first, second] = [await create(), await create()];
    expect(textsIn(first.cwd)).toEqual(textsIn(second.cwd));
  });

  it('writes what is text: UTF-8, with line feeds, one at the end, and no blanks before them', async () => {
    for (const language of ['en', 'zh'] as const) {
      const { cwd } = await create({ language });
      for (const [path, text] of textsIn(join(cwd, 'app'))) {
        expect([path, /\r|[ \t]\n|\n\n$|\ufffd/.exec(text)]).toEqual([path, null]);
        expect([path, text.includes('\0')]).toEqual([path, false]);
        expect([path, text.endsWith('\n')]).toEqual([path, true]);
      }
    }
  });

  it('records what it wrote, without the password or anything of the user’s own files', async () => {
    const overrides = [
      { path: ['wifi', 'ssid'], value: 'home' },
      { path: ['wifi', 'password'], value: 'S3cretS3cret' },
    ];
    const { cwd } = await create({ overrides });
    const base: unknown = JSON.parse(readFileSync(join(cwd, 'app/.nanokit/base.json'), 'utf8'));
    expect(base).toMatchObject({ format: 1, wifi_ssid: 'home' });
    const texts = textsIn(join(cwd, 'app'));
    for (const path of filesIn(join(cwd, 'app'))) {
      expect([path, texts.get(path)?.includes('S3cret')]).toEqual([path, path === 'credentials.conf']);
    }
  });

  it('writes nothing on a dry run', async () => {
    const { cwd, result } = await create({ dryRun: true });
    expect(result.ok && result.value.files).toEqual(PROJECT_FILES);
    expect(readdirSync(cwd)).toEqual([]);
  });

  const refused = [
    { what: 'a bad value', options: { overrides: [{ path: ['sdk'], value: 9 }] }, code: 'config/choice' },
    { what: 'bad YAML', options: { file: { name: 'x', text: 'a: b: c' } }, code: 'config/yaml-syntax' },
    { what: 'no such preset', options: { preset: 'x' }, code: 'cli/unknown-preset' },
    {
      what: 'a network without a password',
      options: { overrides: [{ path: ['wifi', 'ssid'], value: 'a' }] },
      code: 'create/password-missing',
    },
    { what: 'a folder outside', options: { dir: '../x' }, code: 'project/outside' },
    { what: 'no folder', options: { dir: '' }, code: 'project/name' },
    { what: 'NUL in the folder’s name', options: { dir: 'a\0b' }, code: 'project/name' },
  ];
  it.each(refused)('returns $what as a problem, and writes nothing', async ({ options, code }) => {
    const { cwd, result } = await create(options);
    expect(result.ok).toBe(false);
    expect(result.diagnostics.map((problem) => problem.code)).toEqual([code]);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it.each([
    { dir: 'my app', codes: ['project/space'] },
    { dir: 'a;b', codes: ['project/semicolon'] },
    { dir: 'a; b', codes: ['project/space', 'project/semicolon'] },
  ])('warns where Zephyr cannot build: $dir', async ({ dir, codes }) => {
    const { result } = await create({ dir });
    expect(result.ok).toBe(true);
    expect(result.diagnostics.map(({ code, severity }) => [code, severity])).toEqual(
      codes.map((code) => [code, 'warning']),
    );
  });

  it('makes many projects in one process', async () => {
    const cwd = newFolder();
    const dirs = Array.from({ length: 20 }, (_, i) => `p${i}`);
    const results = await Promise.all(dirs.map((dir) => createProject({ cwd, dir, language: 'en' })));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(filesIn(cwd)).toHaveLength(20 * PROJECT_FILES.length);
  });
});

describe('projectName', () => {
  const rows = [
    ['my-app', 'my-app'],
    ['my app', 'my-app'],
    ['-x-', 'x'],
    ['..', 'nanokit-app'],
    ['中文', 'nanokit-app'],
    ['a中b', 'a-b'],
    ['test', 'nanokit-test'],
    ['Test', 'Test'],
    ['a/b/app', 'nanokit-app'],
    ['$(rm)', 'rm'],
    ['a;b', 'a-b'],
    ['1', '1'],
  ] as const;
  it.each(rows)('of %s is %s', (folder, name) => {
    expect(projectName(`/x/${folder === '..' ? '中/' : folder}`)).toBe(name);
  });
});

describe('where a project may go', () => {
  it('is below the current folder', () => {
    const cwd = newFolder();
    for (const dir of ['a', './a', 'a/b', 'a/../b', '.', '..a', 'a..'])
      expect(newProjectFolder(cwd, dir)).toBe(join(cwd, dir).replace(/\/$/, ''));
    for (const dir of ['..', '../a', 'a/../../b', '/', '/a', cwd, 'C:\\a', 'c:/a', '\\a', '\\\\h\\s']) {
      expect(newProjectFolder(cwd, dir)).toMatchObject({ code: 'project/outside' });
    }
  });

  it('may be reached through links that stay inside', () => {
    const outer = newFolder();
    const cwd = join(outer, 'real');
    mkdirSync(join(cwd, 'folder'), { recursive: true });
    symlinkSync('folder', join(cwd, 'inner'));
    symlinkSync('real', join(outer, 'alias'));
    expect(newProjectFolder(cwd, 'inner/app')).toBe(join(cwd, 'inner/app'));
    // The current folder itself may be called by another name.
    expect(newProjectFolder(join(outer, 'alias'), 'app')).toBe(join(outer, 'alias/app'));
    expect(newProjectFolder(join(outer, 'alias'), 'inner/app')).toBe(join(outer, 'alias/inner/app'));
  });

  it('is not reached through links that lead out', () => {
    const root = newFolder();
    symlinkSync('/', join(root, 'out'));
    symlinkSync('nowhere', join(root, 'dangling'));
    symlinkSync('loop', join(root, 'loop'));
    for (const path of ['out', 'out/x', 'out/tmp/x', 'dangling', 'dangling/x', 'loop'])
      expect(isReachable(root, path)).toBe(false);
    for (const path of ['a', 'a/b', '.nanokit/x']) expect(isReachable(root, path)).toBe(true);
  });
});
