import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolders } from '../support/folders.js';
import { change } from '../support/regen.js';
import { hasTmux, Terminal } from '../support/terminal.js';
import { CORRECTIONS, FOLDERS, folderOf, ID, madeClass, update } from './classes.js';

const newFolder = temporaryFolders();
const sockets = newFolder();
const terminals: Terminal[] = [];
afterAll(() => {
  for (const terminal of terminals) terminal.close();
});

if (!hasTmux && process.env['CI']) throw new Error('tmux is missing: CI installs it');

/** A class in which a student has worked where the exercise was corrected since. */
async function atOdds(): Promise<string> {
  const cwd = await madeClass(newFolder());
  change(folderOf(cwd, FOLDERS[0]), 'src/greet.c', (text) =>
    text.replace('/* TODO: say hello. */', 'hello();'),
  );
  CORRECTIONS.stub(cwd);
  return cwd;
}

describe.skipIf(!hasTmux)(`class update in a terminal${hasTmux ? '' : ' (skipped: tmux is missing)'}`, () => {
  it.each([
    ['en_US.UTF-8', 'What should stand there?', 'the corrected exercise asks for another change'],
    ['zh_CN.UTF-8', '这一处采用哪个版本', '更正后的练习也要改同一处'],
  ])('speaks of the corrected exercise, and not of nanokit.yaml: %s', async (locale, question, told) => {
    const cwd = await atOdds();
    // Of a whole class, and of a student who has the folder at home.
    const terminal = new Terminal(sockets, ['class', 'update', 'room'], cwd, { LC_ALL: locale });
    terminals.push(terminal);
    const screen = await terminal.shows(question);
    expect(screen).toContain(told);
    expect(screen).not.toContain('nanokit.yaml');
    terminal.press('C-c');
    await terminal.shows('EXIT=130');
    await update(cwd, ['--students', 's3']);
    const args = ['class', 'update', '--from', join(cwd, 'room/updates', `${ID}.json`)];
    const own = new Terminal(sockets, args, folderOf(cwd, FOLDERS[0]), { LC_ALL: locale });
    terminals.push(own);
    expect(await own.shows(question)).not.toContain('nanokit.yaml');
    own.press('Down', 'Enter');
    expect(await own.shows('EXIT=')).toContain('EXIT=0');
  });
});
