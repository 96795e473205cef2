import { execFileSync } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { hasCompiler } from '../support/simulation.js';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nanokit-surroundings-')));
const app = join(folder, 'app');

beforeAll(async () => {
  expect((await run(['app', '--yes', '--lang', 'en'], { cwd: folder })).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const short = ['--seconds', '1', '--speed', '1000000', '--lang', 'en'];

describe.skipIf(!hasCompiler)('simulate', () => {
  it('does without sanitizers where the compiler has none, and says so', async () => {
    const compiler = join(folder, 'plain-cc');
    const script = `#!/bin/sh\ncase "$*" in *-fsanitize=*) echo "cannot find -lasan" >&2; exit 1;; esac\nexec cc "$@"\n`;
    writeFileSync(compiler, script, { mode: 0o755 });
    const { code, stdout, stderr } = await run(['simulate', '--serve', ...short], {
      cwd: app,
      env: { CC: compiler },
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/IPv4 recv/);
    expect(stderr).toMatch(/^warning: This compiler has no sanitizers.*\[simulate\/no-sanitizers\]\n$/);
  });

  it('leaves nothing running when it is killed', async () => {
    const killed = await run(['simulate', '--lang', 'en', '--wifi', 'not-found'], {
      cwd: app,
      onStart: (child) => {
        child.stdout?.on('data', (text: string) => {
          if (text.includes('AP not found')) child.kill('SIGKILL');
        });
      },
    });
    expect(killed.code).toBe(137);
    const running = () =>
      execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).includes(join(app, '.nanokit'));
    for (let turn = 0; turn < 50 && running(); turn++) await sleep(20);
    expect(running()).toBe(false);
  });
});

describe('simulate reads nothing outside the project:', () => {
  const refused = async () => {
    const { code, stdout, stderr } = await run(['simulate', ...short], { cwd: app });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    return stderr;
  };

  it.each(['../other.c', '/etc/passwd.c', 'src/../../other.c'])('no source %s', async (source) => {
    const cmake = readFileSync(join(app, 'CMakeLists.txt'), 'utf8');
    try {
      writeFileSync(join(folder, 'other.c'), 'int other;\n');
      writeFileSync(join(app, 'CMakeLists.txt'), `${cmake}target_sources(app PRIVATE ${source})\n`);
      expect(await refused()).toContain(`${source} leads out of the project`);
    } finally {
      writeFileSync(join(app, 'CMakeLists.txt'), cmake);
    }
  });

  it('and writes nothing there through a link', async () => {
    rmSync(join(app, '.nanokit/local'), { recursive: true, force: true });
    symlinkSync(folder, join(app, '.nanokit/local'));
    expect(await refused()).toContain('.nanokit/local/simulate leads out of the project');
    rmSync(join(app, '.nanokit/local'));
  });
});

describe.skipIf(!hasCompiler)('the folder of programs', () => {
  it('is cleared of what nobody used for long, and of nothing that a build needs', async () => {
    const builds = join(app, '.nanokit/local/simulate');
    expect((await run(['simulate', ...short], { cwd: app })).code).toBe(0);
    const needed = readdirSync(builds);
    const old = new Date(Date.now() - 3_600_000);
    for (let index = 0; index < 300; index++) writeFileSync(join(builds, `old-${index}.o`), '');
    for (const name of readdirSync(builds)) utimesSync(join(builds, name), old, old);
    // Only the program is made anew.
    for (const name of needed.filter((one) => one.startsWith('program-'))) rmSync(join(builds, name));
    expect((await run(['simulate', ...short], { cwd: app })).code).toBe(0);
    const left = readdirSync(builds);
    expect(left.length).toBeLessThanOrEqual(200);
    expect(left).toEqual(expect.arrayContaining(needed));
  });
});
