// Reads the documentation page's facts into test/facts/documented-sample.json.
//   node scripts/facts.mjs [--check] [PAGE.md]
// --check only compares: it exits with 1 if the committed facts are not what the page says.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = `${root}test/facts/documented-sample.json`;
const check = process.argv.includes('--check');
const page =
  process.argv.slice(2).find((arg) => !arg.startsWith('--')) ?? `${root}../shared/seed/net_socket.md`;

const facts = (await loadExtractor()).factsOfPage(readPage(page));
if (check) {
  const same = isDeepStrictEqual(JSON.parse(readFileSync(target, 'utf8')), facts);
  console.log(same ? 'the committed facts are what the page says' : `${target} is not what ${page} says`);
  process.exitCode = same ? 0 : 1;
} else {
  writeFileSync(target, JSON.stringify(facts));
  format(target);
  console.log(`wrote ${target}`);
}

function readPage(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    console.error(`cannot read the page: ${error.message}\nName it: node scripts/facts.mjs PAGE.md`);
    process.exit(2);
  }
}

/** The bundle stands below node_modules so that the parser's package is found from it. */
async function loadExtractor() {
  const cache = `${root}node_modules/.cache/nanokit-facts`;
  mkdirSync(cache, { recursive: true });
  const outfile = `${cache}/sample.mjs`;
  await build({
    entryPoints: [`${root}test/facts/sample.ts`],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

function format(file) {
  const biome = `${root}node_modules/@biomejs/biome/bin/biome`;
  const { status } = spawnSync(process.execPath, [biome, 'format', '--write', file], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
