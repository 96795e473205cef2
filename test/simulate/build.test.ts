import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../src/simulate/build.js';
import { findCompiler } from '../../src/simulate/compiler.js';
import { compilerDiagnostics } from '../../src/simulate/compiler-messages.js';
import { readFirmware } from '../../src/simulate/firmware.js';
import { simFolder } from '../../src/simulate/package-folder.js';
import { run } from '../support/cli.js';
import { temporaryFolders } from '../support/folders.js';
import { buildRuntime, hasCompiler } from '../support/simulation.js';

const newFolder = temporaryFolders();
const folder = newFolder();
const app = join(folder, 'app');
const main = join(app, 'src/main.c');
const short = ['--seconds', '0.1', '--speed', '1000000', '--lang', 'en'];

beforeAll(async () => {
  expect((await run(['app', '--yes', '--lang', 'en'], { cwd: folder })).code).toBe(0);
  await buildRuntime(app);
});

const documentsOf = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line));

it('makes a folder for objects that was cleared away again for this user alone', async () => {
  const firmware = await readFirmware(app, 'app', { board: 'csk6002_9s_nano', sdkLine: 1 });
  if (!firmware.ok) throw new Error('no firmware');
  const cache = join(newFolder(), 'gone');
  const compiler = { command: 'false', version: 'none', columnsInBytes: false };
  const options = { folder: app, firmware: firmware.value, sim: simFolder(), cache, sanitize: false };
  expect((await build({ ...options, compiler })).ok).toBe(false);
  expect(lstatSync(cache).mode & 0o777).toBe(0o700);
});

it.skipIf(!hasCompiler)('keeps what the compiler said of a program as long as the program', async () => {
  const compiler = findCompiler(process.env);
  const firmware = await readFirmware(app, 'app', { board: 'csk6002_9s_nano', sdkLine: 1 });
  if (!compiler || !firmware.ok) throw new Error('no firmware');
  const cache = newFolder();
  const options = {
    folder: app,
    firmware: firmware.value,
    sim: simFolder(),
    cache,
    compiler,
    sanitize: false,
  };
  const age = (pattern: RegExp) => {
    const hourAgo = new Date(Date.now() - 3_600_000);
    const files = readdirSync(cache).filter((name) => pattern.test(name));
    for (const name of files) utimesSync(join(cache, name), hourAgo, hourAgo);
  };
  const buildWith = async (line: string) => {
    const text = readFileSync(main, 'utf8');
    try {
      writeFileSync(main, text.replace('\tint ret;', `${line}\n\tint ret;`));
      const built = await build({ ...options, keptFiles: 2 });
      return built.ok ? built : undefined;
    } finally {
      writeFileSync(main, text);
    }
  };
  const objects = () => readdirSync(cache).filter((name) => /^main-.*\.o/.test(name));
  const first = await buildWith('\tint unused_one;');
  expect(first?.warnings).toContain('unused_one');
  const old = objects();
  age(/\.o/);
  // What was not used for long goes now, and the programs stay.
  expect((await buildWith('\tint unused_two;'))?.warnings).toContain('unused_two');
  expect(objects().filter((name) => old.includes(name))).toEqual([]);
  expect(await buildWith('\tint unused_one;')).toEqual({ ...first, compiled: 0 });
});

describe.skipIf(!hasCompiler)('what the compiler says', () => {
  const simulate = (args: readonly string[]) => run(['simulate', ...args, ...short], { cwd: app });
  /** Puts a line before the first variable of main.c for a while. */
  async function withLine(line: string, action: (number: number) => Promise<void>) {
    const text = readFileSync(main, 'utf8');
    try {
      const changed = text.replace('\tint ret;', `${line}\n\tint ret;`);
      writeFileSync(main, changed);
      await action(changed.split('\n').indexOf(line) + 1);
    } finally {
      writeFileSync(main, text);
    }
  }

  it('is text for people, and diagnostics with --json: errors with their place', async () => {
    const text = '\tint wrong = nowhere;';
    await withLine(text, async (line) => {
      const plain = await simulate([]);
      expect(plain.code).toBe(1);
      expect(plain.stderr).toMatch(/^src\/main\.c:\d+:\d+: error: /m);
      expect(plain.stderr).toContain('[simulate/compile]');

      const { code, stdout, stderr } = await simulate(['--json']);
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
      const documents = documentsOf(stdout);
      expect(documents[0]).toMatchObject({ event: 'compiler', text: expect.stringContaining('nowhere') });
      expect(documents.at(-1)).toMatchObject({ ok: false, event: 'end' });
      expect(documents.at(-1)?.['diagnostics']).toContainEqual({
        code: 'simulate/compile',
        severity: 'error',
        message: expect.stringContaining('nowhere'),
        remedy: expect.stringContaining('is it misspelt'),
        file: 'src/main.c',
        line,
        column: text.indexOf('nowhere') + 1,
        length: 1,
        text,
      });
    });
  });

  it('is told in the same way when it is a warning', async () => {
    await withLine('\tint unused;', async (line) => {
      const plain = await simulate([]);
      expect(plain.stderr).toMatch(/^src\/main\.c:\d+:\d+: warning: /m);
      const { code, stdout, stderr } = await simulate(['--json']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const warning = {
        code: 'simulate/compiler-warning',
        severity: 'warning',
        file: 'src/main.c',
        line,
        column: 6,
      };
      expect(documentsOf(stdout).at(-1)).toMatchObject({ ok: true, diagnostics: [warning] });
    });
  });
});

describe.each(['gcc', 'clang'])('the places of %s', (command) => {
  const compiler = findCompiler({ CC: command });
  const isThere = compiler?.command === command;

  it.skipIf(!isThere)('count characters, behind tabs and wide ones, too', () => {
    const place = newFolder();
    // The two compilers count columns in different ways.
    const line = '\tchar *text = "中文"; int wrong = nowhere;';
    mkdirSync(join(place, 'src'));
    writeFileSync(join(place, 'src/x.c'), `void x(void) {\n${line}\n}\n`);
    writeFileSync(join(place, 'src/x.h'), 'int y = 1 +;\n');
    writeFileSync(join(place, 'src/y.c'), '#include "x.h"\n');
    const args = ['-fsyntax-only', 'src/x.c', join(place, 'src/y.c')];
    const { stderr } = spawnSync(command, args, { cwd: place, encoding: 'utf8' });
    const found = compilerDiagnostics(stderr, place, compiler?.columnsInBytes ?? false);
    const places = found.map(({ place: at }) => [at?.file, at?.line, at?.column, at?.lineText]);
    expect(places).toContainEqual(['src/x.c', 2, line.indexOf('nowhere') + 1, line]);
    expect(places).toContainEqual(['src/x.h', 1, 12, 'int y = 1 +;']);
  });

  it.skipIf(!isThere)('outside the project are told as they are', () => {
    const place = newFolder();
    writeFileSync(join(place, 'x.c'), 'int y = 1 +;\n');
    const { stderr } = spawnSync(command, ['-fsyntax-only', join(place, 'x.c')], { encoding: 'utf8' });
    const [found] = compilerDiagnostics(stderr, app, compiler?.columnsInBytes ?? false);
    expect(found).toMatchObject({ code: 'simulate/compile', source: `${join(place, 'x.c')}:1:12` });
    expect(found?.place).toBeUndefined();
  });
});

describe.skipIf(!hasCompiler)('a project that cannot be written', () => {
  // Root may do anything: then the program runs as nobody.
  const isRoot = process.getuid?.() === 0;
  const NOBODY = 65_534;
  const under = isRoot ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : [];
  const newTemporary = () => {
    const temporary = newFolder();
    chmodSync(join(temporary, '..'), 0o755);
    if (isRoot) chownSync(temporary, NOBODY, NOBODY);
    return temporary;
  };
  const simulate = (TMPDIR: string) => run(['simulate', ...short], { cwd: app, under, env: { TMPDIR } });
  const asReadOnly = async (action: () => Promise<void>) => {
    const folders = [
      app,
      join(app, '.nanokit'),
      join(app, '.nanokit/local'),
      join(app, '.nanokit/local/simulate'),
    ];
    mkdirSync(join(app, '.nanokit/local/simulate'), { recursive: true });
    for (const path of folders) chmodSync(path, 0o555);
    chmodSync(join(app, 'credentials.conf'), 0o644);
    try {
      await action();
    } finally {
      for (const path of folders) chmodSync(path, 0o755);
    }
  };

  it('is built in a private folder for temporary files, once', async () => {
    await asReadOnly(async () => {
      const temporary = newTemporary();
      const first = await simulate(temporary);
      expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining('Building') });
      const [name = ''] = readdirSync(temporary);
      expect(first.stderr).toMatch(/^note: Nothing can be written in the project \(no permission\); /);
      expect(first.stderr).toContain(`is kept in ${join(temporary, name)} [simulate/build-folder]`);
      expect(lstatSync(join(temporary, name)).mode & 0o777).toBe(0o700);
      const second = await simulate(temporary);
      expect(second).toMatchObject({ code: 0, stdout: expect.not.stringContaining('Building') });
      expect(readdirSync(temporary)).toEqual([name]);
    });
  });

  it('is not built where others could have put a program', async () => {
    await asReadOnly(async () => {
      const temporary = newTemporary();
      await simulate(temporary);
      const spare = join(temporary, readdirSync(temporary)[0] ?? '');
      const refused = async () => {
        const { code, stdout, stderr } = await simulate(temporary);
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
        expect(stderr).toMatch(
          /^error: There is no folder to build in: .*\[simulate\/build-folder\]\n {2}→ .*TMPDIR/,
        );
      };
      chmodSync(spare, 0o770);
      await refused();
      chmodSync(spare, 0o700);
      if (isRoot) {
        chownSync(spare, 0, 0);
        await refused();
      }
      expect((await simulate(join(temporary, 'nowhere'))).stderr).toContain(
        'there is no such file or folder',
      );
    });
  });
});
