import { describe, expect, it } from 'vitest';
import { tokenOf } from '../../src/merge/items.js';
import { kconfigItems } from '../../src/merge/kconfig-items.js';
import { lines, merged } from './merged.js';

const kconfig = (base: string, ours: string, theirs: string, choice?: 'keep' | 'ours' | 'markers') =>
  merged('Kconfig', { base, ours, theirs }, choice);

const PORT = lines('config APP_PORT', '\tint "Port"', '\tdefault 8080', '\thelp', '\t  The TCP port.', '');
const HOST = lines('config APP_HOST', '\tstring "Host"', '\tdefault "a"', '');
const BASE = `${lines('source "Kconfig.zephyr"', '', 'menu "App"', '')}${PORT}${HOST}endmenu\n`;

describe('Kconfig', () => {
  it('keeps what the user added, and takes up what we changed elsewhere', () => {
    const mine = lines('config MINE', '\tbool "Mine"', '\tdepends on APP_PORT > 5', '');
    const theirs = BASE.replace(HOST, mine + HOST);
    const ours = BASE.replace('"Host"', '"主机"').replace('The TCP port.', 'TCP 端口。');
    expect(kconfig(BASE, ours, theirs)).toMatchObject({
      text: ours.replace('config APP_HOST', `${mine}config APP_HOST`),
      conflicts: [],
    });
  });

  it('merges two changes of one symbol where they do not touch', () => {
    const theirs = BASE.replace('int "Port"', 'int "Mine"');
    const ours = BASE.replace('The TCP port.', 'Another text.');
    expect(kconfig(BASE, ours, theirs)).toMatchObject({
      text: theirs.replace('The TCP port.', 'Another text.'),
      conflicts: [],
    });
  });

  it('finds a symbol that the user moved', () => {
    const theirs = BASE.replace(PORT, '').replace('endmenu\n', `${PORT}endmenu\n# the end\n`);
    const ours = BASE.replace('default 8080', 'default 9000');
    expect(kconfig(BASE, ours, theirs)).toMatchObject({
      text: theirs.replace('default 8080', 'default 9000'),
      conflicts: [],
    });
  });

  it('reports the lines of a symbol that both changed', () => {
    const theirs = BASE.replace('default 8080', 'default 1');
    const ours = BASE.replace('default 8080', 'default 2');
    expect(kconfig(BASE, ours, theirs).conflicts).toEqual([
      { line: 7, symbol: 'APP_PORT', yours: '\tdefault 1', wanted: '\tdefault 2' },
    ]);
    expect(kconfig(BASE, ours, theirs, 'ours').text).toBe(ours);
  });

  it('adds a symbol behind its neighbour, and takes one away', () => {
    const theirs = BASE.replace('default 8080', 'default 1');
    const path = lines('config APP_PATH', '\tstring "Path"', '');
    const ours = BASE.replace(HOST, path);
    expect(kconfig(BASE, ours, theirs)).toMatchObject({ text: theirs.replace(HOST, path), conflicts: [] });
  });

  it('does not open a menu again that the user removed or renamed', () => {
    const ours = BASE.replace('menu "App"', 'menu "应用"');
    const flat = BASE.replace('menu "App"\n\n', '').replace('endmenu\n', '');
    expect(kconfig(BASE, ours, flat)).toMatchObject({ text: flat, conflicts: [] });
    const renamed = BASE.replace('menu "App"', 'menu "Mine"');
    expect(kconfig(BASE, ours, renamed)).toMatchObject({ text: renamed, conflicts: [] });
    expect(kconfig(BASE, ours, `${BASE}# mine\n`).text).toBe(`${ours}# mine\n`);
  });

  it('does not take words of a help text, or of a continued line, for statements', () => {
    const text = lines(
      'config A',
      '\tbool "x" if \\',
      'menu',
      '\thelp',
      '\t  Text',
      '',
      '\t  if this is set, config B',
      '\t  menu',
      '# loose',
      '',
      'config B',
      '---help---',
      'endmenu',
    );
    const items = kconfigItems(text.split('\n').map((line) => ({ text: line })));
    expect(items.map(tokenOf)).toEqual(['=A', ':# loose', ':', '=B', ':endmenu', ':']);
    expect(items.flatMap((item) => item.lines.map((line) => line.text)).join('\n')).toBe(text);
  });
});

describe('.gitignore', () => {
  const base = lines('# Build output', 'build/', '', '# Secret', 'credentials.conf');
  const ignore = (ours: string, theirs: string) => merged('.gitignore', { base, ours, theirs });

  it('keeps entries of the user’s, in their order, and adds ours', () => {
    const ours = base.replace('build/\n', 'build/\ntwister-out/\n');
    const theirs = lines('*.o', 'credentials.conf', '# Build output', 'build/', '!keep.o');
    expect(ignore(ours, theirs)).toMatchObject({
      text: theirs.replace('build/\n', 'build/\ntwister-out/\n'),
      conflicts: [],
    });
  });

  it('does not bring back what the user removed', () => {
    const theirs = base.replace('build/\n', '');
    expect(ignore(`${base}\n# Editor\n.vscode/\n`, theirs).text).toBe(`${theirs}\n# Editor\n.vscode/\n`);
  });

  it('takes away what we no longer need', () => {
    const ours = base.replace('\n# Secret\ncredentials.conf\n', '');
    expect(ignore(ours, `mine\n${base}`).text).toBe(`mine\n${ours}`);
  });
});
