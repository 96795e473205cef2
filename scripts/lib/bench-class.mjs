// The figure of `class new`: a large class, beside a plain copy of what it wrote, so that a slow disk is slow for both.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STUDENTS = 1000;
const EXERCISES = 3;
const RUNS = 3;
const LIMIT_S = 10;

/** @param folders where to measure: by name, such as a disk and memory */
export function benchClass(root, program, folders, atMost) {
  console.log(
    `\nclass new, ${STUDENTS} students × ${EXERCISES} exercises, medians of ${RUNS} alternating runs:\n`,
  );
  for (const [name, folder] of Object.entries(folders)) {
    const work = mkdtempSync(join(folder, 'nanokit-bench-'));
    try {
      measure(root, program, work, name, atMost);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
}

/** Where files are kept in memory, if there is such a place. */
export function memoryFolder() {
  return process.platform === 'linux' && statSync('/dev/shm', { throwIfNoEntry: false })?.isDirectory()
    ? '/dev/shm'
    : undefined;
}

function measure(root, program, work, name, atMost) {
  const own = readdirSync(join(root, 'exercises')).sort();
  mkdirSync(join(work, 'exercises'));
  // However many this package has.
  for (let index = 0; index < EXERCISES; index++)
    cpSync(
      join(root, 'exercises', own[index % own.length]),
      join(work, 'exercises', `${index + 1}-exercise`),
      {
        recursive: true,
      },
    );
  const rows = Array.from({ length: STUDENTS }, (_, index) => `${2026000 + index},Student ${index}`);
  writeFileSync(join(work, 'students.csv'), `id,name\n${rows.join('\n')}\n`);
  writeFileSync(
    join(work, 'cpu.cjs'),
    "process.on('exit', () => { const u = process.resourceUsage(); require('fs').writeSync(2, '\\ncpu ' + (u.userCPUTime + u.systemCPUTime)); });\n",
  );
  const args = [
    'class',
    'new',
    '--exercises',
    'all',
    '--exercises-from',
    'exercises',
    '--roster',
    'students.csv',
  ];
  const times = { made: [], cpu: [], copied: [] };
  for (let run = 0; run < RUNS; run++) {
    const env = { ...process.env, NODE_OPTIONS: `--require=${join(work, 'cpu.cjs')}` };
    const given = [program, ...args, '--allow-overlap', '--out', 'room'];
    const { took, stderr } = timed(() =>
      spawnSync(process.execPath, given, { cwd: work, env, encoding: 'utf8' }),
    );
    times.made.push(took);
    times.cpu.push(Number(/cpu (\d+)/.exec(stderr)?.[1]) / 1e6);
    // As `class new` does, until the disk has it.
    const copy = `cp -R room copy && sync -f copy`;
    times.copied.push(timed(() => spawnSync('sh', ['-c', copy], { cwd: work, encoding: 'utf8' })).took);
    execFileSync('rm', ['-rf', join(work, 'room'), join(work, 'copy')]);
  }
  const made = median(times.made);
  console.log(
    `  ${name}: ${made.toFixed(1)} s, of which the processor ${median(times.cpu).toFixed(1)} s; cp -R: ${median(times.copied).toFixed(1)} s`,
  );
  atMost(`on ${name}`, made, LIMIT_S, 's', 1);
  atMost(`on ${name}`, made / median(times.copied), 2, '× cp -R', 2);
}

function timed(work) {
  const start = performance.now();
  const { status, stderr } = work();
  if (status !== 0) throw new Error(stderr);
  return { took: (performance.now() - start) / 1000, stderr };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
