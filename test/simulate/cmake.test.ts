import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CMakeInput, readCMake } from '../../src/cmake/cmake-app.js';
import { readFirmware } from '../../src/simulate/firmware.js';
import { goldenFiles } from '../golden/golden-files.js';
import { goldenProjects } from '../golden/projects.js';
import { hasCompiler, simulate, withProject } from '../support/simulation.js';
import { smallApp } from '../support/small-app.js';

const FILES = ['CMakeLists.txt', 'src/a.c', 'src/b.c', 'src/a.h', 'src/deep/c.c', 'lib/d.c'];

function read(text: string, more: Partial<CMakeInput> = {}) {
  return readCMake({
    text,
    board: 'board_1',
    files: FILES,
    exists: (path) => FILES.some((file) => `${file}/`.startsWith(`${path}/`)),
    symbol: (name) => ({ ON: 'y', TEXT: 'b', NUMBER: '3' })[name],
    ...more,
  });
}

/** What is not understood: the line, and the text that is marked in it. */
const warned = (text: string) =>
  read(text).diagnostics.map(({ place }) => {
    const { line = 0, column = 0, length = 0, lineText = '' } = place ?? {};
    return `${line}: ${[...lineText].slice(column - 1, column - 1 + length).join('')}`;
  });

describe('sources that are not there', () => {
  const missing = (text: string) =>
    read(text).missing.map(({ problem: { message, remedy, place }, isConditional }) => {
      const { line = 0, column = 0, length = 0, lineText = '' } = place ?? {};
      const marked = [...lineText].slice(column - 1, column - 1 + length).join('');
      expect(message.zh).toContain(`“${marked}”`);
      return [line, marked, remedy?.zh.replace(/^.*[，：？]/, ''), ...(isConditional ? ['if'] : [])].join(
        ' ',
      );
    });

  it('are told each with its line, and a comma behind a name as what it is', () => {
    const text = 'target_sources(app PRIVATE\n  src/a.c,\n  src/x.c\n  src/b.c\n  src/a.h)';
    expect(missing(text)).toEqual([
      '2 src/a.c, 请写成 src/a.c',
      '3 src/x.c 请改正 CMakeLists.txt 里的 target_sources。',
    ]);
    expect(missing('target_sources(app PRIVATE src/a.c，src/b.c)')).toEqual([
      '1 src/a.c，src/b.c 请写成 src/a.c src/b.c',
    ]);
  });

  it('are marked where they depend on a setting, and left alone where it is off', () => {
    const text =
      'if(CONFIG_ON)\ntarget_sources(app PRIVATE x.c)\nendif()\ntarget_sources_ifdef(CONFIG_OFF app PRIVATE y.c)';
    expect(missing(text)).toEqual(['2 x.c 请改正 CMakeLists.txt 里的 target_sources。 if']);
  });

  it('are none that lie elsewhere, or that a variable would have to name', () => {
    expect(missing(`target_sources(app PRIVATE ../x.c /x.c \${UNKNOWN}/x.c $<IF:1,x.c,y.c>)`)).toEqual([]);
  });
});

describe('sources', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['in one line', 'target_sources(app PRIVATE src/a.c)', ['src/a.c']],
    ['in several', 'target_sources(app PRIVATE\n  src/a.c # first\n  "src/b.c")', ['src/a.c', 'src/b.c']],
    [
      'in several calls',
      'target_sources(app PRIVATE a.c)\nTARGET_SOURCES( app PUBLIC b.c a.c )',
      ['a.c', 'b.c'],
    ],
    ['by the folder', `target_sources(app PRIVATE \${CMAKE_CURRENT_LIST_DIR}/src/a.c)`, ['src/a.c']],
    ['by another name of it', `target_sources(app PRIVATE "\${CMAKE_CURRENT_SOURCE_DIR}/./a.c")`, ['a.c']],
    ['with headers', 'target_sources(app PRIVATE a.c a.h)', ['a.c']],
    ['in a comment', '# target_sources(app PRIVATE a.c)\n#[[\ntarget_sources(app PRIVATE b.c)\n]]', []],
    ['by a pattern', `file(GLOB s src/*.c)\ntarget_sources(app PRIVATE \${s})`, ['src/a.c', 'src/b.c']],
    [
      'by a pattern with all its words',
      `FILE(GLOB s RELATIVE \${CMAKE_SOURCE_DIR} CONFIGURE_DEPENDS src/[b].? lib/*.c)\ntarget_sources(app PRIVATE \${s})`,
      ['lib/d.c', 'src/b.c'],
    ],
    [
      'by a pattern for all folders',
      `file(GLOB_RECURSE s \${CMAKE_CURRENT_SOURCE_DIR}/src/*.c)\ntarget_sources(app PRIVATE \${s})`,
      ['src/a.c', 'src/b.c', 'src/deep/c.c'],
    ],
    [
      'by variables',
      `set(DIR src)\nset(S \${DIR}/a.c)\nlist(APPEND S \${DIR}/b.c x.c)\nlist(REMOVE_ITEM S x.c)\ntarget_sources(app PRIVATE \${S})`,
      ['src/a.c', 'src/b.c'],
    ],
    ['by a variable in one', `set(A_s a.c)\nset(n A)\ntarget_sources(app PRIVATE \${\${n}_s})`, ['a.c']],
    [
      'by a variable that adds to itself, and was not there',
      `set(S \${S} a.c)\ntarget_sources(app PRIVATE \${S})`,
      ['a.c'],
    ],
    [
      'beside a value that only grows',
      `${`set(G "\${G}\${G}")\n`.repeat(60)}target_sources(app PRIVATE a.c)`,
      ['a.c'],
    ],
    ['by a list in quotes', `set(S "a.c;b.c")\ntarget_sources(app PRIVATE \${S})`, ['a.c', 'b.c']],
    ['by a symbol of Kconfig', `target_sources(app PRIVATE \${CONFIG_TEXT}.c)`, ['b.c']],
    ['by the board', `target_sources(app PRIVATE \${BOARD}.c)`, ['board_1.c']],
    ['with blanks', 'target_sources(app PRIVATE "a b.c" c\\ d.c [[e f.c]])', ['a b.c', 'c d.c', 'e f.c']],
  ];
  it.each(cases)('%s', (_, text, expected) => {
    const { sources, diagnostics } = read(text);
    expect({ sources, diagnostics }).toEqual({ sources: expected, diagnostics: [] });
  });

  it.each([
    ['CONFIG_ON', true],
    ['CONFIG_OFF', false],
    ['NOT CONFIG_OFF', true],
    ['DEFINED CONFIG_ON AND NOT DEFINED CONFIG_OFF', true],
    ['CONFIG_OFF OR (CONFIG_ON AND TRUE)', true],
    ['CONFIG_OFF OR CONFIG_ON AND OFF', false],
    ['CONFIG_TEXT STREQUAL "b"', true],
    [`"\${CONFIG_TEXT}" STREQUAL "c"`, false],
    ['CONFIG_NUMBER EQUAL 3', true],
    [`EXISTS \${CMAKE_CURRENT_SOURCE_DIR}/src/a.c`, true],
    ['EXISTS src/z.c', false],
    ['BOARD STREQUAL board_1', true],
  ])('if(%s): %s', (condition, isSo) => {
    const { sources, leftOut, diagnostics } = read(
      `if(${condition})\ntarget_sources(app PRIVATE a.c)\nelseif(ON)\ntarget_sources(app PRIVATE b.c)\nelse()\ntarget_sources(app PRIVATE c.c)\nendif()`,
    );
    expect(diagnostics).toEqual([]);
    expect(sources).toEqual([isSo ? 'a.c' : 'b.c']);
    expect(leftOut).toEqual([isSo ? 'b.c' : 'a.c', 'c.c']);
  });

  it('by _ifdef', () => {
    const text =
      'target_sources_ifdef(CONFIG_ON app PRIVATE a.c)\ntarget_sources_ifdef(CONFIG_OFF app PRIVATE b.c)';
    expect(read(text)).toMatchObject({ sources: ['a.c'], leftOut: ['b.c'], diagnostics: [] });
  });
});

describe('what the compiler gets', () => {
  it('folders, definitions and warnings', () => {
    const text = `
      target_include_directories(app SYSTEM BEFORE PRIVATE lib \${CMAKE_CURRENT_SOURCE_DIR}/inc/)
      zephyr_include_directories(\${CMAKE_CURRENT_SOURCE_DIR})
      target_compile_definitions(app PRIVATE ONE TWO=2 -DTHREE TEXT="x y")
      zephyr_compile_definitions_ifdef(CONFIG_OFF FOUR)
      add_definitions(-DFIVE)
      target_compile_options(app PRIVATE -Wextra -DSIX -Os -Werror)`;
    const { includes, options, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(includes).toEqual(['lib', 'inc', '.']);
    expect(options).toEqual(['-DONE', '-DTWO=2', '-DTHREE', '-DTEXT="x y"', '-DFIVE', '-Wextra', '-DSIX']);
  });
});

describe('what is not understood is told with its place', () => {
  it.each([
    ['a command', 'project(x)\n\nadd_subdirectory(lib)', ['3: add_subdirectory']],
    ['a library of its own', 'zephyr_library_sources(a.c)', ['1: zephyr_library_sources']],
    ['another target', 'target_sources(other PRIVATE a.c)', ['1: target_sources']],
    ['a value', `target_sources(app PRIVATE\n  \${ZEPHYR_BASE}/x.c)`, [`2: \${ZEPHYR_BASE}/x.c`]],
    ['an environment variable', 'target_include_directories(app PRIVATE $ENV{X})', ['1: $ENV{X}']],
    ['a generator expression', 'target_sources(app PRIVATE $<1:a.c>)', ['1: $<1:a.c>']],
    ['another language', 'target_sources(app PRIVATE a.cpp b.S)', ['1: a.cpp', '1: b.S']],
    ['a condition', 'if(FOO)\ntarget_sources(app PRIVATE a.c)\nendif()', ['2: target_sources']],
    ['a loop', `foreach(x a b)\ntarget_sources(app PRIVATE \${x}.c)\nendforeach()`, ['2: target_sources']],
    ['an option', 'target_compile_options(app PRIVATE -mcpu=x)', ['1: -mcpu=x']],
    ['a kind of list()', 'list(SORT x)', ['1: list']],
  ])('%s', (_, text, expected) => {
    expect(warned(text)).toEqual(expected);
    for (const { code, severity, message } of read(text).diagnostics) {
      expect([code, severity]).toEqual(['simulate/cmake', 'warning']);
      expect(message.zh).not.toBe(message.en);
    }
  });

  it('conditions that are nested deeper than anybody writes', () => {
    for (const [open, close] of [
      ['(', ')'],
      ['NOT ', ''],
    ] as const)
      expect(
        warned(`if(${open.repeat(30_000)}ON${close.repeat(30_000)})\nadd_subdirectory(x)\nendif()`),
      ).toEqual(['2: add_subdirectory']);
  });

  it('but nothing where a condition leaves it out, or behind return()', () => {
    expect(warned('if(OFF)\nadd_subdirectory(x)\nendif()\nreturn()\nadd_subdirectory(y)')).toEqual([]);
  });

  it.each([
    ['target_sources(app PRIVATE a.c', 1],
    ['project(x)\ntarget_sources(app "a.c)', 2],
    ['project(x))', 1],
    ['project(x)\n= 3', 2],
  ])('and what is no CMake is an error: %j', (text, line) => {
    const { diagnostics } = read(text);
    expect(diagnostics).toMatchObject([{ severity: 'error', place: { line } }]);
  });
});

const documented = goldenProjects.filter(({ preset, lang }) => preset === 'documented' && lang === 'en');

describe('the CMakeLists.txt of a generated project', () => {
  it.each(goldenProjects.map((project) => [project.preset, project.lang, project.sdkLine, project] as const))(
    'is understood, and names all C files: %s %s %s',
    (_preset, _lang, _line, project) => {
      const golden = goldenFiles(project);
      const names = [...golden.keys()];
      for (const files of [names, names.filter((name) => name !== 'credentials.conf')]) {
        const { sources, diagnostics } = read(golden.get('CMakeLists.txt') ?? '', { files });
        expect(diagnostics).toEqual([]);
        expect([...sources].sort()).toEqual(names.filter((path) => path.endsWith('.c')).sort());
      }
    },
  );
});

describe.skipIf(!hasCompiler)('a project with files of its own', () => {
  const [project] = documented;
  const cmake = project ? (goldenFiles(project).get('CMakeLists.txt') ?? '') : '';
  const main = '\tprintk("%s %d %d\\n", GREETING, answer(), other());';
  const before = '#include "answer.h"\nint other(void);';
  const more = new Map([
    ['lib/answer.h', 'int answer(void);\n'],
    ['lib/answer.c', '#include "answer.h"\nint answer(void)\n{\n\treturn 42;\n}\n'],
    ['src/other.c', 'int other(void)\n{\n\treturn 7;\n}\n'],
    [
      'CMakeLists.txt',
      `${cmake}
file(GLOB app_sources src/*.c)
target_sources(app PRIVATE \${app_sources} lib/answer.c)
target_include_directories(app PRIVATE lib)
target_compile_definitions(app PRIVATE GREETING="hi")
`,
    ],
  ]);

  it('is built from all of them, with its definitions and folders', async () => {
    const { console } = await simulate(smallApp(1, main, before, more), {
      sdkLine: 1,
      serve: false,
      seconds: 1,
    });
    expect(console).toContain('hi 42 7');
  });

  it('is built anew when a header outside src changes', async () => {
    const changed = new Map([...more, ['lib/answer.h', 'int answer(void);\n#define answer() 43\n'] as const]);
    // The definition is not to be replaced as well.
    changed.set('lib/answer.c', 'int (answer)(void)\n{\n\treturn 42;\n}\n');
    const { console } = await simulate(smallApp(1, main, before, changed), {
      sdkLine: 1,
      serve: false,
      seconds: 1,
    });
    expect(console).toContain('hi 43 7');
  });

  it('is told which C files in src are not built', async () => {
    await withProject(smallApp(1, main, before, new Map([['src/other.c', '']])), async (folder) => {
      const target = { board: 'csk6002_9s_nano', sdkLine: 1 };
      expect((await readFirmware(folder, 'app', target)).diagnostics).toMatchObject([
        {
          code: 'simulate/unlisted',
          severity: 'note',
          message: { en: expect.stringContaining('src/other.c') },
        },
      ]);
      const path = join(folder, 'CMakeLists.txt');
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, `${text}target_sources_ifdef(CONFIG_NO_SUCH app PRIVATE src/other.c)\n`);
      expect((await readFirmware(folder, 'app', target)).diagnostics).toEqual([]);
      writeFileSync(path, 'project(x)\n');
      expect(await readFirmware(folder, 'app', target)).toMatchObject({
        ok: true,
        value: { sources: expect.arrayContaining(['src/main.c', 'src/other.c', 'src/wifi_connect.c']) },
        diagnostics: [{ code: 'simulate/unlisted', severity: 'warning' }],
      });
    });
  });
});
