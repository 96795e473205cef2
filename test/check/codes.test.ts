import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { explainCode } from '../../src/check/explain.js';
import { SENSE_CODES } from '../../src/check/sense.js';
import { CODE_GROUPS, CODES } from '../../src/messages/codes.js';
import { run } from '../support/cli.js';
import { temporaryFolders } from '../support/folders.js';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/^(?:messages|generated)[\\/]/.test(path))
  .map((path) => ({ path, text: readFileSync(`${SRC}${path}`, 'utf8') }));

/** What is in quotes and looks like a code, in a group of which some diagnostic has one. */
const quoted = sources.flatMap(({ text }) => [...text.matchAll(/'([a-z]+)\/([a-z][a-z0-9-]*)'/g)]);
const groups = new Set([
  ...sources.flatMap(({ text }) => [...text.matchAll(/code: '([a-z]+)\//g)].map(([, group]) => group)),
  ...Object.keys(CODES).map((code) => code.split('/')[0]),
]);
const written = [
  ...quoted.filter(([, group]) => groups.has(group)).map(([, group, name]) => `${group}/${name}`),
  ...SENSE_CODES,
];

/** Each command has these four about its folder: src/project/find-project.ts. */
const ABOUT_FOLDER = ['no-folder', 'config-gone', 'no-config', 'no-project'];

describe('every diagnostic code', () => {
  it('is explained', () => {
    expect(written.length).toBeGreaterThan(150);
    const commands = ['adopt', 'check', 'configure', 'memory', 'regen', 'simulate', 'undo'];
    const folder = commands.flatMap((command) => ABOUT_FOLDER.map((name) => `${command}/${name}`));
    const all = [...new Set([...written, ...folder])];
    expect(all.filter((code) => explainCode(code, CODES) === undefined)).toEqual([]);
  });

  it('that is explained is in use', () => {
    const used = new Set([
      ...written,
      ...[...ABOUT_FOLDER, 'behind-config'].map((name) => `project/${name}`),
    ]);
    expect(Object.keys(CODES).filter((code) => !used.has(code))).toEqual([]);
  });

  it('each once', () => {
    const all = CODE_GROUPS.flatMap((group) => Object.keys(group));
    expect(all.filter((code, index) => all.indexOf(code) !== index)).toEqual([]);
  });

  it('stands whole in the source, but for those that a list makes', () => {
    const composed = sources.filter(({ text }) => /code: `/.test(text)).map(({ path }) => path);
    expect(composed.sort()).toEqual(['check/sense.ts', 'project/find-project.ts']);
    const names = [
      ...(sources.find(({ path }) => path.endsWith('find-project.ts'))?.text ?? '').matchAll(
        /problem\('([a-z-]+)'/g,
      ),
    ];
    expect([...new Set(names.map(([, name]) => name))].sort()).toEqual(ABOUT_FOLDER.toSorted());
  });
});

describe('the explanations of codes', () => {
  it('are short, end as sentences, and are Chinese where they should be', () => {
    for (const [code, texts] of Object.entries(CODES)) {
      for (const { en, zh } of texts) {
        expect(en.length, code).toBeLessThan(100);
        expect(en, code).toMatch(/^[^\p{Script=Han}]*\.$/u);
        expect(zh, code).toMatch(/\p{Script=Han}/u);
        expect(zh, code).toMatch(/。$/u);
        expect(zh, code).not.toMatch(/[,;!](?!\d)|\p{Script=Han}(?:: |\.(?!conf))/u);
      }
    }
  });
});

describe('explain CODE', () => {
  const newFolder = temporaryFolders();
  let cwd = '';
  beforeAll(() => {
    cwd = newFolder();
  });

  it('says what, why and what to change, in either language', async () => {
    expect((await run(['explain', 'regen/drift'], { cwd })).stdout).toBe(
      [
        'regen/drift',
        '  --check found files that are not what nanokit.yaml asks for.',
        '  why         nanokit.yaml was changed without a run of regen.',
        '  what to do  Run regen and commit what it writes.',
        '',
      ].join('\n'),
    );
    expect((await run(['explain', 'regen/drift', '--lang', 'zh'], { cwd })).stdout).toContain(
      '  怎么办  运行 regen 并提交它写的内容。\n',
    );
  });

  it.each([
    ['[kconfig/selected]', 'kconfig/selected'],
    ['Simulate/Stuck', 'simulate/stuck'],
    ['regen/no-project', 'regen/no-project'],
  ])('takes %s', async (typed, name) => {
    const { code, stdout } = await run(['explain', typed, '--json'], { cwd });
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, kind: 'code', name });
  });

  it.each([
    ['kconfig/selectd', 'kconfig/selected'],
    ['config/unkown-key', 'config/unknown-key'],
  ])('names the nearest of %s', async (typed, name) => {
    const { code, stderr } = await run(['explain', typed], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(`Did you mean ${name}?`) });
  });
});
