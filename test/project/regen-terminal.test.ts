import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { stateOf, temporaryFolders } from '../support/folders.js';
import { change, newProject, setStack } from '../support/regen.js';
import { hasTmux, Terminal } from '../support/terminal.js';

const newFolder = temporaryFolders();
const sockets = newFolder();
const terminals: Terminal[] = [];
afterAll(() => {
  for (const terminal of terminals) terminal.close();
});

function open(cwd: string, args: readonly string[], locale = 'en_US.UTF-8') {
  const terminal = new Terminal(sockets, args, cwd, { LC_ALL: locale });
  terminals.push(terminal);
  return terminal;
}
const text = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
const conflicting = async () => {
  const folder = await newProject(newFolder());
  change(folder, 'prj.conf', (conf) => conf.replace('MAIN_STACK_SIZE=10000', 'MAIN_STACK_SIZE=9000'));
  setStack(folder, 8100);
  return folder;
};

if (!hasTmux && process.env['CI']) throw new Error('tmux is missing: CI installs it');

describe.skipIf(!hasTmux).concurrent(`in a terminal${hasTmux ? '' : ' (skipped: tmux is missing)'}`, () => {
  it('regen shows a conflict, explains the choices, and does what is chosen', async () => {
    const folder = await conflicting();
    const terminal = open(folder, ['regen']);
    const screen = await terminal.shows('What should stand there?');
    expect(screen).toContain('Conflict 1 of 1: prj.conf, line 47');
    expect(screen).toContain('you wrote 9000, and nanokit.yaml now asks for 8100');
    expect(screen).toMatch(/^-CONFIG_MAIN_STACK_SIZE=9000$/m);
    expect(screen).toMatch(/^\+CONFIG_MAIN_STACK_SIZE=8100$/m);
    expect(screen).toContain('mine: leave it as it is');
    expect(screen).toContain('you are not asked again until it changes');
    terminal.press('Down', 'Enter');
    expect(await terminal.shows('EXIT=')).toContain('EXIT=0');
    expect(text(folder, 'prj.conf')).toContain('CONFIG_MAIN_STACK_SIZE=8100');
  });

  it('regen shortens what is too long above the question, which names the file and the number', async () => {
    const folder = await newProject(newFolder());
    const mine = Array.from({ length: 30 }, (_, index) => `// mine ${index}\n`).join('');
    change(folder, 'src/main.c', (code) => code.replace(/^#include .*\n/gm, mine));
    change(folder, 'nanokit.yaml', (yaml) => yaml.replace('sdk: 1', 'sdk: 2'));
    const terminal = open(folder, ['regen']);
    const screen = await terminal.shows(/What should stand there\? \(src\/main\.c, 1 of \d\)/);
    expect(screen).toContain('Conflict 1 of');
    expect(screen).toMatch(/^- … \d+ more lines$/m);
    terminal.press('C-c');
    await terminal.shows('EXIT=130');
  });

  it('regen shows the line that somebody commented out', async () => {
    const folder = await newProject(newFolder());
    change(folder, 'prj.conf', (conf) => conf.replace('CONFIG_MAIN_STACK', '# CONFIG_MAIN_STACK'));
    setStack(folder, 8100);
    const terminal = open(folder, ['regen']);
    expect(await terminal.shows('What should stand there?')).toMatch(/^-# CONFIG_MAIN_STACK_SIZE=10000$/m);
    terminal.press('C-c');
    await terminal.shows('EXIT=130');
  });

  it.each([
    { how: 'the last choice', keys: ['Up', 'Enter'], exit: 'EXIT=1' },
    { how: 'Ctrl-C', keys: ['C-c'], exit: 'EXIT=130' },
  ])('regen left with $how writes nothing', async ({ keys, exit }) => {
    const folder = await conflicting();
    const before = stateOf(folder);
    const terminal = open(folder, ['regen'], 'zh_CN.UTF-8');
    expect(await terminal.shows('这一处采用哪个版本？')).toContain('冲突 1/1：prj.conf 第 47 行');
    terminal.press(...keys);
    expect(await terminal.shows('EXIT=')).toContain(exit);
    expect(stateOf(folder)).toEqual(before);
  });

  it('regen offers to write credentials.conf again, and never shows the password', async () => {
    const folder = await newProject(newFolder());
    rmSync(join(folder, 'credentials.conf'));
    const skipped = open(folder, ['regen']);
    await skipped.shows('credentials.conf is missing. Password of "xiaowei-yyds"');
    skipped.press('Enter');
    expect(await skipped.shows('EXIT=')).toContain('There is no credentials.conf');
    const terminal = open(folder, ['regen']);
    await terminal.shows('credentials.conf is missing');
    terminal.type('short');
    terminal.press('Enter');
    await terminal.shows('8 to 63');
    terminal.type('S3cretS3cret');
    terminal.press('Enter');
    const screen = await terminal.shows('EXIT=');
    expect(screen).toContain('EXIT=0');
    expect(screen).not.toContain('S3cret');
    expect(text(folder, 'credentials.conf')).toContain('PASSWORD="shortS3cretS3cret"');
    expect(statSync(join(folder, 'credentials.conf')).mode & 0o777).toBe(0o600);
  });

  it('adopt shows what it found, takes what is chosen, and asks again before it writes', async () => {
    const folder = await newProject(newFolder());
    change(
      folder,
      'prj.conf',
      (conf) => `${conf.replace('POOL_SIZE=60000', 'POOL_SIZE=70000')}CONFIG_MINE=y\n`,
    );
    const terminal = open(folder, ['adopt']);
    const screen = await terminal.shows('Take them over?');
    expect(screen).toContain('memory.heap_bytes: 60000 → 70000');
    terminal.press('Down', 'Enter');
    await terminal.shows('Take over memory.heap_bytes: 60000 → 70000?');
    terminal.press('Enter');
    await terminal.shows('Take over kconfig.MINE: not set → true?');
    terminal.press('Down', 'Enter');
    expect(await terminal.shows('Write this?')).toMatch(/^\+ {2}heap_bytes: 70000$/m);
    terminal.press('Enter');
    expect(await terminal.shows('EXIT=')).toContain('EXIT=0');
    expect(text(folder, 'nanokit.yaml')).toContain('heap_bytes: 70000');
    expect(text(folder, 'nanokit.yaml')).not.toMatch(/^ {2}MINE/m);
  });

  it('adopt asks about a conflict in another file', async () => {
    const folder = await newProject(newFolder());
    change(folder, 'prj.conf', (conf) => conf.replace('POOL_SIZE=60000', 'POOL_SIZE=70000'));
    change(folder, 'src/main.c', (code) => code.replace(/^#include .*\n/gm, '// none\n'));
    change(folder, 'nanokit.yaml', (yaml) => yaml.replace('sdk: 1', 'sdk: 2'));
    const terminal = open(folder, ['adopt', '--yes']);
    for (const conflict of ['Conflict 1 of 2: src/main.c', 'Conflict 2 of 2: src/main.c']) {
      await terminal.shows(conflict);
      terminal.press('Enter');
    }
    expect(await terminal.shows('EXIT=')).toContain('EXIT=0');
    expect(text(folder, 'src/main.c')).toContain('// none');
    expect(text(folder, 'nanokit.yaml')).toContain('heap_bytes: 70000');
  });

  it('configure asks over the present values, shows the difference, and writes it once it may', async () => {
    const folder = await newProject(newFolder());
    const before = stateOf(folder);
    const answer = async (last: string) => {
      const terminal = open(folder, ['configure', '--host', '10.0.0.9']);
      const start = await terminal.shows('? Start from');
      expect(start).toMatch(/^❯ The present values/m);
      terminal.press('Enter');
      for (const question of ['Project name', 'Language of comments', 'Board', 'SDK line', 'Wi-Fi name']) {
        await terminal.shows(`? ${question}`);
        terminal.press('Enter');
      }
      await terminal.shows('? Server port');
      terminal.type('9000');
      terminal.press('Enter');
      const screen = await terminal.shows('Write this?');
      expect(screen).toMatch(/^-.*port: 8080$/m);
      expect(screen).toMatch(/^\+.*port: 9000$/m);
      terminal.press(...(last === 'no' ? ['Down', 'Enter'] : ['Enter']));
      expect(await terminal.shows('EXIT=')).toContain('EXIT=0');
    };
    await answer('no');
    expect(stateOf(folder)).toEqual(before);
    await answer('yes');
    expect(text(folder, 'nanokit.yaml')).toMatch(/host: "10\.0\.0\.9"\n {2}port: 9000\n/);
    expect(text(folder, 'prj.conf')).toContain('CONFIG_EXAMPLE_SERVER_PORT=9000');
  });

  it('configure asks for the password of another Wi-Fi, and begins with another preset', async () => {
    const folder = await newProject(newFolder());
    const flags = [
      '--name',
      'x',
      '--language',
      'en',
      '--board',
      'csk6002_9s_nano',
      '--sdk',
      '1',
      '--host',
      '10.0.0.9',
    ];
    const terminal = open(folder, ['configure', ...flags, '--port', '9000']);
    await terminal.shows('? Start from');
    terminal.press('Down', 'Down', 'Enter');
    await terminal.shows('? Wi-Fi name');
    terminal.type('lab');
    terminal.press('Enter');
    await terminal.shows('? Password of "lab" (Enter keeps the one in credentials.conf)');
    terminal.type('S3cretS3cret');
    terminal.press('Enter');
    expect(await terminal.shows('Write this?')).not.toContain('S3cret');
    terminal.press('Enter');
    const screen = await terminal.shows('EXIT=');
    expect(screen).toContain('EXIT=0');
    expect(screen).not.toContain('still the old one');
    expect(text(folder, 'credentials.conf')).toMatch(/SSID="lab"[\s\S]*PASSWORD="S3cretS3cret"/);
    expect(text(folder, 'prj.conf')).toContain('CONFIG_HEAP_MEM_POOL_SIZE=36864');
    expect(text(folder, 'nanokit.yaml')).not.toContain('S3cret');
  });
});
