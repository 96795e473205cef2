import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { temporaryFolders } from '../support/folders.js';

const folder = temporaryFolders()();
const app = join(folder, 'app');
const bin = join(folder, 'bin');
const config = join(app, 'nanokit.yaml');
const base = join(app, '.nanokit/base.json');

beforeAll(async () => {
  expect((await run(['app', '--yes', '--lang', 'en'], { cwd: folder })).code).toBe(0);
  mkdirSync(bin);
  symlinkSync(process.execPath, join(bin, 'node'));
});

/** Up to the point where a compiler is wanted: there is none. */
async function read(args: readonly string[] = [], cwd = app) {
  const { code, stderr } = await run(['simulate', '--lang', 'en', ...args], { cwd, env: { PATH: bin } });
  return { code, stderr };
}

/** Changes a file for a while. */
async function withText(path: string, text: string | undefined, action: () => Promise<void>) {
  const before = readFileSync(path, 'utf8');
  try {
    if (text === undefined) rmSync(path);
    else writeFileSync(path, text);
    await action();
  } finally {
    writeFileSync(path, before);
  }
}

describe('simulate warns when nanokit.yaml was changed and the files were not', () => {
  const changed = (from: RegExp, to: string) => {
    const text = readFileSync(config, 'utf8');
    const other = text.replace(from, to);
    expect(other).not.toBe(text);
    return other;
  };
  const WARNING = 'simulate/behind-config';

  it('and names them and the command', async () => {
    expect((await read()).stderr).not.toContain(WARNING);
    await withText(config, changed(/port: 8080/, 'port: 9000'), async () => {
      const { stderr } = await read();
      expect(stderr).toMatch(
        /^warning: nanokit\.yaml was changed, .*prj\.conf.*\[simulate\/behind-config\]$/m,
      );
      expect(stderr).toMatch(/npx create-nanokit-ws regen$/m);
      expect((await read(['app'], folder)).stderr).toMatch(/npx create-nanokit-ws regen app$/m);
      const zh = await run(['simulate', '--lang', 'zh'], { cwd: app, env: { PATH: bin } });
      expect(zh.stderr).toMatch(/^警告：nanokit\.yaml 改过了/);
    });
  });

  it('also when that is in a comment of the generated C alone, or the name of the Wi-Fi', async () => {
    await withText(config, changed(/ssid: .*/, 'ssid: classroom'), async () => {
      expect((await read()).stderr).toContain('as before: credentials.conf');
    });
    await withText(config, changed(/language: en/, 'language: zh'), async () => {
      expect((await read()).stderr).toMatch(/as before: .*src\/main\.c/);
    });
  });

  it('but not when a version with another form of record wrote them', async () => {
    await withText(config, changed(/port: 8080/, 'port: 9000'), async () => {
      const newer = readFileSync(base, 'utf8').replace('"format": 1,', '"format": 9,');
      await withText(base, newer, async () => {
        expect((await read()).stderr).not.toMatch(/behind-config|base\.json/);
      });
    });
  });

  it('but not when the user changed generated files, or another version wrote them', async () => {
    const main = join(app, 'src/main.c');
    await withText(main, `${readFileSync(main, 'utf8')}/* mine */\n`, async () => {
      expect((await read()).stderr).not.toContain(WARNING);
    });
    await withText(config, changed(/port: 8080/, 'port: 9000'), async () => {
      const older = readFileSync(base, 'utf8').replace(/"tool": "[^"]*"/, '"tool": "0.0.1"');
      await withText(base, older, async () => expect((await read()).stderr).not.toContain(WARNING));
      await withText(base, undefined, async () => expect((await read()).stderr).not.toContain(WARNING));
    });
  });

  it('with --json in the last document', async () => {
    await withText(config, changed(/port: 8080/, 'port: 9000'), async () => {
      const { stdout } = await run(['simulate', '--json'], { cwd: app, env: { PATH: bin } });
      expect(JSON.parse(stdout)).toMatchObject({
        ok: false,
        event: 'end',
        diagnostics: [{ code: WARNING, severity: 'warning' }, { code: 'simulate/no-compiler' }],
      });
    });
  });
});

describe('simulate without nanokit.yaml says what is missing', () => {
  it('in a folder of something else', async () => {
    const { code, stderr } = await read([], folder);
    expect(code).toBe(2);
    expect(stderr).toMatch(/\. contains no nanokit\.yaml \[simulate\/no-project\][\s\S]*: simulate my-app/);
  });

  it('in a project that has lost it', async () => {
    await withText(config, undefined, async () => {
      const { code, stderr } = await read();
      expect(code).toBe(2);
      expect(stderr).toMatch(/is gone \[simulate\/config-gone\][\s\S]*git restore nanokit\.yaml/);
    });
  });

  it.each(['CMakeLists.txt', 'prj.conf'])(
    'in a Zephyr application of somebody else, with %s',
    async (name) => {
      const other = join(folder, `other-${name}`);
      mkdirSync(other);
      writeFileSync(join(other, name), '');
      const { code, stderr } = await read([], other);
      expect(code).toBe(2);
      expect(stderr).toMatch(/\[simulate\/no-config\][\s\S]*npx create-nanokit-ws my-app/);
    },
  );
});
