import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Files, readFiles } from './projects.js';

/** Something that happens to people, and what `regen` makes of it. */
export interface Story {
  /** Its folder below test/golden/regen/. */
  readonly name: string;
  readonly steps: readonly Step[];
}

interface Step {
  /** What somebody does to the files. */
  readonly edit?: (files: Map<string, string>) => void;
  /** The command line that follows. */
  readonly run: readonly string[];
}

const change =
  (path: string, ...pairs: readonly (readonly [string | RegExp, string])[]) =>
  (files: Map<string, string>) => {
    const before = files.get(path) ?? '';
    const after = pairs.reduce((text, [from, to]) => text.replace(from, to), before);
    if (after === before) throw new Error(`${path} does not change`);
    files.set(path, after);
  };
const append = (path: string, text: string) => change(path, [/$/, text]);
const all =
  (...edits: readonly ((files: Map<string, string>) => void)[]) =>
  (files: Map<string, string>) => {
    for (const edit of edits) edit(files);
  };
const config = (from: string | RegExp, to: string) => change('nanokit.yaml', [from, to]);
const remove =
  (...paths: readonly string[]) =>
  (files: Map<string, string>) => {
    for (const path of paths) files.delete(path);
  };

/** Each begins with the same project: the documented one, as it was written. */
const FROM = 'documented-sdk1-en';

export const stories: readonly Story[] = [
  {
    name: 'heap-raised-by-hand',
    steps: [
      {
        edit: all(
          change('prj.conf', [
            'CONFIG_HEAP_MEM_POOL_SIZE=60000',
            '# the forum says so\nCONFIG_HEAP_MEM_POOL_SIZE=90000',
          ]),
          config('port: 8080', 'port: 9000'),
        ),
        run: ['regen'],
      },
      { edit: config('heap_bytes: 60000', 'heap_bytes: 70000'), run: ['regen'] },
      { run: ['regen', '--on-conflict', 'keep'] },
      { run: ['regen'] },
    ],
  },
  {
    name: 'heap-adopted',
    steps: [
      {
        edit: all(
          change('prj.conf', ['MEM_POOL_SIZE=60000', 'MEM_POOL_SIZE=90000']),
          append('prj.conf', 'CONFIG_NET_MAX_CONN=8\n'),
          config('heap_bytes: 60000', 'heap_bytes: 70000'),
        ),
        run: ['regen'],
      },
      { run: ['adopt', '--yes'] },
      { run: ['regen'] },
    ],
  },
  {
    name: 'ssid-changed',
    steps: [{ edit: config(/ ssid: .*/, ' ssid: "家里"'), run: ['regen'] }, { run: ['regen'] }],
  },
  {
    name: 'lean-and-back',
    steps: [
      {
        edit: all(append('prj.conf', '\n# mine\nCONFIG_NET_MAX_CONN=8\n'), (files) =>
          files.set('nanokit.yaml', readFileSync(join(GOLDEN, 'lean-sdk1-en/nanokit.yaml'), 'utf8')),
        ),
        run: ['regen'],
      },
      {
        edit: (files) => files.set('nanokit.yaml', readFileSync(join(GOLDEN, FROM, 'nanokit.yaml'), 'utf8')),
        run: ['regen'],
      },
    ],
  },
  {
    name: 'sdk-1-to-2',
    steps: [
      {
        edit: all(
          append('src/main.c', '\n/* our team: ask Ann before you touch the timing */\n'),
          append('README.md', '\n## Notes\n\nThe board in the corner is broken.\n'),
          config('sdk: 1', 'sdk: 2'),
        ),
        run: ['regen'],
      },
    ],
  },
  {
    name: 'student-rewrote-main',
    steps: [
      {
        edit: all(
          (files) => {
            const lines = (files.get('src/main.c') ?? '').split('\n');
            const half = Math.floor(lines.length / 2);
            const mine = [
              '/* my own loop */',
              'void main(void)',
              '{',
              '\tfor (;;) {',
              '\t\tblink();',
              '\t}',
              '}',
              '',
            ];
            files.set('src/main.c', [...lines.slice(3, half), ...mine].join('\n'));
          },
          config('sdk: 1', 'sdk: 2'),
        ),
        run: ['regen'],
      },
      { run: ['regen', '--on-conflict', 'src/main.c=markers'] },
      { run: ['regen', '--check'] },
    ],
  },
  {
    name: 'two-branches-merged',
    steps: [
      {
        // Both raised the heap; nanokit.yaml and prj.conf were settled by hand, the record was not.
        edit: all(
          config('heap_bytes: 60000', 'heap_bytes: 70000'),
          change('prj.conf', ['MEM_POOL_SIZE=60000', 'MEM_POOL_SIZE=70000']),
          append('prj.conf', 'CONFIG_MINE=y\n'),
          change('.nanokit/base.json', [
            /( +"CONFIG_HEAP_MEM_POOL_SIZE=)60000",\n/,
            '<<<<<<< HEAD\n$170000",\n=======\n$180000",\n>>>>>>> other\n',
          ]),
        ),
        run: ['regen'],
      },
      { run: ['regen', '--rebase'] },
      { edit: config('heap_bytes: 70000', 'heap_bytes: 72000'), run: ['regen'] },
    ],
  },
  {
    name: 'fresh-clone',
    steps: [
      { edit: remove('credentials.conf'), run: ['regen'] },
      { edit: config(/ ssid: .*/, ' ssid: home'), run: ['regen', '--check'] },
    ],
  },
  {
    name: 'file-renamed',
    steps: [
      {
        edit: all(
          (files) => files.set('src/app.c', files.get('src/main.c') ?? ''),
          remove('src/main.c'),
          change('CMakeLists.txt', ['src/main.c', 'src/app.c']),
          config('name: websocket_client', 'name: lamp'),
        ),
        run: ['regen'],
      },
    ],
  },
  {
    name: 'all-but-the-config-deleted',
    steps: [
      {
        edit: (files) => {
          for (const path of [...files.keys()]) if (path !== 'nanokit.yaml') files.delete(path);
        },
        run: ['regen'],
      },
    ],
  },
];

// npm starts tests and scripts in the package's folder; where this module lies is another matter once it is bundled.
const GOLDEN = resolve('test/golden');
export const STORIES = join(GOLDEN, 'regen');
const BIN = resolve('bin/create-nanokit-ws.cjs');

/** What is kept of a story: the files that people changed, those that `regen` then changed, and all that was printed. */
export function tell({ steps }: Story): Files {
  const folder = join(mkdtempSync(join(tmpdir(), 'nanokit-story-')), 'websocket_client');
  try {
    cpSync(join(GOLDEN, FROM), folder, { recursive: true });
    const told = new Map<string, string>();
    const start = filesOf(folder);
    let printed = '';
    for (const [index, { edit, run }] of steps.entries()) {
      const edited = new Map(filesOf(folder));
      edit?.(edited);
      write(folder, edited);
      if (index === 0) for (const [path, text] of difference(start, edited)) told.set(`before/${path}`, text);
      const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent' };
      const { stdout, stderr, status } = spawnSync(process.execPath, [BIN, ...run], {
        cwd: folder,
        env,
        encoding: 'utf8',
      });
      printed += `$ create-nanokit-ws ${run.join(' ')}\n${stdout}${stderr}(exit ${status})\n\n`;
    }
    for (const [path, text] of difference(start, filesOf(folder))) told.set(`after/${path}`, text);
    // How the program is called differs from machine to machine.
    told.set(
      'printed.txt',
      printed.replaceAll(/node \S*create-nanokit-ws\.cjs/g, 'create-nanokit-ws').slice(0, -1),
    );
    return told;
  } finally {
    rmSync(dirname(folder), { recursive: true, force: true });
  }
}

function filesOf(folder: string): Files {
  return new Map([...readFiles(folder)].filter(([path]) => !path.startsWith('.nanokit/local/')));
}

function write(folder: string, files: Files): void {
  for (const path of filesOf(folder).keys()) if (!files.has(path)) rmSync(join(folder, path));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const RECORD = '.nanokit/base.json';

/** Files that are not as they were; those that are gone are listed in one of their own. */
function difference(from: Files, to: Files): Map<string, string> {
  const changed = new Map([...to].filter(([path, text]) => from.get(path) !== text));
  // The record repeats all of them, and counts where somebody damaged it.
  if (!changed.get(RECORD)?.includes('<<<<<<<')) changed.delete(RECORD);
  const gone = [...from.keys()].filter((path) => !to.has(path));
  if (gone.length > 0) changed.set('DELETED', `${gone.join('\n')}\n`);
  return changed;
}
