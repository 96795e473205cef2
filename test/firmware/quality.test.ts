import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { goldenFiles } from '../golden/golden-files.js';
import { everyProject, type Files } from '../golden/projects.js';
import { isInstalled, run, scratchFolder, simFlags, writeFirmware } from './c-tools.js';

const scratch = scratchFolder('quality');

/** What is looked for, and what is left out: rules of other languages and other houses. */
const TIDY_CHECKS = [
  '-*',
  'bugprone-*',
  // Our functions take a buffer and its length, and the page's a family and a port: side by side, as in all of Zephyr.
  '-bugprone-easily-swappable-parameters',
  // k_uptime_get() and the like, behind macros of Zephyr's.
  '-bugprone-reserved-identifier',
  'cert-*',
  '-cert-dcl37-c',
  '-cert-dcl51-cpp',
  'clang-analyzer-*',
  // memcpy_s() and its like are in no libc of Zephyr's.
  '-clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling',
  'readability-duplicate-include',
  'readability-else-after-return',
  'readability-inconsistent-declaration-parameter-name',
  'readability-misleading-indentation',
  'readability-misplaced-array-index',
  'readability-non-const-parameter',
  'readability-redundant-*',
  'readability-simplify-boolean-expr',
].join(',');

const english = everyProject.filter(({ name }) =>
  /^(?:documented|secure|telemetry|commands|commands-secure)-sdk\d-en$/.test(name),
);

/**
 * Of a project, the sources that no project before it had; those that differ by the spelling of their includes alone are
 * looked at on one SDK line, line 1 if it has them, and with `npm run test:long` on each.
 */
const checked = new Set<string>();
const seenAs = (text: string, { sdkLine }: { readonly sdkLine: number }) =>
  process.env['NANOKIT_LONG'] ? `${sdkLine} ${text}` : text.replaceAll('<zephyr/', '<');
const sources = new Map(
  english
    .toSorted((one, other) => (one.sdkLine === 1 ? -1 : 0) - (other.sdkLine === 1 ? -1 : 0))
    .map((project) => {
      const own = [...goldenFiles(project)].filter(([path]) => path.endsWith('.c'));
      const fresh = own.filter(([, text]) => !checked.has(seenAs(text, project)));
      for (const [, text] of fresh) checked.add(seenAs(text, project));
      return [project.name, fresh.map(([path]) => path)];
    }),
);
const fresh = english.filter(({ name }) => sources.get(name)?.length !== 0);
/** clang-tidy takes a while, the more so on a busy machine. */
const PATIENCE_MS = 300_000;

for (const tool of ['clang-tidy', 'cppcheck'].filter((name) => !isInstalled(name))) {
  it(`needs ${tool}`, ({ skip }) => {
    skip(!process.env.CI, `${tool} is not installed, so nothing is checked with it`);
    expect.fail(`${tool} is not installed, and CI has to have it`);
  });
}

describe.concurrent.each(fresh)('the C of $name', (project) => {
  const folder = join(scratch, project.name);
  const own = sources.get(project.name) ?? [];
  writeFirmware(folder, goldenFiles(project), project.sdkLine);
  const flags = [...simFlags(project.sdkLine), '-std=c99', '-ffreestanding'];

  it.skipIf(!isInstalled('clang-tidy'))(
    'gives clang-tidy nothing to say',
    async () => {
      const args = [`--checks=${TIDY_CHECKS}`, '--warnings-as-errors=*', '--quiet', ...own];
      const { ok, output } = await run('clang-tidy', [...args, '--', ...flags], folder);
      expect(
        output.replace(/^\d+ warnings? generated\.\n|^Suppressed .*\n|^Use -header-filter.*\n/gm, ''),
      ).toBe('');
      expect(ok).toBe(true);
    },
    PATIENCE_MS,
  );

  it.skipIf(!isInstalled('cppcheck'))('gives cppcheck nothing to say', async () => {
    const includes = simFlags(project.sdkLine).map((flag) => (flag === '-isystem' ? '-I' : flag));
    const args = ['--enable=warning,style,performance,portability', '--std=c99', '--error-exitcode=1'];
    const quiet = [
      '--quiet',
      '--suppress=*:*/sim/include/*',
      '--suppress=missingIncludeSystem',
      '--suppress=toomanyconfigs',
    ];
    // Zephyr's style declares variables at the top of a function.
    quiet.push('--suppress=variableScope', '--max-configs=1');
    const flagsOfCppcheck = includes.map((flag) => (flag === '-include' ? '--include=autoconf.h' : flag));
    const known = flagsOfCppcheck.filter((flag) => flag !== 'autoconf.h');
    const { output } = await run('cppcheck', [...args, ...quiet, ...known, ...own], folder);
    expect(output).toBe('');
  });
});

/** Each function of C in Zephyr's style, with the number of its lines. */
function functionLengths(files: Files): Map<string, number> {
  const lengths = new Map<string, number>();
  for (const [path, text] of files) {
    if (!path.endsWith('.c')) continue;
    const lines = text.split('\n');
    lines.forEach((line, end) => {
      if (line !== '}') return;
      const open = lines.lastIndexOf('{', end);
      const start = lines.slice(0, open).findLastIndex((each) => /^\S.*\(/.test(each));
      lengths.set(`${path}: ${lines[start]}`, end - start + 1);
    });
  }
  return lengths;
}

describe.each(everyProject)('the functions of $name', (project) => {
  it('have fewer than 60 lines, comments and all', () => {
    const lengths = functionLengths(goldenFiles(project));
    expect(lengths.size).toBeGreaterThan(30);
    expect([...lengths].filter(([, lines]) => lines >= 60)).toEqual([]);
  });
});
