// The figure of `class grade`: 30 submissions with 12 checks each, half of them solved, as a teacher has them graded.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STUDENTS = 30;
const CHECKS = 12;
const LIMIT_S = 240;
const EXERCISE = '03-wait-for-address';

/** Four runs of an app that talks to the server, and what is looked at in them. */
const RUNS = {
  plain: '{id: plain, seconds: 20}',
  slow: '{id: slow, seconds: 40, dhcp: "late:12"}',
  wifi: '{id: wifi, seconds: 40, wifi: "drop-after:8"}',
  never: '{id: never, seconds: 45, dhcp: never}',
};

/** @param folder where to work @param atMost tells a figure and its bound */
export function benchGrade(root, program, folder, atMost) {
  console.log(`\nclass grade, ${STUDENTS} submissions × ${CHECKS} checks, half of them solved:\n`);
  const work = mkdtempSync(join(folder, 'grade-'));
  try {
    writeClass(root, program, work);
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [program, 'class', 'grade', 'room', '--json'], {
      cwd: work,
      encoding: 'utf8',
    });
    if (status === 3) {
      console.log('  not measured: it needs bubblewrap and a C compiler');
      return;
    }
    const seconds = (performance.now() - start) / 1000;
    expectPoints(work, stderr);
    atMost('30 submissions graded', seconds, LIMIT_S, 's', 0);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function writeClass(root, program, work) {
  const exercise = join(work, 'exercises', EXERCISE);
  cpSync(join(root, 'exercises', EXERCISE), exercise, { recursive: true });
  const path = join(exercise, 'exercise.yaml');
  const head = readFileSync(path, 'utf8').replace(/^runs:[\s\S]*/m, '');
  writeFileSync(path, `${head}${runsAndChecks()}`);
  const rows = Array.from({ length: STUDENTS }, (_, index) => `${idOf(index)},Student ${index}`);
  writeFileSync(join(work, 'students.csv'), `id,name\n${rows.join('\n')}\n`);
  const args = ['--exercises', 'all', '--exercises-from', 'exercises', '--roster', 'students.csv'];
  const made = spawnSync(process.execPath, [program, 'class', 'new', ...args, '--out', 'room'], {
    cwd: work,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(made.stderr);
  const solution = join(work, 'room/instructor/solutions', EXERCISE);
  for (let index = 0; index < STUDENTS / 2; index++)
    cpSync(solution, join(work, 'room/students', idOf(index), EXERCISE), { recursive: true });
}

const idOf = (index) => String(2026001 + index);

function runsAndChecks() {
  const title = (text) => `title: {en: ${text}, zh: ${text}}`;
  const served = ['plain', 'slow', 'wifi'].flatMap((run) => [
    `{id: sends-${run}, ${title(run)}, run: ${run}, expect: {server: {opcode: text, count: 2}}}`,
    `{id: joins-${run}, ${title(run)}, run: ${run}, hidden: true, expect: {connections: {at_least: 1}}}`,
    `{id: clean-${run}, ${title(run)}, run: ${run}, expect: {clean: true}}`,
  ]);
  const checks = [
    ...served,
    `{id: compiles, ${title('compiles')}, expect: {compiles: true}}`,
    `{id: dhcp, ${title('dhcp')}, expect: {symbol: {name: NET_DHCPV4, is: true}}}`,
    `{id: says, ${title('says')}, run: never, expect: {console: {text: no address}}}`,
  ];
  if (checks.length !== CHECKS) throw new Error(`${checks.length} checks`);
  return `runs:\n${list(Object.values(RUNS))}checks:\n${list(checks)}`;
}

const list = (entries) => entries.map((entry) => `  - ${entry}\n`).join('');

/** A figure counts only if all were graded. */
function expectPoints(work, stderr) {
  const path = join(work, 'room/instructor/grades/grades.json');
  if (!existsSync(path)) throw new Error(stderr);
  const { students } = JSON.parse(readFileSync(path, 'utf8'));
  const solved = students.filter(({ points }) => points === CHECKS).length;
  if (students.length !== STUDENTS || solved !== STUDENTS / 2)
    throw new Error(`${solved} of ${students.length} have all points\n${stderr}`);
}
