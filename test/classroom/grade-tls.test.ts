import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { temporaryFolders, write } from '../support/folders.js';
import { canGrade } from './grading.js';

const newFolder = temporaryFolders();

it.skipIf(!canGrade)('an exercise with TLS is graded by its own authority, which is in no work', async () => {
  const cwd = newFolder();
  write(cwd, 'students.csv', 'id,name\n1,A\n2,B\n');
  const made = ['class', 'new', '--exercises', 'tls', '--roster', 'students.csv', '--out', 'room'];
  expect((await run([...made, '--lang', 'en'], { cwd })).code).toBe(0);
  const solved = join(cwd, 'room/instructor/solutions/11-tls/src');
  cpSync(solved, join(cwd, 'room/students/1/11-tls/src'), { recursive: true });
  // As somebody would who wants to be believed by a server of one's own.
  write(cwd, 'room/students/2/11-tls/ca.pem', 'not the exercise’s');
  const { code, stderr } = await run(['class', 'grade', 'room', '--lang', 'en'], { cwd });
  // One of them has handed in the solution, as tests do.
  expect([code, stderr]).toEqual([
    0,
    expect.stringMatching(/^note: 11-tls: the official solution came from 1 \(.*\n$/),
  ]);
  const { students } = JSON.parse(readFileSync(join(cwd, 'room/instructor/grades/grades.json'), 'utf8'));
  const points = students.map((one: { points: number }) => one.points);
  expect(points[0]).toBe(7);
  expect(points[1]).toBe(0);
});
