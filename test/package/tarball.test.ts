import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { codeSpans, linkTargets, prose, tables } from '../docs/markdown.js';
import { type Registry, serveRegistry } from './registry.js';

const root = join(import.meta.dirname, '../..');
const execute = promisify(execFile);
/** As in the READMEs and in scripts/bench.mjs. */
const LIMIT_KB = 900;
let folder: string;
let tarball: string;
let registry: Registry | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nanokit-pack-'));
  const packed = place('packed');
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', packed], root);
  tarball = join(packed, readdirSync(packed)[0] ?? '');
  registry = await serveRegistry(tarball, manifest);
});

afterAll(async () => {
  await registry?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As a user's shell would run it: nothing of the npm that runs these tests shows through. */
async function run(command: string, args: readonly string[], cwd: string, more: Record<string, string> = {}) {
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  const env = {
    ...Object.fromEntries(inherited),
    npm_config_cache: join(folder, 'cache'),
    npm_config_registry: registry?.url ?? 'http://127.0.0.1:9',
    npm_config_update_notifier: 'false',
    LANG: 'en_US.UTF-8',
    LC_ALL: '',
    ...more,
  };
  const { stdout } = await execute(command, args, { cwd, env });
  return stdout;
}

function place(name: string): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  return path;
}

/** The commands that create prints at its end, without their remarks. */
function printedCommands(output: string): string[] {
  const [, next = ''] = output.split('Next:\n');
  return next
    .split('\n')
    .flatMap((line) => (line.startsWith('  ') ? [line.replace(/\s+#.*$/, '').trim()] : []));
}

/** Runs, in one shell, every printed command but those of the SDK. */
async function runPrinted(output: string, cwd: string, more: Record<string, string> = {}) {
  const commands = printedCommands(output);
  const ours = commands
    .filter((command) => !command.startsWith('lisa '))
    // As printed, but it would run until Ctrl-C.
    .map((command) => command.replace(/ simulate .*/, '$& --seconds 5 --speed 1000000'));
  expect(commands.length).toBeGreaterThan(ours.length);
  return run('sh', ['-e', '-c', ours.join('\n')], cwd, more);
}

describe('the tarball', () => {
  test('holds the program, its documents and licences, and nothing else', async () => {
    const listing = await run('tar', ['-tzf', tarball], folder);
    const unexpected = listing
      .trim()
      .split('\n')
      .filter(
        (path) =>
          !/^package\/(bin\/|dist\/|exercises\/|sim\/|docs\/|(README|LICENSE|package\.json|CHANGELOG))/.test(
            path,
          ),
      );
    expect(unexpected).toEqual([]);
    expect(listing).toContain('package/LICENSE\n');
    expect(listing).toContain('package/dist/THIRD_PARTY_LICENSES.txt\n');
  });

  test('has what its documents link to', async () => {
    const held = (await run('tar', ['-tzf', tarball], folder)).replaceAll('package/', '').split('\n');
    const documents = held.filter((path) => path.endsWith('.md'));
    for (const wanted of ['README.zh-CN.md', 'docs/firmware.md', 'sim/README.md', 'CHANGELOG.md'])
      expect(documents).toContain(wanted);
    const links = documents.flatMap((path) =>
      linkTargets(readFileSync(join(root, path), 'utf8'))
        .filter((target) => !/^(?:https:|#)/.test(target))
        .map((target) => ({ path, to: join(dirname(path), target.replace(/#.*/, '')) })),
    );
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter(({ to }) => !held.includes(to))).toEqual([]);
  });

  test('says of files that only the repository has that they are there', () => {
    const names = readdirSync(join(root, 'docs')).filter((name) => /^(?!architecture).*\.md$/.test(name));
    const paragraphs = ['README.md', 'README.zh-CN.md', ...names.map((name) => `docs/${name}`)].flatMap(
      (path) => prose(readFileSync(join(root, path), 'utf8')).split(/\n{2,}/),
    );
    const about = paragraphs.filter((text) =>
      codeSpans(text).some((path) =>
        /^(?:CONTRIBUTING|(?:docs\/arch|schemas|templates|test|scripts)\b)/.test(path),
      ),
    );
    expect(about.length).toBeGreaterThan(3);
    expect(about.filter((text) => !/repository|仓库/.test(text))).toEqual([]);
  });

  // What simulates the firmware is an eighth of it, the exercises for classes another, and the firmware in two languages a tenth.
  test('is at most as large as is promised, with all commands, references and exercises', () => {
    expect(statSync(tarball).size).toBeLessThanOrEqual(LIMIT_KB * 1024);
  });

  test.each(['README.md', 'README.zh-CN.md'])('is as large as %s says, and its limit is that', (readme) => {
    const row = tables(readFileSync(join(root, readme), 'utf8'))
      .flat()
      .find((cells) => cells[1] === `≤ ${LIMIT_KB} KB`);
    const stated = Number(/^(\d+) KB$/.exec(row?.[2] ?? '')?.[1]);
    expect(Math.abs(statSync(tarball).size / 1024 / stated - 1)).toBeLessThan(0.05);
  });

  test('names the licence of every package whose code is in it', () => {
    const licences = readFileSync(join(root, 'dist/THIRD_PARTY_LICENSES.txt'), 'utf8');
    for (const name of [
      'handlebars',
      'yaml',
      'fastest-levenshtein',
      'ws',
      'asn1js',
      'papaparse',
      '@inquirer/core',
      '@inquirer/select',
    ]) {
      expect(licences).toMatch(new RegExp(`^${name} [0-9.]+ \\(`, 'm'));
    }
  });

  test('tells nothing of the machine it was made on', () => {
    for (const name of readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' })) {
      const path = join(root, 'dist', name);
      if (statSync(path).isFile()) expect(readFileSync(path, 'utf8').includes(root), name).toBe(false);
    }
  });
});

describe('installed without a network', () => {
  test('it is one package, and runs under both its names', async () => {
    const cwd = place('installed');
    await run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], cwd);
    expect(readdirSync(join(cwd, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      manifest.name,
    ]);
    for (const name of ['create-nanokit-ws', 'nanokit-ws']) {
      const version = await run(join(cwd, 'node_modules/.bin', name), ['--version'], cwd);
      expect(version).toBe(`${manifest.version}\n`);
    }
  });

  test('its library and types are found by their package name', async () => {
    const cwd = place('installed');
    const script = `import { presets } from '${manifest.name}'; console.log(presets.map((preset) => preset.id).join());`;
    expect(await run(process.execPath, ['--input-type=module', '-e', script], cwd)).toBe(
      'documented,lean,secure\n',
    );
    expect(existsSync(join(cwd, 'node_modules', manifest.name, manifest.exports['.'].types))).toBe(true);
  });
});

describe('each command that create prints works as printed', () => {
  const regenerated = /Everything is up to date/;

  test('after npx', async () => {
    const cwd = place('npx');
    const spec = `${manifest.name}@${manifest.version}`;
    const output = await run('npx', ['--yes', spec, 'my-app', '--yes'], cwd);
    expect(printedCommands(output)).toContain(`npx ${spec} regen`);
    expect(await runPrinted(output, cwd, { npm_config_yes: 'true' })).toMatch(regenerated);
  });

  test('after npm create', async () => {
    const cwd = place('npm-create');
    const output = await run('npm', ['init', '--yes', 'nanokit-ws', '--', 'my-app', '--yes'], cwd);
    expect(printedCommands(output)).toContain(`npx ${manifest.name}@${manifest.version} regen`);
    expect(await runPrinted(output, cwd, { npm_config_yes: 'true' })).toMatch(regenerated);
  });

  test('after a global install, as create-nanokit-ws and as nanokit-ws', async () => {
    const prefix = place('global');
    const install = ['install', '--global', '--offline', '--no-audit', '--no-fund', `--prefix=${prefix}`];
    await run('npm', [...install, tarball], prefix);
    const path = { PATH: [join(prefix, 'bin'), process.env.PATH].join(delimiter) };
    for (const name of ['create-nanokit-ws', 'nanokit-ws']) {
      const cwd = place(`global-${name}`);
      const output = await run(name, ['my-app', '--yes'], cwd, path);
      expect(printedCommands(output)).toContain(`${name} regen`);
      expect(await runPrinted(output, cwd, path)).toMatch(regenerated);
    }
  });

  test('after node and the file, from a folder whose name needs quotes', async () => {
    const cwd = place('node it');
    const output = await run(
      process.execPath,
      [join(root, 'bin/create-nanokit-ws.cjs'), "it's", '--yes'],
      cwd,
    );
    expect(await runPrinted(output, cwd)).toMatch(regenerated);
  });
});
