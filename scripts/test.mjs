// Runs the tests, suite by suite, and prints what each took. `--long` runs every generated case instead of a sample.
// A name limits it to one suite: npm test -- firmware. `--endure` runs what takes hours: every pair of the server's faults,
// and a day of board time for each kind of app and SDK line.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackages, root, run } from './lib/setup.mjs';

/**
 * Suites, their folders below test/, and the seconds each may take on two cores. Where files are parsed that were made to do
 * harm, each file of tests has a worker of its own.
 */
const SUITES = {
  generate: {
    folders: ['config', 'cli', 'render', 'golden', 'facts', 'docs', 'package'],
    seconds: 60,
    isolate: true,
  },
  regen: { folders: ['merge', 'project'], seconds: 70 },
  check: { folders: ['kconfig', 'check', 'memory'], seconds: 40 },
  simulate: { folders: ['serve', 'simulate', 'endure'], seconds: 90 },
  class: { folders: ['classroom'], seconds: 100 },
  firmware: { folders: ['firmware', 'sim'], seconds: 120 },
};

/** What --endure runs, and nothing else. */
const ENDURE = { folders: ['endure'], seconds: 3 * 3600 };

const names = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const unknown = names.find((name) => !Object.hasOwn(SUITES, name));
if (unknown) {
  console.error(`No suite "${unknown}": one of ${Object.keys(SUITES).join(', ')}`);
  process.exit(2);
}

ensurePackages();
run(process.execPath, ['scripts/build.mjs']);
if (names.length === 0 && !process.argv.includes('--endure')) run(process.execPath, ['scripts/lint.mjs']);

const reports = join(root, 'node_modules/.cache/test');
mkdirSync(reports, { recursive: true });
const endure = process.argv.includes('--endure');
const env = {
  ...process.env,
  ...(process.argv.includes('--long') ? { NANOKIT_LONG: '1' } : {}),
  ...(endure ? { NANOKIT_ENDURE: '1' } : {}),
};
const results = endure
  ? [runSuite('endure', ENDURE)]
  : (names.length > 0 ? names : Object.keys(SUITES)).map((name) => runSuite(name, SUITES[name]));

console.log('\nsuite      seconds  allowed  passed  failed  skipped');
for (const { name, seconds, allowed, passed, failed, skipped } of results) {
  const cells = [seconds.toFixed(1).padStart(7), allowed, passed, failed, skipped];
  console.log(`${name.padEnd(10)} ${cells.map((cell) => String(cell).padStart(7)).join(' ')}`);
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exit(results.every(({ ok }) => ok) ? 0 : 1);

function runSuite(name, { folders, seconds: allowed, isolate = false }) {
  console.log(`\n== ${name}`);
  const report = join(reports, `${name}.json`);
  const present = folders
    .map((folder) => `test/${folder}/`)
    .filter((folder) => existsSync(join(root, folder)));
  const args = [
    'run',
    ...present,
    `--isolate=${isolate}`,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const start = performance.now();
  const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  const seconds = (performance.now() - start) / 1000;
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  const { numPassedTests: passed = 0, numFailedTests: failed = 0, numPendingTests: skipped = 0 } = counts;
  return { name, ok: status === 0 && passed > 0, seconds, allowed, passed, failed, skipped };
}
