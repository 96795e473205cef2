import { describe, expect, it } from 'vitest';
import { CLASS_ACTIONS } from '../../src/cli/class/actions.js';
import { COMMANDS, COMMON_FLAGS } from '../../src/cli/flags.js';
import { run } from '../support/cli.js';
import { temporaryFolders } from '../support/folders.js';

const newFolder = temporaryFolders();
const LANGUAGES = ['en', 'zh'] as const;
const ACTIONS = Object.entries(CLASS_ACTIONS).map(([name, { flags }]) => ({
  name,
  flags: [...flags] as string[],
}));
const common = COMMON_FLAGS.map(({ name }) => name);

async function helpOf(words: readonly string[], lang: string) {
  const { code, stdout } = await run([...words, '--help', '--lang', lang], { cwd: newFolder() });
  expect(code).toBe(0);
  return stdout.split('\n');
}

/** Flag → what is said of it. */
function told(lines: readonly string[]): Map<string, string> {
  const rows = lines.flatMap((line) => {
    const [, flag, text] = /^ {2}(?:-\w, )?(--[a-z-]+)(?: \S+)? {2,}(\S.*)$/.exec(line) ?? [];
    return flag !== undefined && text !== undefined ? [[flag, text] as const] : [];
  });
  return new Map(rows);
}

describe.each(LANGUAGES)('the help of class, in %s', (lang) => {
  it('says in a line what each action does', async () => {
    const lines = await helpOf(['class'], lang);
    for (const { name } of ACTIONS) {
      const line = lines.find((one) => new RegExp(`^  ${name}(?: \\[[A-Z_]+\\])? {2,}\\S`).test(one)) ?? '';
      expect(line, name).not.toBe('');
      expect(/[\u4e00-\u9fff]/.test(line), name).toBe(lang === 'zh');
    }
  });

  it.each(ACTIONS)('has for $name its flags and no others', async ({ name, flags }) => {
    const rows = told(await helpOf(['class', name], lang));
    expect([...rows.keys()].toSorted()).toEqual([...flags, ...common].toSorted());
    for (const [flag, text] of rows) if (lang === 'zh') expect(text, flag).toMatch(/[\u4e00-\u9fff]/);
  });
});

it('every flag of class is taken by an action', () => {
  const taken = new Set(ACTIONS.flatMap(({ flags }) => flags));
  const own = COMMANDS.class.map(({ name }) => name).filter((name) => !common.includes(name));
  expect(own.toSorted()).toEqual([...taken].toSorted());
});

describe('class without what it needs', () => {
  it.each([
    { args: ['class'], says: 'class list and class new' },
    { args: ['class', 'nwe'], says: 'Did you mean "class new"?' },
    { args: ['class', 'new', '--out', 'a'], says: 'class new also needs --exercises, --roster' },
    { args: ['class', 'new', 'class-a'], says: 'class new takes flags alone' },
    { args: ['class', 'list', '--hint'], says: 'See class list --help.' },
  ])('says what to write: $args', async ({ args, says }) => {
    const { code, stderr } = await run([...args, '--lang', 'en'], { cwd: newFolder() });
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });
});
