import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildFragments } from '../../src/cmake/build-fragments.js';
import { run } from '../support/cli.js';
import { temporaryFolders } from '../support/folders.js';

const FILES = [
  'prj.conf',
  'prj_debug.conf',
  'a.conf',
  'b.conf',
  'conf/c.conf',
  'boards/nano.conf',
  'boards/nano_debug.conf',
];

function fragments(lines: string, { sdkLine = 1, files = FILES } = {}) {
  const has = (path: string) => files.includes(path);
  const cmake = `${lines}\nfind_package(Zephyr)\nproject(x)\n`;
  return buildFragments({ board: 'nano', sdkLine, cmake, isFile: has, exists: has });
}

const HERE = `\${CMAKE_CURRENT_LIST_DIR}`;
const ALWAYS = ['prj.conf', 'boards/nano.conf'];

describe('the fragments of a build', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['nothing said', '', ALWAYS],
    [
      'overlays',
      `list(APPEND OVERLAY_CONFIG b.conf)\nlist(APPEND OVERLAY_CONFIG "${HERE}/conf/c.conf")`,
      [...ALWAYS, 'b.conf', 'conf/c.conf'],
    ],
    ['blanks between', 'set(OVERLAY_CONFIG "a.conf b.conf")', [...ALWAYS, 'a.conf', 'b.conf']],
    [
      'what set() drops',
      'list(APPEND OVERLAY_CONFIG a.conf)\nset(OVERLAY_CONFIG b.conf)',
      [...ALWAYS, 'b.conf'],
    ],
    ['CONF_FILE, without those of the board', 'set(CONF_FILE prj.conf)', ['prj.conf']],
    ['several of them', 'set(CONF_FILE b.conf a.conf)', ['b.conf', 'a.conf']],
    [
      'one of a type, with the board’s',
      'set(CONF_FILE prj_debug.conf)',
      ['prj_debug.conf', 'boards/nano_debug.conf'],
    ],
    [
      'conditions',
      'if(BOARD STREQUAL "nano")\nlist(APPEND OVERLAY_CONFIG a.conf)\nelse()\nlist(APPEND OVERLAY_CONFIG b.conf)\nendif()',
      [...ALWAYS, 'a.conf'],
    ],
    ['a file that is not there', 'if(EXISTS no.conf)\nlist(APPEND OVERLAY_CONFIG no.conf)\nendif()', ALWAYS],
  ])('%s', (_, lines, paths) => {
    expect(fragments(lines)).toEqual({ paths, diagnostics: [], missingSources: [] });
  });

  it('of the board alone takes the place of prj.conf', () => {
    expect(fragments('', { files: [...FILES, 'prj_nano.conf'] }).paths).toEqual(['prj_nano.conf']);
  });

  it('in EXTRA_CONF_FILE are read from Zephyr 3.4 on', () => {
    const lines = 'set(EXTRA_CONF_FILE a.conf)';
    expect(fragments(lines, { sdkLine: 2 })).toEqual({
      paths: [...ALWAYS, 'a.conf'],
      diagnostics: [],
      missingSources: [],
    });
    expect(fragments(lines)).toMatchObject({
      paths: ALWAYS,
      diagnostics: [{ code: 'kconfig/named-fragment', place: { line: 1 } }],
    });
  });

  it.each<readonly [string, string, number]>([
    ['a value that is not known', `\nlist(APPEND OVERLAY_CONFIG \${ZEPHYR_BASE}/x.conf)`, 2],
    ['a condition', 'if(FOO)\nlist(APPEND OVERLAY_CONFIG a.conf)\nendif()', 2],
    ['a loop', `foreach(x a b)\nlist(APPEND OVERLAY_CONFIG \${x}.conf)\nendforeach()`, 2],
    ['a file outside', 'set(OVERLAY_CONFIG ../x.conf)', 1],
    ['what comes too late', 'find_package(Zephyr)\nset(OVERLAY_CONFIG a.conf)', 2],
    ['no CMake', 'set(OVERLAY_CONFIG "a.conf)', 1],
  ])('are told with the line where they are not understood: %s', (_, lines, line) => {
    const { paths, diagnostics } = fragments(lines);
    expect(paths).toEqual(ALWAYS);
    expect(diagnostics).toMatchObject([
      { code: 'kconfig/named-fragment', severity: 'warning', place: { line } },
    ]);
  });

  it('stop the build where they are named and not there', () => {
    expect(fragments('set(OVERLAY_CONFIG no.conf)').diagnostics).toMatchObject([
      { code: 'kconfig/missing-fragment', severity: 'error', place: { line: 1 } },
    ]);
  });
});

describe('an overlay of CMakeLists.txt', () => {
  const newFolder = temporaryFolders();
  let cwd = '';
  beforeAll(async () => {
    const parent = newFolder();
    await run(['my-app', '--yes'], { cwd: parent });
    cwd = join(parent, 'my-app');
    const put = (path: string, text: string, flag = 'w') => {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), text, { flag });
    };
    put('conf/debug.conf', 'CONFIG_NET_TPC=y\nCONFIG_MAIN_STACK_SIZE=many\n');
    put(
      'CMakeLists.txt',
      'cmake_minimum_required(VERSION 3.20)\nlist(APPEND OVERLAY_CONFIG conf/debug.conf)\nfind_package(Zephyr)\nproject(x)\ntarget_sources(app PRIVATE src/main.c src/wifi_connect.c)\n',
    );
  });

  it('is read by check', async () => {
    const { stdout } = await run(['check', '--json'], { cwd });
    const { files, diagnostics } = JSON.parse(stdout);
    expect(files).toEqual(['prj.conf', 'conf/debug.conf', 'credentials.conf']);
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code: 'kconfig/undefined-symbol', file: 'conf/debug.conf', line: 1 }),
    );
  });

  it('stops simulate and memory as it stops the build, and counts once it is right', async () => {
    for (const args of [['memory'], ['simulate', '--seconds', '1']])
      expect((await run(args, { cwd })).stderr, args[0]).toContain('conf/debug.conf:2');
    writeFileSync(join(cwd, 'conf/debug.conf'), 'CONFIG_MAIN_STACK_SIZE=20000\n');
    const { stdout } = await run(['memory', '--why'], { cwd });
    expect(stdout).toContain('20,000 (MAIN_STACK_SIZE)');
  });
});
