import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ClassFolder, readClass } from '../../src/classroom/class/read-class.js';
import type { Checked } from '../../src/diagnostics/diagnostic.js';
import { run } from '../support/cli.js';
import { contentOf } from '../support/crash.js';
import { temporaryFolders, write } from '../support/folders.js';
import { FOLDERS, ID, madeClass } from './classes.js';
import { checkedValue } from './samples.js';

const newFolder = temporaryFolders();
const RECORD = 'instructor/class.json';
type Json = Readonly<Record<string, unknown>>;

/** With another first student. */
function withStudent({ students, ...record }: Json, damage: Json): Json {
  if (!Array.isArray(students)) throw new TypeError('a record has students');
  const [first, ...others] = students;
  return { ...record, students: [{ ...first, ...damage }, ...others] };
}

/** With the exercise under another name. */
function withExercise({ students, ...record }: Json, name: string): Json {
  if (!Array.isArray(students)) throw new TypeError('a record has students');
  const renamed = students.map(({ values, ...rest }) => ({ ...rest, values: { [name]: values[ID] } }));
  return { ...record, exercises: [name], students: renamed };
}

const inFolder = (folder: string) => (record: Json) => withStudent(record, { folder });

describe('the record of a class', () => {
  let cwd = '';
  let room = '';
  let whole = '';
  const readAs = (text: string): Checked<ClassFolder> => {
    write(room, RECORD, text);
    return readClass(room, 'room');
  };
  beforeAll(async () => {
    cwd = await madeClass(newFolder());
    room = join(cwd, 'room');
    whole = readFileSync(join(room, RECORD), 'utf8');
  });

  it('is read as it was made, also if an editor put a byte-order mark before it', () => {
    for (const mark of ['', '\uFEFF']) {
      const { members, exercises } = checkedValue(readAs(`${mark}${whole}`));
      expect(members.map(({ folder }) => folder)).toEqual(FOLDERS);
      expect(members.map(({ id, name, values }) => [id, name, [...values.keys()]])).toEqual([
        ['王小明', '甲', [ID]],
        ['CON', '乙', [ID]],
        ['s3', '丙', [ID]],
      ]);
      expect(exercises).toEqual([ID]);
    }
  });

  it('may have other names of exercises and folders, of the form that these have', () => {
    const { exercises } = checkedValue(readAs(JSON.stringify(withExercise(JSON.parse(whole), '02-b'))));
    expect(exercises).toEqual(['02-b']);
    const { members } = checkedValue(readAs(JSON.stringify(inFolder('..a.b')(JSON.parse(whole)))));
    expect(members[0]?.folder).toBe('..a.b');
  });

  it.each<[string, (record: Json) => unknown]>([
    ['is a list', (record) => [record]],
    ['has another form', (record) => ({ ...record, format: 2 })],
    ['is in no language of ours', (record) => ({ ...record, language: 'fr' })],
    ['has an exercise that leads out', (record) => withExercise(record, '..')],
    ['has an exercise of another name', (record) => withExercise(record, 'Greet 1')],
    ['has an exercise without students’ values', (record) => ({ ...record, exercises: [ID, '02-b'] })],
    ['has a student who is none', (record) => ({ ...record, students: ['s3'] })],
    ['has a student without a name', (record) => withStudent(record, { name: undefined })],
    ['has a student without values', (record) => withStudent(record, { values: {} })],
    ['has a folder above', inFolder('..')],
    ['has a folder that is all of them', inFolder('.')],
    ['has a folder of dots, which Windows takes for none', inFolder('...')],
    ['has a folder without a name', inFolder('')],
    ['has a folder in a folder', inFolder('a/b')],
    ['has a folder in a folder of Windows', inFolder('a\\b')],
    ['has a folder on a drive', inFolder('C:')],
    ['has a folder with a line feed', inFolder('a\nb')],
    ['has a folder with an endless name', inFolder('a'.repeat(201))],
  ])('is refused if it %s', (_, damage) => {
    const read = readAs(JSON.stringify(damage(JSON.parse(whole))));
    expect([read.ok, read.diagnostics.map(({ code }) => code)]).toEqual([false, ['class/class-record']]);
  });

  it('is refused with the same words by each command that reads it, before anything is written', async () => {
    write(room, RECORD, JSON.stringify(inFolder('..')(JSON.parse(whole))));
    const before = contentOf(room);
    const told: string[] = [];
    for (const args of [
      ['grade', 'room'],
      ['update', 'room'],
      ['reset', ID, '--class', 'room', '--student', 's3'],
    ]) {
      const { code, stderr } = await run(['class', ...args, '--lang', 'en'], { cwd });
      expect([args[0], code]).toEqual([args[0], 2]);
      told.push(stderr);
    }
    expect(told[0]).toContain('room/instructor/class.json is no record of a class, or a damaged one');
    expect(new Set(told).size).toBe(1);
    expect(contentOf(room)).toEqual(before);
  });
});
