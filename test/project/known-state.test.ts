import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { knownState } from '../../src/project/known-state.js';
import { filesIn, temporaryFolders, textsIn, write } from '../support/folders.js';
import { change, done, newProject, setStack } from '../support/regen.js';

const newFolder = temporaryFolders();
const NOTE = '.nanokit/local/known-state';

/** A project in which regen found nothing to do. */
async function quietProject(prepare: (folder: string) => void = () => undefined): Promise<string> {
  const folder = await newProject(newFolder());
  prepare(folder);
  await done(folder);
  return folder;
}

describe('a state in which regen found nothing to do', () => {
  it('is known again, with the files that the user changed', async () => {
    expect(knownState(await quietProject())?.kept).toEqual([]);
    const folder = await quietProject((one) => {
      change(one, 'src/main.c', (text) => `${text}/* mine */\n`);
      change(one, 'prj.conf', (text) => `${text}CONFIG_MINE=y\n`);
    });
    expect(knownState(folder)?.kept).toEqual(['prj.conf', 'src/main.c']);
  });

  it('is only noted where nothing was written and nothing is to be told', async () => {
    const folder = await newProject(newFolder());
    expect(knownState(folder)).toBeUndefined();
    setStack(folder, 8100);
    await done(folder);
    expect(filesIn(folder)).not.toContain(NOTE);
    unlinkSync(join(folder, 'README.md'));
    expect((await done(folder)).codes).toEqual(['regen/deleted']);
    expect(filesIn(folder)).not.toContain(NOTE);
  });

  it('is private, and holds no password', async () => {
    const folder = await quietProject();
    expect(statSync(join(folder, NOTE)).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, '.nanokit/local')).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(folder, '.nanokit/local/.gitignore'), 'utf8')).toBe('*\n');
    const secret = 'S3cretS3cret';
    change(folder, 'credentials.conf', (text) =>
      text.replace('PASSWORD="xiaowei-yyds"', `PASSWORD="${secret}"`),
    );
    await done(folder);
    expect(knownState(folder)?.kept).toEqual([]);
    change(folder, 'nanokit.yaml', (text) => text.replace('  retries:', `  password: ${secret}\n  retries:`));
    await done(folder);
    expect(readFileSync(join(folder, NOTE), 'utf8')).not.toContain(secret);
    expect(knownState(folder)).toBeUndefined();
  });

  const paths = [
    'nanokit.yaml',
    'prj.conf',
    'Kconfig',
    'CMakeLists.txt',
    'sample.yaml',
    'README.md',
    '.gitignore',
    'src/main.c',
    'src/wifi_connect.c',
    'src/wifi_connect.h',
    '.nanokit/base.json',
    '.nanokit/nanokit.schema.json',
    'credentials.conf',
  ];
  it.each(paths)('is another one once %s is another one, or gone, or a link', async (path) => {
    const folder = await quietProject();
    const text = readFileSync(join(folder, path), 'utf8');
    // One byte, of the same length; in credentials.conf the Wi-Fi name alone counts.
    write(
      folder,
      path,
      path === 'credentials.conf' ? text.replace('SSID="x', 'SSID="y') : `${text.slice(0, -1)} `,
    );
    expect(knownState(folder)).toBeUndefined();
    write(folder, path, text);
    expect(knownState(folder)?.kept).toEqual([]);
    const aside = join(newFolder(), 'aside');
    renameSync(join(folder, path), aside);
    expect(knownState(folder)).toBeUndefined();
    symlinkSync(aside, join(folder, path));
    expect(knownState(folder)).toBeUndefined();
  });

  it.each([
    '',
    '\n',
    '{}\n',
    'null\n',
    '{"ssidLine":"","kept":[]}\n',
    '{"ssidLine":"","kept":[],"difference":1}\n',
    '\u0000',
    '['.repeat(10_000),
  ])('is none where the note is broken: %j', async (text) => {
    const folder = await quietProject();
    write(folder, NOTE, text);
    expect(knownState(folder)).toBeUndefined();
  });

  it('is not written through a link', async () => {
    const folder = await newProject(newFolder());
    const outside = newFolder();
    write(outside, 'known-state', 'mine');
    symlinkSync(outside, join(folder, '.nanokit/local'));
    await done(folder);
    expect(readFileSync(join(outside, 'known-state'), 'utf8')).toBe('mine');
    unlinkSync(join(folder, '.nanokit/local'));
    mkdirSync(join(folder, '.nanokit/local'));
    symlinkSync(join(outside, 'known-state'), join(folder, NOTE));
    await done(folder);
    expect(readFileSync(join(outside, 'known-state'), 'utf8')).toBe('mine');
  });

  it('is none where something of a command that was cut short lies about', async () => {
    const folder = await quietProject();
    write(folder, '.nanokit/local/transaction/journal.json', '{}');
    expect(knownState(folder)).toBeUndefined();
  });

  it('names no file that is none of the project’s', async () => {
    const folder = await quietProject();
    change(folder, NOTE, (text) => text.replace('"kept":[]', '"kept":["../x","prj.conf",5]'));
    expect(knownState(folder)?.kept).toEqual(['prj.conf']);
  });

  it('cannot be noted in a folder that is read-only, and that is no error', async () => {
    const folder = await newProject(newFolder());
    write(folder, '.nanokit/local', 'a file in the way');
    const before = textsIn(folder);
    expect((await done(folder)).codes).toEqual([]);
    expect(textsIn(folder)).toEqual(before);
    rmSync(join(folder, '.nanokit/local'));
    chmodSync(join(folder, '.nanokit'), 0o555);
    expect((await done(folder)).codes).toEqual([]);
    chmodSync(join(folder, '.nanokit'), 0o755);
  });
});
