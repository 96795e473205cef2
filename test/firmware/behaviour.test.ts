import { describe, expect, it } from 'vitest';
import { type Files, generatedFiles, goldenProjects } from '../golden/projects.js';
import { isInstalled, scratchFolder } from './c-tools.js';
import { HARNESSES, type Harness, runHarness } from './harness.js';

const installed = isInstalled('gcc');
const scratch = scratchFolder('behaviour');

interface Verdict {
  readonly ok: boolean;
  /** What went wrong, or a line for each thing that was tried. */
  readonly lines: readonly string[];
}

/** Compiles a harness with a project's sources, with gcc's checks of memory and of arithmetic, and runs it. */
async function tryOut(harness: Harness, files: Files, sdkLine: number): Promise<Verdict> {
  const sanitize = ['-g', '-O1', '-fsanitize=address,undefined', '-fno-sanitize-recover=all'];
  const { ok, output } = await runHarness('gcc', sanitize, scratch, harness, files, sdkLine);
  return { ok, lines: output.trimEnd().split('\n') };
}

/** What the compiler, the checks of gcc or those of the harness found. */
function failuresOf({ ok, lines }: Verdict): readonly string[] {
  const failed = lines.filter((line) => line.startsWith('FAILED'));
  return ok || failed.length > 0 ? failed : lines;
}

const sdkLines = [...new Set(goldenProjects.map(({ sdkLine }) => sdkLine))];
const options = { preset: 'documented', lang: 'en' } as const;

/** Characters of one to four bytes, in buffers with and without room to spare: they have 512 bytes. */
const payloads = [
  { what: 'one letter', payload: 'x' },
  { what: 'one Chinese character', payload: '网' },
  { what: 'one emoji', payload: '😀' },
  { what: 'characters of one to four bytes', payload: 'aé网😀z' },
  { what: 'Chinese with its punctuation', payload: '网络连接，' },
  { what: 'emoji that nearly fill the buffer', payload: '😀'.repeat(127) },
  { what: 'characters of two bytes that fill the buffer', payload: `${'é'.repeat(255)}x` },
];

describe('the generated C', () => {
  it('is tried wherever CI runs', ({ skip }) => {
    skip(!installed && !process.env.CI, 'gcc is not installed, so its behaviour is not tried');
    expect(installed, 'apt install gcc').toBe(true);
  });

  const cases = sdkLines.flatMap((sdkLine) =>
    Object.values(HARNESSES)
      .filter(({ name }) => !['json', 'text'].includes(name) || sdkLine === 1)
      .map((harness) => ({ sdkLine, harness, name: harness.name })),
  );
  it.skipIf(!installed).concurrent.each(cases)(
    'does what it should in $name on SDK line $sdkLine',
    async ({ sdkLine, harness }) => {
      const { kind }: Harness = harness;
      const files = await generatedFiles({ ...options, sdkLine, ...(kind ? { kind } : {}) });
      const verdict = await tryOut(harness, files, sdkLine);
      expect(failuresOf(verdict)).toEqual([]);
      expect(verdict.lines.at(-1)).toMatch(/^\d+ checks, 0 failures$/);
    },
  );

  it.skipIf(!installed).concurrent.each(payloads)('cuts no character of $what', async ({ payload }) => {
    const overrides = [{ path: ['app', 'payload'], value: payload }];
    const files = await generatedFiles({ ...options, sdkLine: 1, overrides });
    expect(failuresOf(await tryOut(HARNESSES.echo, files, 1))).toEqual([]);
  });
});
