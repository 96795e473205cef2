import { describe, expect, it } from 'vitest';
import { commentStyle } from '../../src/classroom/regions/comment-style.js';
import { readRegions } from '../../src/classroom/regions/regions.js';
import { ExerciseSearch } from '../../src/classroom/search-folders.js';
import { foundIn, solutionLines } from '../../src/classroom/solution-lines.js';
import { streamOf, tokensOf } from '../../src/classroom/tokens.js';
import { temporaryFolders, write } from '../support/folders.js';

const newFolder = temporaryFolders();

function linesOf(path: string, text: string, given: Readonly<Record<string, string>> = {}) {
  const style = commentStyle(path);
  const regions = style && readRegions(path, text, style);
  if (!regions?.ok) throw new Error('no regions');
  return solutionLines('01-x', [regions.value], new Map(Object.entries(given)));
}

const SOLUTION = `int before(void);
/* SOLUTION BEGIN a */
	/* Wait for the address, but not for ever. */
	ret = k_sem_take(&bound, K_MSEC(TIMEOUT_MS)); /* why */
	if (ret < 0) {
		return ret;
	}
/* SOLUTION END a */
`;

describe('the lines of a solution that count', () => {
  const textsOf = (path: string, text: string, given = {}) =>
    linesOf(path, text, given).map((one) => one.text);

  it('have five tokens of code, or, of a comment, five words', () => {
    expect(textsOf('src/a.c', SOLUTION)).toEqual([
      '/* Wait for the address, but not for ever. */',
      'ret = k_sem_take(&bound, K_MSEC(TIMEOUT_MS)); /* why */',
      'if (ret < 0) {',
    ]);
  });

  it('are told with their line in the solved file', () => {
    expect(linesOf('src/a.c', SOLUTION).map(({ file, line }) => `${file}:${line}`)).toEqual([
      'src/a.c:2',
      'src/a.c:3',
      'src/a.c:4',
    ]);
  });

  it('do not stand in what the exercise gives anyhow', () => {
    const given = { 'src/b.c': 'void f(void)\n{\n\tif(ret<0){ }\n}\n' };
    expect(textsOf('src/a.c', SOLUTION, given)).toHaveLength(2);
  });

  it.each([
    ['prj.conf', 'CONFIG_NET_TCP=y', 1],
    ['prj.conf', 'CONFIG_LOG=y', 0],
    ['Kconfig', 'default EXAMPLE_SEND_INTERVAL_MS', 1],
    ['CMakeLists.txt', 'target_sources(app PRIVATE src/led.c)', 1],
    ['sample.yaml', 'tags: net', 0],
  ])('in %s: %s', (path, line, count) => {
    expect(linesOf(path, `# SOLUTION BEGIN a\n${line}\n# SOLUTION END a\n`)).toHaveLength(count);
  });
});

describe('a solution is found', () => {
  const lines = linesOf('src/a.c', SOLUTION).filter(({ line }) => line === 3);
  const CALL = 'ret = k_sem_take(&bound, K_MSEC(TIMEOUT_MS));';

  it.each([
    ['as it is', 'src/b.c', `\t${CALL}\n`],
    ['with other blanks', 'src/b.c', 'ret=k_sem_take( &bound,K_MSEC (TIMEOUT_MS) ) ;'],
    ['broken into several lines', 'src/b.c', 'ret = k_sem_take(&bound,\n\t\tK_MSEC(TIMEOUT_MS));'],
    ['with a comment within', 'src/b.c', 'ret = k_sem_take(&bound, /* how long */ K_MSEC(TIMEOUT_MS));'],
    ['commented out', 'src/b.c', `/*\n * ${CALL}\n */\n`],
    ['commented out line by line', 'src/b.c', '// ret = k_sem_take(&bound,\n// K_MSEC(TIMEOUT_MS));'],
    ['in Markdown', 'EXERCISE.md', `Don't write \`${CALL}\` – it's given.\n`],
    ['in YAML', 'nanokit.yaml', `# ${CALL}\n`],
    ['in a record', '.nanokit/base.json', JSON.stringify({ files: { 'src/b.c': ['{', `\t${CALL}`, '}'] } })],
    [
      'in a record, over two lines',
      '.nanokit/base.json',
      JSON.stringify({ a: ['ret = k_sem_take(&bound,', 'K_MSEC(TIMEOUT_MS));'] }),
    ],
    ['in a hint', '.nanokit/exercise.json', JSON.stringify({ hints: [{ en: `Try ${CALL}` }] })],
  ])('%s', (_, path, text) => {
    expect(foundIn(lines, path, text)).toHaveLength(1);
  });

  it.each([
    ['ret = k_sem_take(&bound, K_FOREVER);'],
    ['int ret2 = k_sem_take(&bound, K_MSEC(TIMEOUT_MS_LONG));'],
    ['k_sem_take(&bound, K_MSEC(TIMEOUT_MS));'],
  ])('but not in %s', (text) => {
    expect(foundIn(lines, 'src/b.c', text)).toEqual([]);
  });

  it('in the one folder of many that has it, wherever it stands', () => {
    const file = (id: string, more = '') =>
      `/* ${id} */\n${Array.from({ length: 200 }, (_, i) => `int f${i}(void);`).join('\n')}\n${more}\n/* ${id} */\n`;
    const record = (id: string, more: string[] = []) =>
      JSON.stringify(
        { id, files: { 'src/b.c': [...Array.from({ length: 50 }, (_, i) => `int g${i};`), ...more] } },
        null,
        1,
      );
    const search = new ExerciseSearch(lines);
    const searched = (more: Readonly<Record<string, string>>) => {
      const folder = newFolder();
      const files = { 'src/b.c': file('one'), '.nanokit/base.json': record('one'), 'a.txt': '', ...more };
      for (const [path, text] of Object.entries(files)) write(folder, path, text);
      return search.search(folder).map((leak) => leak.file);
    };
    expect(searched({})).toEqual([]);
    expect(searched({ 'src/b.c': file('two') })).toEqual([]);
    expect(searched({ 'src/b.c': file('three', `\t${CALL}`) })).toEqual(['src/b.c']);
    expect(searched({ 'src/b.c': `${CALL}\n${file('four')}` })).toEqual(['src/b.c']);
    expect(searched({ 'src/b.c': file('5', 'ret = k_sem_take(\n&bound,\nK_MSEC(TIMEOUT_MS)\n);') })).toEqual([
      'src/b.c',
    ]);
    expect(searched({ '.nanokit/base.json': record('six', [`\t${CALL}`]) })).toEqual(['.nanokit/base.json']);
    expect(searched({ '.nanokit/base.json': record('seven') })).toEqual([]);
    expect(searched({ 'src/new.c': CALL })).toEqual(['src/new.c']);
    // Still there the next time: what was found is no measure for others.
    expect(searched({ 'src/new.c': CALL })).toEqual(['src/new.c']);
  });
});

describe('tokens', () => {
  const texts = (path: string, text: string, comment: boolean) =>
    tokensOf(path, text)
      .filter((token) => token.comment === comment)
      .map((token) => token.text);

  it('of C are names, numbers, strings and signs; comments are told apart', () => {
    const text = 'x->y != "a /* b */ \\" c"; // d\n/* e\n * f */ z = \'"\';\n';
    expect(texts('a.c', text, false)).toEqual([
      'x',
      '->',
      'y',
      '!=',
      '"a /* b */ \\" c"',
      ';',
      'z',
      '=',
      "'\"'",
      ';',
    ]);
    expect(texts('a.c', text, true)).toEqual(['d', 'e', 'f']);
  });

  it('of fragments are the words of a name', () => {
    expect(texts('prj.conf', 'CONFIG_NET_TCP=y # and why', false)).toEqual([
      'CONFIG',
      'NET',
      'TCP',
      '=',
      'y',
    ]);
    expect(texts('prj.conf', '# 等待 a', true)).toEqual(['等', '待', 'a']);
  });

  it('have one form in all languages', () => {
    const stream = (path: string) => streamOf(tokensOf(path, 'CONFIG_NET_TCP=y'));
    expect([stream('prj.conf'), stream('a.c'), stream('a.md')]).toEqual(
      Array(3).fill(' CONFIG NET TCP = y '),
    );
  });
});
