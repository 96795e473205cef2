import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sdkLines } from '../../src/boards/boards.js';
import { memoryLines, memoryModel } from '../../src/generated/memory-model.js';
import { sizesFor } from '../../src/memory/model.js';
import { memoryPlan } from '../../src/memory/plan.js';
import { type MeasuredRow, readRows, rowValues } from './measured.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the app kept beside its buffers when the images were linked; scripts/memory-model.mjs knows it, too. */
const MEASURED_APP_BYTES = 60;

/** The plan of the app of the page with a row's assignments, and how far off it is, as a share of what was measured. */
function planned(line: number, row: MeasuredRow): { readonly bytes: number; readonly off: number } {
  const values = rowValues(root, memoryModel, line, row.assignments);
  const sizes = { ...sizesFor(line, memoryLines).sizes, app: MEASURED_APP_BYTES };
  const { totalBytes: bytes } = memoryPlan(memoryModel, sizes, values);
  return { bytes, off: Math.abs(bytes - row.bytes) / row.bytes };
}

describe.each(memoryLines)('the RAM plan of SDK line $line', ({ line, zephyr }) => {
  const rows = readRows(root, `schemas/memory/measured/zephyr-${zephyr}.tsv`);

  it('is measured on the version that the line names', () => {
    expect(sdkLines.find((one) => one.line === line)?.facts).toBe(zephyr);
    expect(rows.length).toBeGreaterThan(50);
  });

  it.each(rows)('is that of the linker to within 0.1 %: $name', (row) => {
    expect(planned(line, row).off).toBeLessThan(0.001);
  });

  it('begins with what create says of the documented app', () => {
    const documented = sdkLines.find((one) => one.line === line)?.ram_documented;
    expect(rows.find(({ name }) => name === 'base')?.bytes).toBe(documented);
  });
});

describe.each([
  { version: '2.7.0-rc3', line: 0 },
  { version: '3.1.0', line: 1 },
  { version: '3.3.0-rc3', line: 2 },
])('images with other settings than the measured rows: Zephyr $version', ({ version, line }) => {
  const rows = readRows(root, `test/memory/linked/zephyr-${version}.tsv`);

  it.each(rows)('are planned to within 3 %: $name', (row) => {
    expect(planned(line, row).off).toBeLessThan(0.03);
  });
});

describe('the sizes', () => {
  it('are what the script finds in the measured rows', () => {
    const script = join(root, 'scripts/memory-model.mjs');
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });

  it('of a line that was not measured are those of the line before it', () => {
    const [first, second] = memoryLines;
    if (!first || !second) throw new Error('two lines are there');
    const lines = [
      { ...first, line: 1 },
      { ...second, line: 3 },
    ];
    expect([0, 1, 2, 3, 4].map((line) => sizesFor(line, lines).line)).toEqual([1, 1, 1, 3, 3]);
  });

  it('have no row without a line', () => {
    const files = readdirSync(join(root, 'schemas/memory/measured')).sort();
    expect(files).toEqual(memoryLines.map(({ zephyr }) => `zephyr-${zephyr}.tsv`).sort());
  });
});
