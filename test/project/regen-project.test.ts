import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configKeys } from '../../src/config/schema.js';
import type { Lang } from '../../src/messages/text.js';
import type { Policy } from '../../src/project/conflict-policy.js';
import { createProject } from '../../src/project/create-project.js';
import { regenProject } from '../../src/project/regen-project.js';
import { filesIn, PROJECT_FILES, stateOf, temporaryFolders, textsIn, write } from '../support/folders.js';
import { change, done, NOTHING, newProject, regen, setStack } from '../support/regen.js';

const newFolder = temporaryFolders();

const project = (language: Lang = 'en') => newProject(newFolder(), language);

/** The paths whose text a step changed, made or removed. */
async function changed(folder: string, step: () => Promise<unknown>): Promise<string[]> {
  const before = textsIn(folder);
  await step();
  const after = textsIn(folder);
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .sort();
}

describe('regen', () => {
  it('writes nothing at all right after create', async () => {
    for (const preset of ['documented', 'lean']) {
      for (const language of ['en', 'zh'] as const) {
        const cwd = newFolder();
        await createProject({ cwd, dir: 'a', language, preset });
        const before = stateOf(join(cwd, 'a'));
        expect(await done(join(cwd, 'a'))).toEqual(NOTHING);
        expect(stateOf(join(cwd, 'a'))).toEqual(before);
      }
    }
  });

  it('writes nothing the second time', async () => {
    const folder = await project();
    setStack(folder, 8100);
    await done(folder);
    const before = stateOf(folder);
    expect(await done(folder)).toEqual(NOTHING);
    expect(stateOf(folder)).toEqual(before);
  });

  const values = configKeys.flatMap(({ name, node }) => {
    // Without TLS its values are in no other file; authorities.test.ts turns it on.
    if (/\btls/.test(name)) return [];
    // The README names the server as well, and what is telemetry's.
    const isNamed = ['server.port', 'app.interval_ms', 'app.queue_messages'].includes(name);
    const isNumber = node.type === 'integer' && !node.enum && !isNamed;
    if (isNumber) return [{ name, from: String(node.default), to: String(node.maximum) }];
    if (node.type === 'boolean') return [{ name, from: 'true', to: 'false' }];
    return [];
  });
  it.each(values)('of another $name rewrites prj.conf alone', async ({ name, from, to }) => {
    const folder = await project();
    const paths = await changed(folder, async () => {
      const key = name.split('.').at(-1);
      change(folder, 'nanokit.yaml', (text) => text.replace(`  ${key}: ${from}\n`, `  ${key}: ${to}\n`));
      expect((await done(folder)).updated).toEqual(['prj.conf']);
    });
    expect(paths).toEqual(['.nanokit/base.json', 'nanokit.yaml', 'prj.conf']);
  });

  it.each(['en', 'zh'] as const)(
    'of a project in %s stays in it for users of the other language, where nanokit.yaml no longer says',
    async (language) => {
      const folder = await project(language);
      change(folder, 'nanokit.yaml', (text) => text.replace(/ {2}language: .*\n/, ''));
      const other = language === 'en' ? 'zh' : 'en';
      const paths = await changed(folder, async () => {
        const result = await regenProject({ folder, dir: 'my-app', language: other });
        expect(result).toMatchObject({ ok: true, value: { updated: [] } });
      });
      expect(paths).toEqual([]);
    },
  );

  it('keeps nanokit.yaml byte for byte', async () => {
    const folder = await project();
    change(
      folder,
      'nanokit.yaml',
      (text) =>
        `# mine\r\n${text.replaceAll('\n', '\r\n').replace('main_stack_bytes: 10000', 'main_stack_bytes: 8100 # odd')}`,
    );
    const before = readFileSync(join(folder, 'nanokit.yaml'), 'utf8');
    expect((await done(folder)).updated).toContain('prj.conf');
    expect(readFileSync(join(folder, 'nanokit.yaml'), 'utf8')).toBe(before);
  });

  it('follows the structure: another SDK line changes the C files', async () => {
    const folder = await project();
    change(folder, 'nanokit.yaml', (text) => text.replace('sdk: 1', 'sdk: 2'));
    const { updated, codes } = await done(folder);
    expect(updated).toContain('src/main.c');
    expect(codes).toEqual([]);
  });

  it('back and forth gives the same project', async () => {
    const folder = await project();
    const before = textsIn(folder);
    for (const [from, to] of [
      ['sdk: 1', 'sdk: 2'],
      ['language: en', 'language: zh'],
    ] as const) {
      change(folder, 'nanokit.yaml', (text) => text.replace(from, to));
      await done(folder);
      change(folder, 'nanokit.yaml', (text) => text.replace(to, from));
      await done(folder);
      expect(textsIn(folder)).toEqual(before);
    }
  });

  it('refuses a config with mistakes, with their places, and writes nothing', async () => {
    const folder = await project();
    setStack(folder, 70_000);
    const before = stateOf(folder);
    const result = await regen(folder);
    expect(result.ok).toBe(false);
    expect(result.diagnostics.map(({ code, place }) => [code, place?.file])).toEqual([
      ['config/range', 'my-app/nanokit.yaml'],
    ]);
    expect(stateOf(folder)).toEqual(before);
  });

  it.each([
    ['.', 'regen/no-project'],
    ['nowhere', 'regen/no-folder'],
    ['file', 'regen/no-folder'],
    ['file/x', 'regen/no-folder'],
  ])('finds no project in %s', async (dir, code) => {
    const cwd = newFolder();
    write(cwd, 'file', '');
    const result = await regenProject({ folder: join(cwd, dir), dir, language: 'en' });
    expect(result.diagnostics.map((one) => one.code)).toEqual([code]);
    expect(filesIn(cwd)).toEqual(['file']);
  });

  it.runIf(process.platform !== 'win32')('refuses a pipe and a folder in the place of a file', async () => {
    for (const make of [(path: string) => execFileSync('mkfifo', [path]), mkdirSync]) {
      const folder = await newProject(newFolder());
      rmSync(join(folder, 'prj.conf'));
      make(join(folder, 'prj.conf'));
      const result = await regen(folder);
      expect(result.ok).toBe(false);
      expect(result.diagnostics.map(({ code, message }) => [code, message.en])).toEqual([
        ['project/no-plain-file', 'prj.conf is no plain file, but a folder, a pipe or a device'],
      ]);
    }
  });

  it('keeps the modes of files', async () => {
    const folder = await project();
    chmodSync(join(folder, 'prj.conf'), 0o664);
    change(folder, 'nanokit.yaml', (text) =>
      text.replace('main_stack_bytes: 10000', 'main_stack_bytes: 8100').replace('xiaowei-yyds', 'home'),
    );
    await done(folder);
    const mode = (path: string) => (statSync(join(folder, path)).mode & 0o777).toString(8);
    expect([mode('prj.conf'), mode('credentials.conf')]).toEqual(['664', '600']);
  });
});

describe('a file that the user changed', () => {
  it('stays as it is, with everything else brought up to date', async () => {
    const folder = await project();
    change(folder, 'src/main.c', (text) => `${text}/* mine */\n`);
    setStack(folder, 8100);
    const mine = readFileSync(join(folder, 'src/main.c'), 'utf8');
    expect(await done(folder)).toEqual({ ...NOTHING, updated: ['prj.conf'], kept: ['src/main.c'] });
    expect(readFileSync(join(folder, 'src/main.c'), 'utf8')).toBe(mine);
    // And the time after that.
    expect(await done(folder)).toEqual({ ...NOTHING, kept: ['src/main.c'] });
  });

  it('gets what nanokit.yaml asks for, around the user’s lines', async () => {
    const folder = await project();
    change(folder, 'prj.conf', (text) => `${text}CONFIG_MINE=y\n`);
    change(folder, 'src/main.c', (text) => text.replace('#include', '/* mine */\n#include'));
    change(folder, 'nanokit.yaml', (text) =>
      text.replace('main_stack_bytes: 10000', 'main_stack_bytes: 8100').replace('sdk: 1', 'sdk: 2'),
    );
    const { merged, conflicts, codes } = await done(folder);
    expect({ merged, conflicts, codes }).toEqual({
      merged: ['prj.conf', 'src/main.c'],
      conflicts: [],
      codes: [],
    });
    const texts = textsIn(folder);
    expect(texts.get('prj.conf')).toMatch(/^CONFIG_MAIN_STACK_SIZE=8100$/m);
    expect(texts.get('prj.conf')).toMatch(/^CONFIG_MINE=y$/m);
    expect(texts.get('src/main.c')).toMatch(/\/\* mine \*\/\n#include[\s\S]*<zephyr\//);
    expect(await done(folder)).toEqual({ ...NOTHING, kept: ['prj.conf', 'src/main.c'] });
  });

  const bothChanged = async () => {
    const folder = await project();
    change(folder, 'prj.conf', (text) => text.replace('MAIN_STACK_SIZE=10000', 'MAIN_STACK_SIZE=9000'));
    change(folder, 'src/main.c', (text) => `${text}/* mine */\n`);
    setStack(folder, 8100);
    return folder;
  };
  const CONFLICT = { file: 'prj.conf', line: 47, symbol: 'MAIN_STACK_SIZE' };

  it('is a conflict where nanokit.yaml asks for another value, and then nothing is written', async () => {
    const folder = await bothChanged();
    const before = stateOf(folder);
    const result = await regen(folder);
    expect(result).toMatchObject({ ok: true, value: { updated: [], conflicts: [CONFLICT] } });
    const [problem, ...more] = result.diagnostics;
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code: 'regen/conflict', place: { file: 'prj.conf', line: 47 } });
    expect(problem?.message.en).toBe(
      'CONFIG_MAIN_STACK_SIZE: you wrote 9000, and nanokit.yaml now asks for 8100',
    );
    expect(problem?.remedy?.en).toContain('regen my-app --on-conflict keep');
    expect(stateOf(folder)).toEqual(before);
  });

  const policies = [
    { choice: 'keep', line: /^CONFIG_MAIN_STACK_SIZE=9000$/m, updated: [], kept: ['prj.conf', 'src/main.c'] },
    {
      choice: 'ours',
      line: /^CONFIG_MAIN_STACK_SIZE=8100$/m,
      updated: ['prj.conf'],
      kept: ['src/main.c'],
    },
    {
      choice: 'markers',
      line: /^<<<<<<< yours\nCONFIG_MAIN_STACK_SIZE=9000\n=======\n# .*\nCONFIG_MAIN_STACK_SIZE=8100\n>>>>>>> generated$/m,
      updated: ['prj.conf'],
      kept: ['src/main.c'],
    },
  ] as const;
  it.each(policies)('is written as $choice says, and the next run is quiet', async (policy) => {
    for (const onConflict of [
      { all: policy.choice, files: new Map() },
      { all: 'abort' as const, files: new Map([['prj.conf', policy.choice]]) },
    ]) {
      const folder = await bothChanged();
      const { updated, kept, conflicts, marked } = await done(folder, { onConflict });
      expect({ updated, kept }).toEqual({ updated: policy.updated, kept: policy.kept });
      expect(conflicts).toEqual([{ ...CONFLICT, choice: policy.choice }]);
      expect(marked).toEqual(policy.choice === 'markers' ? ['prj.conf'] : []);
      expect(textsIn(folder).get('prj.conf')).toMatch(policy.line);
      const after = stateOf(folder);
      const again = await done(folder);
      expect([again.updated, again.conflicts, again.marked]).toEqual([[], [], marked]);
      expect(stateOf(folder)).toEqual(after);
      // The user's own line of another file is there whatever was chosen.
      expect(textsIn(folder).get('src/main.c')).toContain('/* mine */');
    }
  });

  it('that was kept in a conflict is one again when nanokit.yaml changes again', async () => {
    const folder = await bothChanged();
    await done(folder, { onConflict: { all: 'keep', files: new Map() } });
    change(folder, 'nanokit.yaml', (text) => text.replace('bytes: 8100', 'bytes: 8200'));
    expect((await done(folder)).conflicts).toEqual([CONFLICT]);
  });

  it('is decided by whoever is asked, spot by spot; who stops leaves everything as it is', async () => {
    const folder = await bothChanged();
    const before = stateOf(folder);
    const asked: unknown[] = [];
    const onConflict = { all: 'ask', files: new Map() } as const;
    const stopped = await done(folder, {
      onConflict,
      ask: async ({ file, conflict, number, count }) => {
        asked.push([file.path, conflict.symbol, number, count]);
        return 'abort';
      },
    });
    expect(asked).toEqual([['prj.conf', 'MAIN_STACK_SIZE', 1, 1]]);
    expect(stopped.codes).toEqual(['regen/conflict']);
    expect(stateOf(folder)).toEqual(before);
    expect((await done(folder, { onConflict, ask: async () => 'ours' })).updated).toEqual(['prj.conf']);
  });

  it('between plan and write stops the write', async () => {
    const folder = await bothChanged();
    const result = await regen(folder, {
      onConflict: { all: 'ask', files: new Map() },
      ask: async () => {
        change(folder, 'prj.conf', (text) => `${text}# just now\n`);
        return 'ours';
      },
    });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['project/changed']);
    expect(textsIn(folder).get('prj.conf')).toContain('# just now');
    expect(textsIn(folder).get('prj.conf')).toContain('SIZE=9000');
  });

  it('is none where the user made the very change by hand', async () => {
    const folder = await project();
    change(folder, 'prj.conf', (text) =>
      text.replace('CONFIG_MAIN_STACK_SIZE=10000', 'CONFIG_MAIN_STACK_SIZE=12000'),
    );
    change(folder, 'nanokit.yaml', (text) =>
      text.replace('main_stack_bytes: 10000', 'main_stack_bytes: 12000'),
    );
    expect(await done(folder)).toEqual(NOTHING);
    // From now on it counts as ours.
    change(folder, 'nanokit.yaml', (text) =>
      text.replace('main_stack_bytes: 12000', 'main_stack_bytes: 13000'),
    );
    expect((await done(folder)).updated).toEqual(['prj.conf']);
  });

  it('stays deleted if it was deleted, with a note', async () => {
    const folder = await project();
    unlinkSync(join(folder, 'README.md'));
    rmSync(join(folder, 'src'), { recursive: true });
    const deleted = ['README.md', ...PROJECT_FILES.filter((path) => path.startsWith('src/'))];
    for (const change of [() => undefined, () => setStack(folder, 8100), () => undefined]) {
      change();
      const result = await done(folder);
      expect(result.deleted).toEqual(deleted);
      expect(result.codes).toEqual(deleted.map(() => 'regen/deleted'));
      expect(filesIn(folder)).not.toContain('README.md');
    }
  });

  it('in CRLF, as git checks out on Windows, is no change, and CRLF stays', async () => {
    const folder = await project();
    for (const [path, text] of textsIn(folder)) write(folder, path, text.replaceAll('\n', '\r\n'));
    expect(await done(folder)).toMatchObject({ updated: [], kept: [], conflicts: [] });
    setStack(folder, 8100);
    change(folder, 'nanokit.yaml', (text) => text.replace('xiaowei-yyds', 'home'));
    const { updated, conflicts } = await done(folder);
    expect({ updated, conflicts }).toEqual({
      updated: ['prj.conf', 'credentials.conf'],
      conflicts: [],
    });
    for (const path of updated) {
      const text = readFileSync(join(folder, path), 'utf8');
      expect([path, /[^\r]\n/.test(text)]).toEqual([path, false]);
    }
  });

  it('of another kind, an image say, is kept, and replaced as a whole or not at all', async () => {
    const folder = await project();
    write(folder, 'README.md', '\ufffd\u0000');
    expect((await done(folder)).kept).toEqual(['README.md']);
    change(folder, 'nanokit.yaml', (text) => text.replace(/ name: .*/, ' name: lamp'));
    const { conflicts, codes } = await done(folder);
    expect([conflicts, codes]).toEqual([[{ file: 'README.md', line: 1 }], ['regen/conflict']]);
    const policy = (choice: Policy) => ({ all: 'abort' as const, files: new Map([['README.md', choice]]) });
    expect((await regen(folder, { onConflict: policy('markers') })).diagnostics[0]?.code).toBe(
      'regen/no-marks',
    );
    expect((await done(folder, { onConflict: policy('keep') })).updated).not.toContain('README.md');
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe('\ufffd\u0000');
    change(folder, 'nanokit.yaml', (text) => text.replace(/ name: .*/, ' name: fan'));
    expect((await done(folder, { onConflict: policy('ours') })).updated).toContain('README.md');
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain('# fan');
  });

  it('that was deleted comes back when it is asked for', async () => {
    const folder = await project();
    const before = readFileSync(join(folder, 'src/main.c'), 'utf8');
    unlinkSync(join(folder, 'src/main.c'));
    // For all files this would bring back what was deleted on purpose.
    const all = { all: 'ours', files: new Map() } as const;
    expect((await done(folder, { onConflict: all })).deleted).toEqual(['src/main.c']);
    const one = { all: 'abort' as const, files: new Map([['src/main.c', 'ours' as const]]) };
    expect((await done(folder, { onConflict: one })).updated).toEqual(['src/main.c']);
    expect(readFileSync(join(folder, 'src/main.c'), 'utf8')).toBe(before);
  });

  it('cannot be named by a policy if it is none of the project’s', async () => {
    const folder = await project();
    const onConflict = { all: 'abort' as const, files: new Map([['src/man.c', 'keep' as const]]) };
    const [problem] = (await regen(folder, { onConflict })).diagnostics;
    expect(problem).toMatchObject({ code: 'regen/no-such-file', source: '--on-conflict src/man.c=keep' });
    expect(problem?.remedy?.en).toContain('src/main.c');
  });
});

describe('a file that is no longer generated', () => {
  const drop = (folder: string, path: string, text: string) =>
    change(folder, '.nanokit/base.json', (json) => {
      const record = JSON.parse(json);
      record.files[path] = text.split('\n');
      return JSON.stringify(record, null, 1);
    });

  it('goes if it is untouched, and stays if the user changed it', async () => {
    const folder = await project();
    for (const path of ['src/old.c', 'old.h', 'gone.h']) drop(folder, path, 'int old;\n');
    write(folder, 'src/old.c', 'int old;\r\n');
    write(folder, 'old.h', 'int old;\n/* mine */\n');
    const { removed, codes, updated } = await done(folder);
    expect({ removed, codes, updated }).toEqual({
      removed: ['src/old.c'],
      codes: ['regen/released'],
      updated: [],
    });
    expect(filesIn(folder)).not.toContain('src/old.c');
    expect(readFileSync(join(folder, 'old.h'), 'utf8')).toBe('int old;\n/* mine */\n');
    expect(await done(folder)).toEqual(NOTHING);
  });

  it.each([
    'nanokit.yaml',
    'NanoKit.yaml',
    'credentials.conf',
    '.git/config',
    '.nanokit/x',
    '../x',
    'a/../b',
  ])('is never %s, whatever the record says', async (path) => {
    const folder = await project();
    write(folder, path, 'x\n');
    write(folder, 'nanokit.yaml', 'wifi: {ssid: a}\n');
    drop(folder, path, path === 'nanokit.yaml' ? 'wifi: {ssid: a}\n' : 'x\n');
    const there = filesIn(dirname(folder));
    await regen(folder, { onConflict: { all: 'keep', files: new Map() } });
    expect(filesIn(dirname(folder))).toEqual(there);
  });
});
