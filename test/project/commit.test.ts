import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { undoProject } from '../../src/project/undo-project.js';
import { type Change, commitChanges } from '../../src/project/write-project.js';
import { contentOf } from '../support/crash.js';
import { filesIn, stateOf, temporaryFolders, write } from '../support/folders.js';

const newFolder = temporaryFolders();
const UNDO = '.nanokit/local/undo.json';

function project(files: Readonly<Record<string, string>>): string {
  const folder = newFolder();
  write(folder, 'nanokit.yaml', '');
  for (const [path, text] of Object.entries(files)) write(folder, path, text);
  return folder;
}

const commit = (folder: string, ...changes: readonly Change[]) =>
  commitChanges(folder, changes, { command: 'regen' });
const undo = async (folder: string) => {
  const result = await undoProject({ folder, dir: 'app' });
  return result.ok ? { ...result.value, codes: codesOf(result) } : { codes: codesOf(result) };
};
const codesOf = ({ diagnostics }: { readonly diagnostics: readonly { readonly code: string }[] }) =>
  diagnostics.map(({ code }) => code);
const add = (path: string, content = 'new'): Change => ({ path, content, expected: null });
const replace = (path: string, expected = 'old', content = 'new'): Change => ({ path, content, expected });
const remove = (path: string, expected = 'old'): Change => ({ path, content: null, expected });

describe('changes to a project', () => {
  it('are all made, and undo takes back all of them, with folders and modes', async () => {
    const folder = project({ a: 'old', 'b/c': 'old', d: 'old' });
    chmodSync(join(folder, 'a'), 0o600);
    chmodSync(join(folder, 'd'), 0o666);
    const before = contentOf(folder);
    const key: Change = { ...add('x/y/key'), mode: 0o600 };
    const result = await commit(folder, replace('a'), replace('b/c'), remove('d'), add('x/y/z'), key);
    expect(result).toEqual({ ok: true, value: ['a', 'b/c', 'd', 'x/y/z', 'x/y/key'], diagnostics: [] });
    expect(filesIn(folder).filter((path) => path !== UNDO)).toEqual(
      ['a', 'b/c', 'nanokit.yaml', 'x/y/key', 'x/y/z'].sort(),
    );
    expect(readFileSync(join(folder, 'b/c'), 'utf8')).toBe('new');
    const mode = (path: string) => statSync(join(folder, path)).mode & 0o777;
    expect(['a', 'x/y/key', '.nanokit/local', UNDO].map(mode)).toEqual([0o600, 0o600, 0o700, 0o600]);

    expect(await undo(folder)).toEqual({
      command: 'regen',
      at: expect.stringMatching(/^2\d{3}-/),
      restored: ['a', 'b/c', 'd'],
      removed: ['x/y/z', 'x/y/key'],
      edited: [],
      codes: [],
    });
    expect(contentOf(folder)).toEqual(before);
    expect(existsSync(join(folder, '.nanokit'))).toBe(false);
    expect((await undo(folder)).codes).toEqual(['undo/nothing']);
  });

  it('keep every byte, of files in any encoding', async () => {
    const folder = project({});
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
    writeFileSync(join(folder, 'a'), bytes);
    await commit(folder, { path: 'a', content: 'x\r\ny', expected: bytes });
    expect(readFileSync(join(folder, 'a'), 'latin1')).toBe('x\r\ny');
    await undo(folder);
    expect(readFileSync(join(folder, 'a')).equals(bytes)).toBe(true);
  });

  it('that change nothing are no write: what undo takes back stays the same', async () => {
    const folder = project({ a: 'old', b: 'same' });
    await commit(folder, replace('a'), replace('b', 'same', 'same'));
    const before = stateOf(folder);
    expect(await commit(folder, replace('b', 'same', 'same'))).toMatchObject({ ok: true, value: [] });
    expect(stateOf(folder)).toEqual(before);
    expect(await undo(folder)).toMatchObject({ restored: ['a'] });
  });

  const others = [
    { what: 'was edited', disturb: (folder: string) => write(folder, 'a', 'mine') },
    { what: 'is gone', disturb: (folder: string) => unlinkSync(join(folder, 'a')) },
    { what: 'has appeared', disturb: (folder: string) => write(folder, 'x/y', 'mine') },
    {
      what: 'became a folder',
      disturb: (folder: string) => mkdirSync(join(folder, 'x/y'), { recursive: true }),
    },
  ];
  it.each(others)('are not made where a file $what since it was read', async ({ disturb }) => {
    const folder = project({ a: 'old', b: 'old' });
    disturb(folder);
    const before = stateOf(folder);
    const result = await commit(folder, replace('b'), replace('a'), add('x/y'));
    expect(codesOf(result)).toEqual(['project/changed']);
    expect(result.diagnostics[0]?.message.en).toMatch(/^(a|x\/y) was changed by somebody else/);
    expect(stateOf(folder)).toEqual(before);
  });

  it('are taken back where one fails', async () => {
    const folder = project({ a: 'old', x: 'a file where a folder should be' });
    const before = stateOf(folder);
    const result = await commit(folder, replace('a'), add('n/m'), add('x/z'));
    expect(result.diagnostics).toMatchObject([
      { code: 'project/write-failed', remedy: { en: expect.stringContaining('Nothing was left behind') } },
    ]);
    expect(stateOf(folder)).toEqual(before);
    expect(existsSync(join(folder, 'n'))).toBe(false);
  });

  it('go through links inside the project, which stay; a link is not deleted', async () => {
    const folder = project({ 'real/a': 'old' });
    symlinkSync('real/a', join(folder, 'a'));
    symlinkSync('real', join(folder, 'dir'));
    expect((await commit(folder, replace('a'), add('dir/b'))).ok).toBe(true);
    expect(lstatSync(join(folder, 'a')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real/a'), 'utf8')).toBe('new');
    expect(readFileSync(join(folder, 'real/b'), 'utf8')).toBe('new');
    await undo(folder);
    expect(readFileSync(join(folder, 'real/a'), 'utf8')).toBe('old');
    expect(existsSync(join(folder, 'real/b'))).toBe(false);
    expect(codesOf(await commit(folder, remove('a')))).toEqual(['project/link']);
    expect(readFileSync(join(folder, 'real/a'), 'utf8')).toBe('old');
  });

  it('do not go through links that lead out', async () => {
    const folder = project({});
    const outside = newFolder();
    write(outside, 'a', 'old');
    symlinkSync(join(outside, 'a'), join(folder, 'a'));
    symlinkSync(outside, join(folder, 'dir'));
    for (const change of [replace('a'), add('dir/b')]) {
      expect(codesOf(await commit(folder, change))).toEqual(['project/link']);
    }
    expect(filesIn(outside)).toEqual(['a']);
    expect(readFileSync(join(outside, 'a'), 'utf8')).toBe('old');
  });

  const paths = [
    '../a',
    '/a',
    'a/../../b',
    '.git/config',
    'a/.GIT/hooks/x',
    'a\\b',
    'C:a',
    'a.',
    '',
    'a//b',
    'a b',
  ];
  it.each([...paths, '.nanokit/local/x', '.nanokit/LOCAL/x', '.nanokit'])(
    'are never made at %j',
    async (path) => {
      await expect(commit(project({}), add(path))).rejects.toThrow('No path');
    },
  );
});

describe('undo', () => {
  async function written() {
    const folder = project({ a: 'old', b: 'old', c: 'old' });
    await commit(folder, replace('a'), remove('b'), add('d'), replace('c'));
    return folder;
  }

  const edits = [
    { path: 'a', edit: (folder: string) => write(folder, 'a', 'newer') },
    { path: 'a', edit: (folder: string) => unlinkSync(join(folder, 'a')) },
    { path: 'b', edit: (folder: string) => write(folder, 'b', 'again') },
    { path: 'd', edit: (folder: string) => write(folder, 'd', 'newer') },
  ];
  it.each(edits)('is refused after an edit of $path, which it names', async ({ path, edit }) => {
    const folder = await written();
    edit(folder);
    const before = stateOf(folder);
    expect(await undo(folder)).toMatchObject({ command: undefined, edited: [path], codes: ['undo/edited'] });
    expect(stateOf(folder)).toEqual(before);
  });

  it('leaves out what is again as it was before the write', async () => {
    const folder = await written();
    write(folder, 'a', 'old');
    unlinkSync(join(folder, 'd'));
    expect(await undo(folder)).toMatchObject({ restored: ['b', 'c'], removed: [] });
  });

  it('takes back the last write alone', async () => {
    const folder = await written();
    await commit(folder, replace('a', 'new', 'newest'));
    expect(await undo(folder)).toMatchObject({ restored: ['a'] });
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('new');
    expect((await undo(folder)).codes).toEqual(['undo/nothing']);
  });

  it('keeps the mode that a file was given since, and files that were put into a new folder', async () => {
    const folder = project({ a: 'old' });
    await commit(folder, replace('a'), add('n/x'));
    chmodSync(join(folder, 'a'), 0o640);
    write(folder, 'n/mine', 'mine');
    await undo(folder);
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o640);
    expect(filesIn(join(folder, 'n'))).toEqual(['mine']);
  });

  it('needs a project', async () => {
    expect((await undo(newFolder())).codes).toEqual(['undo/no-project']);
  });
});

describe('records that come from elsewhere', () => {
  const JOURNAL = '.nanokit/local/transaction/journal.json';
  const text = (text: string) => ({ mode: 0o644, base64: Buffer.from(text).toString('base64') });
  const record = (more: object) => ({
    format: 1,
    command: 'regen',
    at: '2026-01-01T00:00:00.000Z',
    canUndo: true,
    makes: [],
    drops: [],
    steps: [{ path: 'a', old: text('old'), new: text('new') }],
    ...more,
  });
  const step = (more: object) => ({ steps: [{ path: 'a', old: null, new: text('x'), ...more }] });
  const hostile: readonly (readonly [string, unknown])[] = [
    ['no JSON', '{'],
    ['a list', []],
    ['another format', record({ format: 2 })],
    ['no steps', record({ steps: undefined })],
    ['a path out of the project', record(step({ path: '../a' }))],
    ['an absolute path', record(step({ path: '/tmp/a' }))],
    ['git’s folder', record(step({ path: '.git/hooks/post-checkout' }))],
    ['our own folder', record(step({ path: '.nanokit/local/undo.json' }))],
    ['a folder out of the project', record({ makes: ['../x'] })],
    ['a folder to remove out of the project', record({ drops: ['..'] })],
    ['a mode of another kind', record(step({ new: { mode: 0o4755, base64: '' } }))],
    ['no base64', record(step({ new: { mode: 0o644, base64: '%%%' } }))],
    ['a path twice', record({ steps: [...record({}).steps, ...record({}).steps] })],
    ['a name of a command with control characters', record({ command: '\u001b[2J' })],
    [
      'steps without end',
      record({
        steps: Array.from({ length: 1001 }, (_, n) => ({ path: `f${n}`, old: null, new: text('') })),
      }),
    ],
  ];
  const printed = (value: unknown) => `${typeof value === 'string' ? value : JSON.stringify(value)}\n`;

  it('as they should be are followed', async () => {
    const folder = project({ a: 'old', [JOURNAL]: printed(record({})) });
    expect((await undo(folder)).codes).toEqual(['project/finished']);
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('old');
  });

  it.each(hostile)('are refused as a journal, with a way out: %s', async (_, value) => {
    const folder = project({ a: 'old', [JOURNAL]: printed(value) });
    const before = stateOf(folder);
    const result = await commit(folder, replace('a'));
    expect(codesOf(result)).toEqual(['project/broken-journal']);
    expect(result.diagnostics[0]?.remedy?.en).toContain('delete the folder .nanokit/local/transaction');
    expect(stateOf(folder)).toEqual(before);
  });

  it.each(hostile)('are refused by undo: %s', async (_, value) => {
    const folder = project({ a: 'new', [UNDO]: printed(value) });
    const before = stateOf(folder);
    expect((await undo(folder)).codes).toEqual(['undo/broken']);
    expect(stateOf(folder)).toEqual(before);
  });

  it('are refused if they are huge, without being read', async () => {
    const folder = project({ a: 'old', [JOURNAL]: '', [UNDO]: '' });
    const { truncateSync } = await import('node:fs');
    for (const path of [JOURNAL, UNDO]) truncateSync(join(folder, path), 2 ** 33);
    expect(codesOf(await commit(folder, replace('a')))).toEqual(['project/broken-journal']);
    unlinkSync(join(folder, JOURNAL));
    expect((await undo(folder)).codes).toEqual(['undo/broken']);
  });

  it.each(['.nanokit', '.nanokit/local', '.nanokit/local/transaction'])(
    'are not looked for through a link at %s',
    async (path) => {
      const folder = project({ a: 'old' });
      const elsewhere = newFolder();
      for (const inner of ['', 'local', 'local/transaction', 'transaction'])
        mkdirSync(join(elsewhere, inner), { recursive: true });
      const before = stateOf(elsewhere);
      mkdirSync(join(folder, path, '..'), { recursive: true });
      for (const target of [elsewhere, join(folder, 'inside')]) {
        mkdirSync(target, { recursive: true });
        symlinkSync(target, join(folder, path));
        const result = await commit(folder, replace('a'));
        expect(codesOf(result)).toEqual(['project/link']);
        expect(result.diagnostics[0]?.remedy?.en).toContain(`Remove .nanokit`);
        unlinkSync(join(folder, path));
      }
      expect(stateOf(elsewhere)).toEqual(before);
      expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('old');
    },
  );
});

describe('files that were edited after a run was killed', () => {
  const JOURNAL = '.nanokit/local/transaction/journal.json';
  const state = (text: string) => ({ mode: 0o644, base64: Buffer.from(text).toString('base64') });
  const steps = ['a', 'b'].map((path) => ({ path, old: state('old'), new: state('new') }));
  const journal = {
    format: 1,
    command: 'regen',
    at: '2026-01-01T00:00:00.000Z',
    canUndo: true,
    makes: [],
    drops: [],
  };
  const killed = (files: Readonly<Record<string, string>>) =>
    project({ ...files, [JOURNAL]: `${JSON.stringify({ ...journal, steps })}\n` });
  const local = '.nanokit/local/transaction';

  it('stay, and the rest is taken back if the run had not come to them', async () => {
    const folder = killed({ a: 'new', b: 'mine', [`${local}/old-0`]: 'old', [`${local}/new-1`]: 'new' });
    const result = await commit(folder, add('c'));
    expect(codesOf(result)).toEqual(['project/taken-back', 'project/edited-since']);
    expect(['a', 'b'].map((path) => readFileSync(join(folder, path), 'utf8'))).toEqual(['old', 'mine']);
  });

  it('stay, and the rest is finished if the run had written them', async () => {
    const folder = killed({ a: 'mine', b: 'old', [`${local}/old-0`]: 'old', [`${local}/new-1`]: 'new' });
    write(folder, 'b', 'new');
    write(folder, 'a', 'mine');
    const result = await commit(folder, add('c'));
    expect(codesOf(result)).toEqual(['project/finished', 'project/edited-since']);
    expect(['a', 'b'].map((path) => readFileSync(join(folder, path), 'utf8'))).toEqual(['mine', 'new']);
  });
});
