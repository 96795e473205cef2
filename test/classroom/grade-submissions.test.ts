import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ClassMember } from '../../src/classroom/class/read-class.js';
import { exerciseOf, ownerOf } from '../../src/classroom/grade/submissions/match.js';
import { type FoundProject, survey, type Unread } from '../../src/classroom/grade/submissions/survey.js';
import { temporaryFolders, write } from '../support/folders.js';
import { LINK_MODE, type ZipEntry, zipOf } from './zip-writer.js';

const newFolder = temporaryFolders();
const PROJECT: readonly ZipEntry[] = [
  { name: 'lab/prj.conf', content: 'CONFIG_X=y\n' },
  { name: 'lab/src/main.c', content: 'int main(void) { return 0; }\n' },
];

async function surveyOf(path: string): Promise<readonly (FoundProject | Unread)[]> {
  const all: (FoundProject | Unread)[] = [];
  for await (const one of survey(path)) all.push(one);
  return all;
}

/** What a zip file comes to: the paths of its project, or why there is none. */
async function zipped(entries: readonly ZipEntry[] | Buffer, name = 'a.zip'): Promise<readonly string[]> {
  const folder = newFolder();
  writeFileSync(join(folder, name), Buffer.isBuffer(entries) ? entries : zipOf(entries));
  return (await surveyOf(folder)).flatMap(describeOne);
}

function describeOne(found: FoundProject | Unread): readonly string[] {
  if (!('content' in found)) return [`${found.shown}: ${found.why.en}`];
  const { content, names } = found;
  return [`in ${names.join('/')}`, ...content.files.keys(), ...content.remarks.map(({ en }) => en)];
}

describe('a zip file', () => {
  it('is read without a trace of it on the disk, whatever folders it has around the project', async () => {
    expect(await zipped(PROJECT)).toEqual(['in a.zip/lab', 'prj.conf', 'src/main.c']);
    const bare = PROJECT.map(({ name, ...rest }) => ({ ...rest, name: String(name).slice(4) }));
    expect(await zipped(bare)).toEqual(['in a.zip', 'prj.conf', 'src/main.c']);
  });

  it('may be of Windows: names with backslashes, and in GB18030', async () => {
    const backslashes = PROJECT.map(({ name, ...rest }) => ({
      ...rest,
      name: String(name).replaceAll('/', '\\'),
    }));
    expect(await zipped(backslashes)).toEqual(['in a.zip/lab', 'prj.conf', 'src/main.c']);
    // 实验/prj.conf and 实验/说明.md
    const gb = [
      { name: Buffer.from('cab5d1e92f70726a2e636f6e66', 'hex'), content: 'x' },
      { name: Buffer.from('cab5d1e92fcbb5c3f72e6d64', 'hex'), content: 'x' },
    ];
    expect(await zipped(gb)).toEqual(['in a.zip/实验', 'prj.conf', '说明.md']);
    const mac = [{ name: Buffer.from('实验/prj.conf'), content: 'x' }];
    expect(await zipped(mac)).toEqual(['in a.zip/实验', 'prj.conf']);
  });

  it('has what tools and systems leave behind, which does not count', async () => {
    const junk = [
      '__MACOSX/lab/._prj.conf',
      'lab/.DS_Store',
      'lab/build/zephyr.elf',
      'lab/.nanokit/local/lock',
      'lab/.nanokit/base.json',
      'lab/.git/config',
      'lab/Thumbs.db',
    ];
    const entries = [...PROJECT, ...junk.map((name) => ({ name, content: 'x' }))];
    expect(await zipped(entries)).toEqual(['in a.zip/lab', 'prj.conf', 'src/main.c']);
  });

  it.each([
    ['../x', 'leads out of it'],
    ['lab/../../x', 'leads out of it'],
    ['..\\..\\x', 'leads out of it'],
    ['/etc/passwd', 'leads out of it'],
    ['C:\\x', 'leads out of it'],
    ['lab/a\u0007b', 'leads out of it'],
    [`lab/${'x'.repeat(300)}`, 'leads out of it'],
    ['lab/prj.conf', 'twice'],
    ['lab/prj.conf/x', 'twice'],
  ])('with a name such as %j is refused as a whole', async (name, told) => {
    const [only, ...others] = await zipped([...PROJECT, { name, content: 'x' }]);
    expect(others).toEqual([]);
    expect(only).toContain(told);
  });

  it('has its links left out, and says so', async () => {
    const entries = [...PROJECT, { name: 'lab/src/key.h', content: '/etc/passwd', mode: LINK_MODE }];
    expect(await zipped(entries)).toEqual([
      'in a.zip/lab',
      'prj.conf',
      'src/main.c',
      'src/key.h is a link, and was left out',
    ]);
  });

  it.each([
    ['a bomb', { content: Buffer.alloc(3_000_000) }, 'hundreds of times as large'],
    [
      'one that is too large',
      { content: Buffer.from(Array.from({ length: 5_000_000 }, (_, i) => (i * i) >> 3)) },
      'more than 4 MB',
    ],
    ['a header that lies', { content: Buffer.alloc(200_000), claimedSize: 1000 }, 'is incomplete or damaged'],
    ['a checksum that is wrong', { content: 'x', claimedCrc: 1 }, 'is damaged'],
    ['a password', { content: 'x', encrypted: true }, 'has a password'],
  ])('is not unpacked where it has %s', async (_, entry, told) => {
    const [only, ...others] = await zipped([...PROJECT, { name: 'lab/x.bin', ...entry }]);
    expect(others).toEqual([]);
    expect(only).toContain(told);
  });

  it('is none where it says so wrongly, or is cut', async () => {
    expect((await zipped(Buffer.from('Rar!\u001a\u0007')))[0]).toContain('is a RAR archive');
    expect((await zipped(zipOf(PROJECT).subarray(0, 150)))[0]).toContain('is incomplete or damaged');
  });

  it('has too many files in it', async () => {
    const many = Array.from({ length: 2001 }, (_, i) => ({ name: `lab/src/${i}.c`, content: 'x' }));
    expect(await zipped([...PROJECT, ...many])).toEqual(['a.zip/lab: The project has more than 2000 files']);
  });

  it('may hold those of all students, as learning platforms give them out', async () => {
    const folder = newFolder();
    const inner = zipOf(PROJECT);
    writeFileSync(
      join(folder, 'all.zip'),
      zipOf([
        { name: '2026001_lab.zip', content: inner },
        { name: '2026002/lab/prj.conf', content: 'x' },
        { name: '2026003/notes.txt', content: 'x' },
      ]),
    );
    expect((await surveyOf(join(folder, 'all.zip'))).flatMap(describeOne)).toEqual([
      'in 2026002/lab',
      'prj.conf',
      'in 2026001_lab.zip/lab',
      'prj.conf',
      'src/main.c',
      '2026003: There is no project in it: no nanokit.yaml and no prj.conf',
    ]);
  });
});

describe('a folder', () => {
  it('is read without following a link or waiting for a pipe', async () => {
    const folder = newFolder();
    write(folder, '2026001/lab/prj.conf', 'x');
    write(folder, 'secret', 'the answer is 42');
    symlinkSync(join(folder, 'secret'), join(folder, '2026001/lab/answer.h'));
    symlinkSync('/etc', join(folder, '2026001/lab/src'));
    execFileSync('mkfifo', [join(folder, '2026001/lab/pipe')]);
    symlinkSync(folder, join(folder, '2026002'));
    mkdirSync(join(folder, '2026003'));
    expect((await surveyOf(folder)).flatMap(describeOne)).toEqual([
      'in 2026001/lab',
      'prj.conf',
      'answer.h is a link, and was left out',
      'pipe is no ordinary file, and was left out',
      'src is a link, and was left out',
      '2026002: It is a link, which is not followed',
      '2026003: There is nothing in it',
      'secret: It is neither a folder nor a zip file',
    ]);
  });

  it('has exercises for projects, whatever else lies around them', async () => {
    const folder = newFolder();
    write(folder, 's/prj.conf', 'stray');
    write(folder, 's/01-a/.nanokit/exercise.json', '{"exercise":"01-a","student":{"client_id":"c1234567"}}');
    write(folder, 's/01-a/sub/prj.conf', 'x');
    write(folder, 's/02-b/.nanokit/exercise.json', 'nonsense');
    const found = await surveyOf(folder);
    expect(found.map(({ shown }) => shown)).toEqual(['s/01-a', 's/02-b']);
    expect(found.map((one) => ('claim' in one ? one.claim : undefined))).toMatchObject([
      { exercise: '01-a', clientId: 'c1234567' },
      {},
    ]);
  });
});

const member = (id: string, folder = id): ClassMember => {
  const values = { path: `/class/${folder}`, clientId: `c-${id}`, seed: '1' };
  return { id, folder, name: '', group: '', values: new Map([['01-a', values]]) };
};
const MEMBERS = [
  member('2026001'),
  member('2026002'),
  member('20260', '20260'),
  member('7'),
  member('王 小明', '王-小明'),
];

describe('whose something is', () => {
  const owner = (name: string, clientId?: string) => {
    const found = ownerOf([name], clientId === undefined ? {} : { clientId }, MEMBERS);
    if (found.kind === 'student')
      return found.claimed ? `${found.member.id}, files of ${found.claimed.id}` : found.member.id;
    return found.kind === 'unclear' ? found.members.map(({ id }) => id) : undefined;
  };

  it.each([
    ['2026001', '2026001'],
    ['2026001.zip', '2026001'],
    ['2026001_Zhang San_lab.zip', '2026001'],
    ['2026001-2.ZIP', '2026001'],
    ['20260 (1).zip', '20260'],
    ['7.zip', '7'],
    ['7_lab3.zip', '7'],
    ['王-小明_实验', '王-小明'.replace('-', ' ')],
    ['Zhang San_2026002_assignsubmission_file_', '2026002'],
  ])('is told by its name: %s', (name, id) => expect(owner(name)).toBe(id));

  it.each(['20260010', 'a2026001', 'lab 7.zip', 'lab.zip', 'x_12026001'])(
    'is not told by another number: %s',
    (name) => expect(owner(name)).toBeUndefined(),
  );

  it('is told by its own account where no name does', () => {
    expect(owner('lab.zip', 'c-2026001')).toBe('2026001');
    expect(owner('lab.zip', 'c-of-nobody')).toBeUndefined();
  });

  it('is told by its own account, with a remark, where the name has the id of nobody', () => {
    const of = (name: string) => ownerOf([name], { clientId: 'c-2026001' }, MEMBERS);
    expect(of('0099999999_外班.zip')).toMatchObject({ member: { id: '2026001' }, stranger: '0099999999' });
    expect(of('lab 3.zip')).not.toHaveProperty('stranger');
  });

  it('is told by the name, with a remark, where the files were given to somebody else', () => {
    expect(owner('2026001_lab.zip', 'c-2026002')).toBe('2026001, files of 2026002');
  });

  it('is unclear where a number within the name and the account differ', () => {
    expect(owner('Zhang San_2026002_file', 'c-2026001')).toEqual(['2026002', '2026001']);
    expect(owner('by 2026001 and 2026002')).toEqual(['2026001', '2026002']);
    expect(owner('by 2026001 and 2026002', 'c-2026002')).toBe('2026002');
  });
});

describe('which exercise something is', () => {
  const of = (names: readonly string[], exercise?: string, all = ['01-wait', '02-led']) =>
    exerciseOf(names, exercise === undefined ? {} : { exercise }, all);

  it('is told by the folder, then by its own account, then by names around it', () => {
    expect(of(['x.zip', '02-led'], '01-wait')).toBe('02-led');
    expect(of(['x.zip', 'led'])).toBe('02-led');
    expect(of(['x_led.zip', 'work'], '01-wait')).toBe('01-wait');
    expect(of(['2026001_led.zip', 'work'])).toBe('02-led');
    expect(of(['2026001.zip', 'work'])).toBeUndefined();
    expect(of(['2026001.zip'], '09-other', ['01-wait'])).toBe('01-wait');
  });
});
