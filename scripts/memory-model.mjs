// Finds the sizes that the measured rows of schemas/memory/measured/ tell, and writes them into schemas/memory/sdk-*.json.
// The data is committed; this is only needed when rows, structures or the arithmetic change:
//   node scripts/memory-model.mjs [--check]
// --check only compares: it exits with 1 if the committed sizes are not what the rows say.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importTs } from './lib/run-ts.mjs';
import { ensurePackages, root } from './lib/setup.mjs';

const check = process.argv.includes('--check');
ensurePackages();
const folder = join(root, 'schemas/memory');
/** What the app kept beside its buffers when the images were linked. */
const MEASURED_APP_BYTES = 60;

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const model = readJson(join(folder, 'consumers.json'));
const { readRows, rowValues } = await importTs(root, 'test/memory/measured.ts');
const { memoryPlan } = await importTs(root, 'src/memory/plan.ts');

for (const file of readdirSync(folder).filter((name) => /^sdk-\d+\.json$/.test(name))) {
  const path = join(folder, file);
  const data = readJson(path);
  const unknown = Object.keys(model.sizes).filter((name) => !Object.hasOwn(data.given, name));
  const rows = readRows(root, `schemas/memory/measured/zephyr-${data.zephyr}.tsv`).map(
    ({ name, assignments, bytes }) => {
      const values = rowValues(root, model, data.line, assignments);
      // The model is linear in its sizes: with one of them 1 and the others 0 it counts what there is of that one.
      const totalWith = (sizes) => memoryPlan(model, sizes, values).totalBytes;
      const none = totalWith({});
      const counts = unknown.map((size) => totalWith({ [size]: 1 }) - none);
      return { name, counts, left: bytes - totalWith({ ...data.given, app: MEASURED_APP_BYTES }) };
    },
  );
  // A few bytes below nothing are the linker's padding.
  const solved = leastDeviations(rows).map((size) => Math.max(0, Math.round(size)));
  const fitted = Object.fromEntries(unknown.map((size, index) => [size, solved[index]]));
  if (check) {
    if (JSON.stringify(fitted) === JSON.stringify(data.fitted)) continue;
    console.error(`${file} is not what the rows say: run node scripts/memory-model.mjs`);
    process.exitCode = 1;
    continue;
  }
  writeFileSync(path, `${JSON.stringify({ ...data, fitted }, null, 2)}\n`);
  execFileSync('npx', ['biome', 'format', '--write', path], { stdio: 'ignore' });
  const off = rows.map(({ name, counts, left }) => ({
    name,
    off: counts.reduce((sum, count, index) => sum + count * solved[index], 0) - left,
  }));
  const worst = off.toSorted((a, b) => Math.abs(b.off) - Math.abs(a.off)).slice(0, 3);
  console.log(
    `${file}: ${rows.length} rows; worst: ${worst.map(({ name, off: by }) => `${name} ${by}`).join(', ')} bytes`,
  );
}

/**
 * Solves rows of counts for the sizes that explain most of them to the byte: the few rows where something else than these
 * sizes changes should not bend all of them, as they would with least squares. Those are weighed anew until they settle.
 */
function leastDeviations(rows) {
  let weights = rows.map(() => 1);
  let sizes = [];
  for (let round = 0; round < 60; round++) {
    sizes = leastSquares(rows, weights);
    weights = rows.map(({ counts, left }) => {
      const off = counts.reduce((sum, count, index) => sum + count * sizes[index], 0) - left;
      return 1 / Math.max(0.1, Math.abs(off));
    });
  }
  return sizes;
}

function leastSquares(rows, weights) {
  const size = rows[0].counts.length;
  const weighed = (value) => rows.reduce((sum, row, index) => sum + weights[index] * value(row), 0);
  const matrix = Array.from({ length: size }, (_, i) => [
    ...Array.from({ length: size }, (_, j) => weighed(({ counts }) => counts[i] * counts[j])),
    weighed(({ counts, left }) => counts[i] * left),
  ]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column; row < size; row++)
      if (Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column])) pivot = row;
    if (Math.abs(matrix[pivot][column]) < 1e-6)
      throw new Error(`no row tells ${Object.keys(model.sizes)[column]} from the rest: it has to be given`);
    [matrix[column], matrix[pivot]] = [matrix[pivot], matrix[column]];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = matrix[row][column] / matrix[column][column];
      for (let k = column; k <= size; k++) matrix[row][k] -= factor * matrix[column][k];
    }
  }
  return matrix.map((row, i) => row[size] / row[i]);
}
