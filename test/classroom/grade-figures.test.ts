import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GRADE_LIMITS } from '../../src/classroom/grade/sandbox/limits.js';
import { temporaryFolders } from '../support/folders.js';
import { canGrade, gradeFolder, newClassIn, solve } from './grading.js';
import { EXERCISE_YAML, OWN_EXERCISES } from './samples.js';

const newFolder = temporaryFolders();

/** Twelve checks over four runs of the app that talks to the server. */
const TWELVE = `runs:
  - {id: plain, seconds: 20}
  - {id: slow-router, seconds: 40, dhcp: "late:12"}
  - {id: no-router, seconds: 45, dhcp: never}
  - {id: wifi, seconds: 40, wifi: "drop-after:8"}
checks:
${['plain', 'slow-router', 'wifi']
  .flatMap((run, i) => [
    `  - {id: s${i}, title: {en: s, zh: s}, run: ${run}, expect: {server: {opcode: text, count: 2}}}`,
    `  - {id: c${i}, title: {en: c, zh: c}, run: ${run}, hidden: true, expect: {connections: {at_least: 1}}}`,
    `  - {id: k${i}, title: {en: k, zh: k}, run: ${run}, expect: {clean: true}}`,
  ])
  .join('\n')}
  - {id: compiles, title: {en: c, zh: c}, expect: {compiles: true}}
  - {id: dhcp, title: {en: d, zh: d}, expect: {symbol: {name: NET_DHCPV4, is: true}}}
  - {id: says, title: {en: s, zh: s}, run: no-router, expect: {console: {text: No address}}}
`;

describe.skipIf(!canGrade || !process.env['NANOKIT_LONG'])('the figures of class grade', () => {
  it('are 30 submissions with 12 checks each in 4 minutes', async () => {
    const part = 'parts/src/wifi_connect.c';
    const yaml = EXERCISE_YAML.replace(/runs:[\s\S]*/, TWELVE).replace(
      /config:\n.*\n/,
      'preset: documented\n',
    );
    const students = Array.from({ length: 30 }, (_, i) => `s${i + 1}`);
    const folder = await newClassIn(newFolder(), students, {
      'exercise.yaml': yaml,
      [part]: readFileSync(join(OWN_EXERCISES, '03-wait-for-address', part), 'utf8'),
      'app/src/main.c': undefined,
      'app/CMakeLists.txt': undefined,
    });
    for (const student of students.slice(0, 15)) solve(folder, student);
    const start = performance.now();
    const { table } = await gradeFolder(folder, { limits: GRADE_LIMITS });
    const seconds = (performance.now() - start) / 1000;
    console.log(`30 submissions, 12 checks each: ${seconds.toFixed(0)} s`);
    expect(table.rows.slice(0, 15).map(({ points }) => points)).toEqual(students.slice(0, 15).map(() => 12));
    expect(seconds).toBeLessThan(240);
  }, 600_000);
});
