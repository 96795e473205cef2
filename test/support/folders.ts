import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

/** Makes empty folders for the tests of one file, and removes all of them in the end. */
export function temporaryFolders(): () => string {
  const root = mkdtempSync(join(tmpdir(), 'nanokit-test-'));
  let count = 0;
  // Of the tens of thousands of the long run, on a slow disk.
  afterAll(() => rmSync(root, { recursive: true, force: true }), 3_600_000);
  return () => {
    const folder = join(root, String(++count));
    mkdirSync(folder);
    return folder;
  };
}

/** An empty folder that stays until every test has run, for what several files of tests share. */
export function folderOfTheRun(): string {
  return mkdtempSync(join(process.env['NANOKIT_RUN_FOLDER'] ?? tmpdir(), 'kept-'));
}

/** Every file below a folder, with `/`, sorted; but for a project's working files. Links are listed and not followed. */
export function filesIn(folder: string): string[] {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .filter((path) => !/(^|\/)\.nanokit\/local\//.test(path))
    .sort();
}

/** Text of every file below a folder, by path. What is kept on one machine to save time is no part of a project. */
export function textsIn(folder: string): Map<string, string> {
  return new Map(projectFilesIn(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

function projectFilesIn(folder: string): string[] {
  return filesIn(folder).filter((path) => !path.includes('.nanokit/local/'));
}

/** Everything about a folder that a command may not change: names, texts, modes and times. */
export function stateOf(folder: string): string[] {
  return projectFilesIn(folder).map((path) => {
    const { mtimeNs, mode } = lstatSync(join(folder, path), { bigint: true });
    return `${path} ${mode} ${mtimeNs} ${readFileSync(join(folder, path), 'utf8')}`;
  });
}

export function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** The files of a new project, as they are listed. */
export const PROJECT_FILES = [
  'nanokit.yaml',
  'Kconfig',
  'CMakeLists.txt',
  'prj.conf',
  'sample.yaml',
  'README.md',
  '.gitignore',
  '.clang-format',
  'src/main.c',
  'src/connection.c',
  'src/connection.h',
  'src/server_connect.c',
  'src/server_connect.h',
  'src/utf8.c',
  'src/utf8.h',
  'src/wifi_connect.c',
  'src/wifi_connect.h',
  'src/ws_frame.c',
  'src/ws_frame.h',
  'src/ws_message.c',
  'src/ws_message.h',
  '.nanokit/nanokit.schema.json',
  'credentials.conf',
  '.nanokit/base.json',
] as const;
