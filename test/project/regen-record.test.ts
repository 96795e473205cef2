import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../../src/generated/version.js';
import { releases } from '../../src/messages/releases.js';
import type { Lang } from '../../src/messages/text.js';
import type { ConflictPolicy } from '../../src/project/conflict-policy.js';
import { changesBetween } from '../../src/project/regen-notes.js';
import { undoProject } from '../../src/project/undo-project.js';
import { filesIn, PROJECT_FILES, stateOf, temporaryFolders, textsIn, write } from '../support/folders.js';
import { change, done, NOTHING, newProject, regen, setStack } from '../support/regen.js';

const newFolder = temporaryFolders();

const project = (language: Lang = 'en') => newProject(newFolder(), language);

describe('the version that wrote a project', () => {
  const writtenBy = (folder: string, version: string) =>
    change(folder, '.nanokit/base.json', (text) => text.replace(/"tool": ".*"/, `"tool": "${version}"`));

  it('is told where it was another one, and recorded', async () => {
    const folder = await project();
    writtenBy(folder, '0.0.9');
    const result = await regen(folder);
    expect(result).toMatchObject({ ok: true, value: { from: '0.0.9', updated: [] } });
    const [upgraded, ...changes] = result.diagnostics;
    expect(upgraded).toMatchObject({ code: 'regen/upgraded', severity: 'note' });
    expect(changes.map(({ message }) => message)).toEqual(changesBetween('0.0.9', VERSION));
    expect(await done(folder)).toEqual(NOTHING);
  });

  const known = ['0.1.0', '0.2.0', '0.10.1', '1.0.0'].map((version) => {
    const change = { en: `why ${version}`, zh: `原因 ${version}` };
    return { version, changes: version === '0.2.0' ? [change, change] : [change] };
  });
  it.each([
    { from: '0.1.0', to: '0.10.1', told: ['0.2.0', '0.2.0', '0.10.1'] },
    { from: '0.0.9', to: '0.1.0', told: ['0.1.0'] },
    { from: '0.9.0', to: '1.0.0', told: ['0.10.1', '1.0.0'] },
    { from: '1.0.0', to: '1.0.0', told: [] },
    { from: '1.0.0', to: '0.1.0', told: [] },
  ])('$from, before $to, is followed by what the versions between changed and why', ({ from, to, told }) => {
    const texts = changesBetween(from, to, known);
    expect(texts.map(({ en }) => en)).toEqual(told.map((version) => `New in ${version}: why ${version}`));
    expect(texts.map(({ zh }) => zh)).toEqual(told.map((version) => `${version} 的变化：原因 ${version}`));
  });

  it('of this package is among those that say what they changed', () => {
    expect(releases.map(({ version }) => version)).toContain(VERSION);
  });

  it('that is newer is a warning', async () => {
    const folder = await project();
    writtenBy(folder, '12.0.0');
    const [problem] = (await regen(folder)).diagnostics;
    expect(problem).toMatchObject({ code: 'regen/older-tool', severity: 'warning' });
    expect(problem?.remedy?.en).toContain('create-nanokit-ws@12.0.0 regen');
  });

  it('that is none is not shown', async () => {
    const folder = await project();
    writtenBy(folder, '1.0.0; rm -rf ~');
    expect(await done(folder)).toMatchObject({ codes: [] });
  });
});

describe('a record that somebody damaged', () => {
  const records = [
    { what: 'is gone', text: undefined },
    { what: 'is empty', text: '' },
    { what: 'is no JSON', text: '{"files": ' },
    { what: 'is null', text: 'null' },
    { what: 'is a list', text: '[]' },
    { what: 'is a number', text: '5' },
    {
      what: 'has files that are none',
      text: '{"files": [1, 2], "wifi_ssid": 5, "language": {}, "tool": {"toString": 1}}',
    },
    {
      what: 'has texts that are none',
      text: '{"files": {"prj.conf": "x", "src/main.c": [1], "Kconfig": {"0": "x"}}}',
    },
    {
      what: 'has paths that lead out',
      text: '{"files": {"../../x": ["x"], "/etc/passwd": [], "__proto__": ["x"], "constructor": []}}',
    },
    { what: 'has another prototype', text: '{"__proto__": {"files": {}}, "constructor": 1}' },
    { what: 'is deep', text: `{"files": ${'['.repeat(100_000)}${']'.repeat(100_000)}}` },
    { what: 'is huge', text: `{"files": {"prj.conf": ["${'x'.repeat(8_000_000)}"]}}` },
    { what: 'is binary', text: '\u0000\ufffd' },
    {
      what: 'has no form that there ever was',
      text: '{"format": "x", "files": {"prj.conf": ["CONFIG_MINE=y", ""]}}',
    },
  ];
  const BASE = '.nanokit/base.json';
  const damage = (folder: string, text: string | undefined) => {
    if (text === undefined) rmSync(join(folder, '.nanokit'), { recursive: true });
    else write(folder, BASE, text);
  };

  it.each(records)('and $what is written anew, and nothing else changes', async ({ text }) => {
    const folder = await project();
    const whole = textsIn(folder);
    damage(folder, text);
    const { conflicts, codes } = await done(folder);
    expect([conflicts, codes]).toEqual([[], []]);
    expect(textsIn(folder)).toEqual(whole);
    expect(filesIn(dirname(folder)).filter((path) => !path.startsWith('my-app/'))).toEqual([]);
  });

  it.each(records)('and $what loses nobody’s line', async ({ text }) => {
    const folder = await project();
    damage(folder, text);
    change(folder, 'prj.conf', (conf) => `${conf}CONFIG_MINE=y\n`);
    change(folder, 'credentials.conf', (conf) => conf.replace('SSID="xiaowei-yyds"', 'SSID="mine"'));
    setStack(folder, 8100);
    const before = stateOf(folder);
    const result = await done(folder);
    expect(result.conflicts.map(({ file }) => file)).toEqual(['prj.conf', 'prj.conf']);
    expect(result.codes).toContain('regen/no-record');
    expect(stateOf(folder)).toEqual(before);
    // Without the conflict the name in credentials.conf stays all the same.
    change(folder, 'prj.conf', (conf) => conf.replace('CONFIG_MINE=y\n', ''));
    change(folder, 'nanokit.yaml', (yaml) =>
      yaml.replace('main_stack_bytes: 8100', 'main_stack_bytes: 10000'),
    );
    expect((await done(folder)).codes).toEqual(['regen/ssid-differs']);
    expect(readFileSync(join(folder, 'credentials.conf'), 'utf8')).toContain('SSID="mine"');
  });

  it.each([...records, { what: 'is in a merge conflict', text: '{\n<<<<<<< HEAD\n' }])(
    'and $what can be made anew with the files as they are',
    async ({ text }) => {
      const folder = await project();
      damage(folder, text);
      change(folder, 'prj.conf', (conf) => `${conf}CONFIG_MINE=y\n`);
      unlinkSync(join(folder, 'README.md'));
      setStack(folder, 8100);
      const files = () => [...textsIn(folder)].filter(([path]) => !path.startsWith('.nanokit/'));
      const before = files();
      const rebased = await done(folder, { rebase: true });
      expect(rebased).toMatchObject({ kept: ['prj.conf'], deleted: ['README.md'], conflicts: [] });
      expect(rebased.codes).toEqual(['regen/rebased', 'regen/deleted']);
      expect(files()).toEqual(before);
      expect(await done(folder)).toMatchObject({ updated: [], kept: ['prj.conf'], deleted: ['README.md'] });
      // From here on it is as ever.
      change(folder, 'nanokit.yaml', (yaml) => yaml.replace('heap_bytes: 60000', 'heap_bytes: 61000'));
      expect(await done(folder)).toMatchObject({ merged: ['prj.conf'] });
      expect(readFileSync(join(folder, 'prj.conf'), 'utf8')).toMatch(
        /HEAP_MEM_POOL_SIZE=61000[\s\S]*CONFIG_MINE=y/,
      );
    },
  );

  it('made anew says which settings are the user’s from then on, and FILE=ours brings those of nanokit.yaml', async () => {
    const folder = await project();
    unlinkSync(join(folder, BASE));
    const before = readFileSync(join(folder, 'prj.conf'), 'utf8');
    setStack(folder, 8100);
    change(folder, 'nanokit.yaml', (yaml) => yaml.replace('port: 8080', 'port: 9000'));
    const [hint] = (await regen(folder)).diagnostics;
    expect(hint?.remedy?.en).toContain(
      'changes of nanokit.yaml that are not in the files yet are then not applied',
    );
    const [said] = (await regen(folder, { rebase: true })).diagnostics;
    expect(said?.why?.map(({ en }) => en)).toEqual([
      'memory.main_stack_bytes: nanokit.yaml says 8100, prj.conf has 10000',
      'server.port: nanokit.yaml says 9000, prj.conf has 8080',
    ]);
    expect(said?.remedy?.en).toContain('regen my-app --on-conflict prj.conf=ours');
    const ours = { onConflict: { all: 'abort', files: new Map([['prj.conf', 'ours' as const]]) } } as const;
    expect(await done(folder, ours)).toMatchObject({
      updated: ['prj.conf'],
      replaced: ['prj.conf'],
      kept: [],
    });
    expect(readFileSync(join(folder, 'prj.conf'), 'utf8')).toMatch(/STACK_SIZE=8100[\s\S]*SERVER_PORT=9000/);
    expect(await undoProject({ folder, dir: '.' })).toMatchObject({ value: { restored: ['prj.conf'] } });
    expect(readFileSync(join(folder, 'prj.conf'), 'utf8')).toBe(before);
  });

  it('of a newer form is left alone, unless it is to be written anew', async () => {
    const folder = await project();
    change(folder, BASE, (json) => json.replace('"format": 1,', '"format": 9,'));
    setStack(folder, 8100);
    const before = stateOf(folder);
    const [problem] = (await regen(folder)).diagnostics;
    expect(problem?.code).toBe('regen/newer-record');
    expect(problem?.remedy?.en).toContain(
      'npx create-nanokit-ws@latest regen my-app; or run regen my-app --rebase',
    );
    expect(stateOf(folder)).toEqual(before);
    expect(await done(folder, { rebase: true })).toMatchObject({ kept: ['prj.conf'], conflicts: [] });
    expect(readFileSync(join(folder, BASE), 'utf8')).toContain('"format": 1,');
    expect(await done(folder)).toMatchObject({ updated: [], kept: ['prj.conf'] });
  });

  it('that is sound, and knows nothing of a file that is the user’s by now, leads to a choice for that file', async () => {
    const folder = await project();
    const kind = (from: string, to: string) =>
      change(folder, 'nanokit.yaml', (text) => text.replace(`kind: ${from} `, `kind: ${to} `));
    kind('echo', 'telemetry');
    expect((await done(folder)).updated).toContain('src/samples.c');
    change(folder, 'src/samples.c', (text) => `${text}/* mine */\n`);
    kind('telemetry', 'echo');
    expect((await done(folder)).codes).toContain('regen/released');
    kind('echo', 'telemetry');
    const [problem, ...others] = (await regen(folder)).diagnostics;
    expect(problem).toMatchObject({
      code: 'regen/no-record',
      message: { zh: expect.stringContaining('没有') },
    });
    expect(problem?.remedy?.en).toContain('regen my-app --on-conflict src/samples.c=keep');
    expect(others).toEqual([]);

    const copy = join(newFolder(), 'my-app');
    cpSync(folder, copy, { recursive: true });
    // What was never there is no file that the user deleted.
    const rebased = await done(copy, { rebase: true });
    expect(rebased.deleted).toEqual([]);
    expect(rebased.kept).toContain('src/samples.c');
    expect(rebased.updated).toContain('src/json_write.c');

    const only: ConflictPolicy = { all: 'abort', files: new Map([['src/samples.c', 'keep']]) };
    expect(await done(folder, { onConflict: only })).toMatchObject({ conflicts: [{ choice: 'keep' }] });
    expect(readFileSync(join(folder, 'src/samples.c'), 'utf8')).toMatch(/\/\* mine \*\/\n$/);
    expect(filesIn(folder)).toContain('src/json_write.c');
    expect((await done(folder)).updated).toEqual([]);
  });

  it('in a merge conflict says so, and what to do', async () => {
    const folder = await project();
    damage(folder, '{\n<<<<<<< HEAD\n');
    setStack(folder, 8100);
    const [problem] = (await regen(folder)).diagnostics;
    expect(problem?.code).toBe('regen/no-record');
    expect(problem?.message.en).toContain('the marks of a merge conflict');
    expect(problem?.remedy?.en).toContain('regen my-app --rebase');
  });

  it('cannot make regen write a file that is not the project’s', async () => {
    const folder = await project();
    change(folder, BASE, (text) => text.replace('"files": {', '"files": {"../evil": ["x"], "evil": ["x"],'));
    setStack(folder, 8100);
    expect((await done(folder)).updated).toEqual(['prj.conf']);
    expect(filesIn(dirname(folder)).filter((path) => path.includes('evil'))).toEqual([]);
    expect(readFileSync(join(folder, BASE), 'utf8')).not.toContain('evil');
  });
});

describe('links in a project', () => {
  const places = [
    'nanokit.yaml',
    'prj.conf',
    'src',
    'src/main.c',
    'credentials.conf',
    '.nanokit',
    '.nanokit/base.json',
    '.nanokit/nanokit.schema.json',
  ];
  it.each(places)('are not followed out of it: %s', async (path) => {
    const folder = await project();
    const outside = newFolder();
    // The same content, so that only the link itself can be what is wrong.
    for (const [name, text] of textsIn(folder)) write(outside, name, text);
    rmSync(join(folder, path), { recursive: true });
    symlinkSync(join(outside, path), join(folder, path));
    if (path !== 'nanokit.yaml') setStack(folder, 8100);
    const before = stateOf(outside);
    const result = await regen(folder);
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['project/link']);
    expect(stateOf(outside)).toEqual(before);
  });

  it('that dangle are refused', async () => {
    const folder = await project();
    unlinkSync(join(folder, 'README.md'));
    symlinkSync('../nowhere', join(folder, 'README.md'));
    const { diagnostics } = await regen(folder);
    expect(diagnostics.map(({ code }) => code)).toEqual(['project/link']);
    expect(diagnostics[0]?.remedy?.en).toContain('Put the file itself in the place of the link');
  });

  it('that stay inside are followed, and stay links', async () => {
    const folder = await project();
    mkdirSync(join(folder, 'conf'));
    write(folder, 'conf/prj.conf', readFileSync(join(folder, 'prj.conf'), 'utf8'));
    unlinkSync(join(folder, 'prj.conf'));
    symlinkSync('conf/prj.conf', join(folder, 'prj.conf'));
    setStack(folder, 8100);
    expect((await done(folder)).updated).toEqual(['prj.conf']);
    expect(readFileSync(join(folder, 'conf/prj.conf'), 'utf8')).toContain('CONFIG_MAIN_STACK_SIZE=8100');
    expect(filesIn(folder)).toHaveLength(PROJECT_FILES.length + 1);
  });
});
