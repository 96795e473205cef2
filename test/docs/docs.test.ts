import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import {
  configReference,
  EXERCISE_REFERENCES,
  exerciseReference,
  exerciseSchema,
  REFERENCES,
  SCENARIO_REFERENCES,
  scenarioReference,
  scenarioSchema,
} from '../../scripts/docs.mjs';
import { COMMANDS, COMMON_FLAGS, type Flag } from '../../src/cli/flags.js';
import type { Io } from '../../src/cli/io.js';
import { main } from '../../src/cli/main.js';
import { configKeys } from '../../src/config/schema.js';
import * as data from '../../src/generated/data.js';
import { boards, createProject, LANGUAGES, presets } from '../../src/index.js';
import { FAULT_NAMES, FAULTS } from '../../src/serve/faults.js';
import { stepText } from '../../src/serve/scenario.js';
import { readScenario } from '../../src/serve/scenario-file.js';
import { anchors, codeBlocks, codeSpans, headingLevels, linkTargets, tables } from './markdown.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');

const READMES = [
  { lang: 'en', name: 'README.md', picture: 'docs/session.svg' },
  { lang: 'zh', name: 'README.zh-CN.md', picture: 'docs/session.zh-CN.svg' },
] as const;
const english = read('README.md');
const chinese = read('README.zh-CN.md');

const scratch = mkdtempSync(join(tmpdir(), 'nanokit-docs-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What the program prints, started without a terminal by npx. */
async function printed(argv: readonly string[]): Promise<string> {
  let text = '';
  const io: Io = {
    out: (more) => {
      text += more;
    },
    err: (more) => {
      text += more;
    },
    outPipe: undefined,
    isTerminal: () => false,
    onStop: () => {},
    stdin: process.stdin,
    stderr: process.stderr,
    env: { npm_command: 'exec' },
    cwd: scratch,
    script: '',
  };
  await main(argv, io);
  return text;
}

describe.each(READMES)('$name', ({ lang, name, picture }) => {
  const readme = read(name);
  const isFlagTable = (rows: string[][]) => rows.every(([cell = '']) => /^`-/.test(cell));
  const flagTables = tables(readme).filter(isFlagTable);
  const [
    forRegen = [],
    forSimulate = [],
    forCheck = [],
    forServe = [],
    forMemory = [],
    forCreate = [],
    forAll = [],
    ...others
  ] = flagTables;

  /** As in the flag table's first cell: every way to write it, the last one with what stands for its value. */
  const written = ({ name: flag, short, placeholder }: Flag) => [
    ...(short ? [`-${short}`] : []),
    placeholder ? `${flag} ${placeholder}` : flag,
  ];
  const spans = (cell = '') => codeSpans(cell);

  it('has every flag of the program, and no other', () => {
    const isCommon = ({ name: flag }: Flag) => COMMON_FLAGS.some((common) => common.name === flag);
    const own = (flags: readonly Flag[]) => flags.filter((flag) => !isCommon(flag)).map(written);
    const sorted = (rows: string[][]) => rows.map((row) => row.join()).sort();
    const shown = (rows: string[][]) => rows.map(([cell]) => spans(cell));
    expect(shown(forCreate)).toEqual(own(COMMANDS.create));
    expect(sorted(shown(forSimulate))).toEqual(sorted(own(COMMANDS.simulate)));
    expect(shown(forCheck)).toEqual(own(COMMANDS.check));
    expect(shown(forServe)).toEqual(own(COMMANDS.serve));
    expect(shown(forRegen)).toEqual(own(COMMANDS.regen));
    expect(shown(forMemory)).toEqual(own(COMMANDS.memory));
    expect(shown(forAll)).toEqual(COMMON_FLAGS.map(written));
    expect(others).toEqual([]);
  });

  it('has every fault of the server, with what counts if no value is given', () => {
    const rows = tables(readme).find((table) => spans(table[0]?.[0])[0] === FAULT_NAMES[0]) ?? [];
    const stated = rows.map(([name, , value]) => [spans(name)[0], spans(value)[0]]);
    const fallback = (kind: object) => ('fallback' in kind ? String(kind.fallback) : undefined);
    expect(stated).toEqual(FAULT_NAMES.map((name) => [name, fallback(FAULTS[name])]));
  });

  it('has the defaults of the flags that set a config key', () => {
    const stated = forCreate.map(([flag, , fallback]) => [
      spans(flag).at(-1)?.split(' ')[0],
      spans(fallback)[0],
    ]);
    const preset = ['--preset', presets[0]?.id];
    const ofKeys = configKeys
      .filter(({ node }) => node['x-placeholder'] && (node.default ?? '') !== '')
      .map(({ node }) => [node['x-flag'], String(node.default)]);
    expect(stated.filter(([, fallback]) => fallback !== undefined)).toEqual([preset, ...ofKeys]);
  });

  it('has every preset, and every board with its module or the board to use instead', () => {
    const rows = tables(readme);
    const ids = (row: string[] | undefined) => spans(row?.[0])[0];
    const presetRows = rows.find((table) => ids(table[0]) === presets[0]?.id) ?? [];
    expect(presetRows.map(ids)).toEqual(presets.map(({ id }) => id));
    const boardRows = rows.find((table) => ids(table[0]) === boards[0]?.id) ?? [];
    expect(boardRows.map((row) => [ids(row), row[1], spans(row[2])[0] ?? row[2]])).toEqual(
      boards.map(({ id, soc, wifi_module, use_instead }) => [id, soc, wifi_module ?? use_instead]),
    );
  });

  it('lists the files of a new project', async () => {
    const created = await createProject({ cwd: scratch, dir: 'my-app', language: lang, dryRun: true });
    const files = created.ok ? created.value.files : [];
    const tree = codeBlocks(readme).find(({ text }) => text.startsWith('my-app/\n'))?.text ?? '';
    const drawn = [...tree.matchAll(/─ ([\w.-]+)(?![\w./-])/g)].map(([, file]) => file);
    expect(drawn.toSorted()).toEqual(files.map((file) => file.split('/').at(-1)).toSorted());
  });

  it('shows JSON documents as the program prints them', async () => {
    const shown = codeBlocks(readme).filter(({ language }) => language === 'json');
    const commands = [[], ['--board', 'csk6011a_nano']].map((more) => [
      'my-app',
      '--yes',
      '--json',
      '--lang',
      lang,
      ...more,
    ]);
    const real: string[] = [];
    for (const argv of commands) {
      real.push((await printed(argv)).replaceAll(scratch, '/tmp/lesson'));
      rmSync(join(scratch, 'my-app'), { recursive: true, force: true });
    }
    expect(shown.map(({ text }) => text)).toEqual(real);
  });

  it('shows a session that ends as the program does', async () => {
    const session = codeBlocks(readme).find(({ text }) => text.startsWith('$ npx'))?.text ?? '';
    const told = await printed(['my-app', '--yes', '--lang', lang]);
    rmSync(join(scratch, 'my-app'), { recursive: true, force: true });
    expect(session).toContain(told);
  });

  it('prints the scenario of its demo, whose expectations are those that the output has', async () => {
    const [, yaml = '', output = ''] =
      /\$ cat hello\.yaml\n([\s\S]*?)\$ .*\n([\s\S]*?)```/.exec(readme) ?? [];
    writeFileSync(join(scratch, 'hello.yaml'), yaml);
    const scenario = await readScenario(scratch, 'hello.yaml');
    rmSync(join(scratch, 'hello.yaml'));
    if (!scenario.ok) throw new Error('README: hello.yaml is no scenario');
    const wanted = scenario.value.connections.flat().filter(({ step }) => step.expect);
    expect(wanted).toHaveLength(3);
    const told = [...output.matchAll(/✔ (expect: .*)$/gm)].map(([, text]) => text);
    expect(told).toEqual(wanted.map(stepText));
  });

  it('shows a RAM plan as the program does', async () => {
    const command = '$ npx create-nanokit-ws memory demo\n';
    const shown = codeBlocks(readme).find(({ text }) => text.startsWith(command))?.text;
    await printed(['demo', '--yes', '--lang', lang]);
    const told = await printed(['memory', 'demo', '--lang', lang]);
    rmSync(join(scratch, 'demo'), { recursive: true, force: true });
    expect(shown).toBe(command + told);
  });

  it('has a picture of the session that says what its text says', () => {
    const session = codeBlocks(readme).find(({ text }) => text.startsWith('$ npx'))?.text ?? '';
    const drawn = [...read(picture).matchAll(/<text [^>]*>(.*?)<\/text>/g)].map(([, inner = '']) =>
      inner
        .replace(/<[^>]*>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&'),
    );
    const words = (text: string) => text.split(/\s+/).filter(Boolean);
    expect(words(drawn.join('\n'))).toEqual(words(session));
    expect(readme).toContain(`](${picture})`);
    expect(read(picture)).not.toMatch(/href|@import|url\(|<script|<image/);
  });
});

describe('the two READMEs', () => {
  it('have the same sections', () => {
    expect(headingLevels(chinese)).toEqual(headingLevels(english));
    expect(tables(chinese).map((rows) => rows.length)).toEqual(tables(english).map((rows) => rows.length));
  });

  it('have the same commands, but for the comments', () => {
    const commands = (readme: string) =>
      codeBlocks(readme)
        .filter(({ language }) => language === 'sh')
        .map(({ text }) => text.replace(/ +#.*$/gm, ''));
    expect(commands(english).length).toBeGreaterThan(2);
    expect(commands(chinese)).toEqual(commands(english));
  });

  it('have the same JavaScript, but for what it says', () => {
    const code = (readme: string) =>
      codeBlocks(readme)
        .filter(({ language }) => language === 'js')
        .map(({ text }) => text.replaceAll("'zh'", "'en'").replace(/console\.log\(.*\)/g, ''));
    expect(code(english)).toHaveLength(1);
    expect(code(chinese)).toEqual(code(english));
  });
});

describe('the config reference', () => {
  it.each(LANGUAGES)('is what the schema says, in %s (if not: npm run docs)', (lang) => {
    expect(read(REFERENCES[lang])).toBe(configReference(data, lang));
  });

  it('has one row for every key', () => {
    const keys = tables(read(REFERENCES.en)).flatMap((rows) => rows.filter((row) => row.length === 8));
    expect(keys.map(([cell = '']) => codeSpans(cell)[0]).toSorted()).toEqual(
      configKeys.map(({ name }) => name).toSorted(),
    );
  });

  it('keeps a table a table, whatever a text holds', () => {
    const odd = { type: 'string', default: 'a|b`c', title: 'T', description: 'a | <b> `x|y` *z*' };
    const schema = { properties: { odd, group: { type: 'object', properties: { odd } } } };
    const reference = configReference({ ...data, schema, presets: [] }, 'en');
    const row = tables(reference)[0]?.[0] ?? [];
    expect(row).toHaveLength(8);
    expect(row[4]).toBe('``a\\|b`c``');
    expect(row[7]).toBe('a \\| \\<b\\> `x\\|y` \\*z\\*');
  });
});

describe('what is made by npm run docs', () => {
  it.each([REFERENCES, SCENARIO_REFERENCES, EXERCISE_REFERENCES].flatMap(({ en, zh }) => [en, zh]))(
    'says so to whoever edits it, and not to its readers: %s',
    (path) => {
      expect(read(path)).toMatch(/^<!-- .*npm run docs.* -->\n\n# /);
      expect(read(path).match(/npm run docs/g)).toHaveLength(1);
    },
  );
});

describe('the reference of scenarios', () => {
  it.each(LANGUAGES)('is what the schema says, in %s (if not: npm run docs)', (lang) => {
    expect(read(SCENARIO_REFERENCES[lang])).toBe(scenarioReference(scenarioSchema(), lang));
  });

  it.each(LANGUAGES)('has an example that is read without a complaint, in %s', async (lang) => {
    const yaml = codeBlocks(read(SCENARIO_REFERENCES[lang])).find(({ language }) => language === 'yaml');
    writeFileSync(join(scratch, 'lesson.yaml'), yaml?.text ?? '');
    expect(await readScenario(scratch, 'lesson.yaml')).toMatchObject({ ok: true, diagnostics: [] });
  });
});

describe('the reference of exercise.yaml', () => {
  it.each(LANGUAGES)('is what the schema says, in %s (if not: npm run docs)', (lang) => {
    expect(read(EXERCISE_REFERENCES[lang])).toBe(exerciseReference(exerciseSchema(), lang));
  });

  it.each(LANGUAGES)('has a value and a description for every key, in %s', (lang) => {
    const rows = tables(read(EXERCISE_REFERENCES[lang])).flat();
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.filter((cells) => cells.length !== 3 || cells.some((cell) => cell.trim() === ''))).toEqual(
      [],
    );
  });
});

const DOCUMENTS = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].concat(
  readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
);

describe.each(DOCUMENTS)('%s', (name) => {
  const targets = linkTargets(read(name)).filter((target) => !/^https:/.test(target));

  it('links only to what is there', () => {
    const broken = targets.filter((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? name : join(dirname(name), path);
      if (!existsSync(join(root, file))) return true;
      return anchor !== undefined && !anchors(read(file)).includes(decodeURIComponent(anchor));
    });
    expect(broken).toEqual([]);
  });
});

describe.each(['docs/architecture.md', 'CONTRIBUTING.md'])('%s', (name) => {
  it('names only paths that are there', () => {
    const inside = /^(bin|docs|schemas|scripts|sim|src|templates|test)\/[\w./-]*$/;
    const paths = codeSpans(read(name)).filter((span) => inside.test(span));
    expect(paths.length).toBeGreaterThan(9);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('docs/architecture.md', () => {
  it('says truly which folder imports from which', () => {
    const rows =
      tables(read('docs/architecture.md')).find(([first]) => first?.[0]?.startsWith('`src/')) ?? [];
    const allowed = new Map(
      rows.map(([folder = '', , imports = '']) => [folder.slice(5, -2), imports.split(', ')]),
    );
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect([...allowed.keys()].toSorted()).toEqual(folders.map((entry) => entry.name).toSorted());

    const wrong = folders
      .filter(({ name }) => name !== 'generated')
      .flatMap(({ name }) =>
        importsOf(name)
          .filter((other) => !allowed.get(name)?.includes(other))
          .map((other) => `${name} imports from ${other}`),
      );
    expect(wrong).toEqual([]);
  });
});

/** The other folders of src/ that a folder's files import from. */
function importsOf(folder: string): string[] {
  const files = readdirSync(join(root, 'src', folder)).filter((file) => file.endsWith('.ts'));
  const names = files.flatMap((file) =>
    [...read(`src/${folder}/${file}`).matchAll(/(?:from |import\()'\.\.\/(\w+)\//g)].map(
      ([, name = '']) => name,
    ),
  );
  return [...new Set(names)];
}
