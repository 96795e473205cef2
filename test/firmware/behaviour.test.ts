import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Files, generatedFiles, goldenProjects } from '../golden/projects.js';
import { isInstalled, run, STRICT_C, scratchFolder, simFlags, writeFirmware } from './c-tools.js';

const installed = isInstalled('gcc');
const scratch = scratchFolder('behaviour');

interface Verdict {
  readonly ok: boolean;
  /** What went wrong, or a line for each thing that was tried. */
  readonly lines: readonly string[];
}

let programs = 0;

/** Compiles a project's main.c into harness.c, with gcc's checks of memory and of arithmetic, and runs it. */
async function tryOut(files: Files, sdkLine: number): Promise<Verdict> {
  const folder = join(scratch, String(programs++));
  writeFirmware(folder, files, sdkLine);
  copyFileSync(fileURLToPath(new URL('harness.c', import.meta.url)), join(folder, 'src/harness.c'));
  const sanitize = ['-g', '-fsanitize=address,undefined', '-fno-sanitize-recover=all'];
  const args = [...simFlags(sdkLine), ...STRICT_C, ...sanitize, 'src/harness.c', '-o', 'harness'];
  const compiled = await run('gcc', args, folder);
  const { ok, output } = compiled.ok ? await run('./harness', [], folder) : compiled;
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

describe('the generated main.c', () => {
  it('is tried wherever CI runs', ({ skip }) => {
    skip(!installed && !process.env.CI, 'gcc is not installed, so its behaviour is not tried');
    expect(installed, 'apt install gcc').toBe(true);
  });

  it.skipIf(!installed).concurrent.each(sdkLines)(
    'receives and sends as it should on SDK line %i',
    async (sdkLine) => {
      const verdict = await tryOut(await generatedFiles({ ...options, sdkLine }), sdkLine);
      expect(verdict).toMatchObject({ ok: true });
      expect(verdict.lines.filter((line) => / after \d+ ms, sent /.test(line)).length).toBeGreaterThan(30);
      expect(verdict.lines.at(-1)).toMatch(/^\d{3,} checks, 0 failures$/);
    },
  );

  it.skipIf(!installed).concurrent.each(payloads)('cuts no character of $what', async ({ payload }) => {
    const overrides = [{ path: ['app', 'payload'], value: payload }];
    const verdict = await tryOut(await generatedFiles({ ...options, sdkLine: 1, overrides }), 1);
    expect(failuresOf(verdict)).toEqual([]);
  });
});
