import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { contentOf, copyOf, newProject, regen, staleProject, start, undo, which } from '../support/crash.js';
import { PROJECT_FILES, temporaryFolders } from '../support/folders.js';
import { change } from '../support/regen.js';

const newFolder = temporaryFolders();
const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

const mounts: string[] = [];
afterAll(() => {
  for (const mount of mounts) execFileSync('umount', [mount]);
});

/** A small file system of its own. Undefined where this machine does not let us. */
function mount(options: string, folder = newFolder()): string | undefined {
  if (process.platform !== 'linux' || !isRoot) return undefined;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status !== 0) return undefined;
  mounts.push(folder);
  return folder;
}

const canMount = mount('size=1m') !== undefined;
const needsMount = canMount ? '' : ' (skipped: mounting a small file system is not possible here)';

const NOTHING_LEFT = 'Nothing was left behind';
/** What a write leaves for itself while it goes on. */
const working = (folder: string) =>
  existsSync(join(folder, '.nanokit/local'))
    ? readdirSync(join(folder, '.nanokit/local'), { recursive: true }).filter(
        (name) => typeof name === 'string' && !['.gitignore', 'undo.json', 'transaction'].includes(name),
      )
    : [];

describe(`a full disk${needsMount}`, () => {
  it.skipIf(!canMount)('leaves the project old or new, wherever regen or undo runs into it', async () => {
    const template = await staleProject(newFolder());
    const old = contentOf(template);
    const done = copyOf(template, join(newFolder(), 'app'));
    await start(regen(done));
    const fresh = contentOf(done);
    const seen = new Set<string>();
    for (const [command, from] of [
      [regen, template],
      [undo, done],
    ] as const) {
      for (let free = 0; free <= 600; free += 120) {
        const cwd = mount('size=2m') ?? '';
        const folder = join(cwd, 'app');
        cpSync(from, folder, { recursive: true });
        spawnSync('dd', ['if=/dev/zero', `of=${cwd}/filler`, 'bs=1k']);
        execFileSync('truncate', ['-s', `-${free}K`, join(cwd, 'filler')]);
        const { code, stderr } = await start(command(folder));
        const state = which(contentOf(folder), old, fresh);
        const isDone = state === (command === regen ? 'new' : 'old');
        expect([free, code, isDone]).toEqual([free, isDone ? 0 : 2, isDone]);
        if (code === 2)
          expect(stderr).toMatch(/Cannot write \S+: the disk is full[\s\S]*Nothing was left behind/);
        expect(working(folder)).toEqual([]);
        seen.add(`${command.name} ${code}`);
      }
    }
    expect([...seen].sort()).toEqual(['regen 0', 'regen 2', 'undo 0', 'undo 2']);
  });

  it.skipIf(!canMount)('of names as well', async () => {
    const template = await staleProject(newFolder());
    const old = contentOf(template);
    const codes = new Set<number>();
    // The project itself has so many names, the folder src and its own among them.
    const names = PROJECT_FILES.length + 1;
    for (let more = 1; more <= 24; more += 4) {
      const cwd = mount(`size=4m,nr_inodes=${names + more}`) ?? '';
      const folder = join(cwd, 'app');
      cpSync(template, folder, { recursive: true });
      const { code } = await start(regen(folder));
      codes.add(code);
      if (code === 2) expect([more, contentOf(folder)]).toEqual([more, old]);
      expect(working(folder)).toEqual([]);
    }
    expect([...codes].sort()).toEqual([0, 2]);
  });

  it.skipIf(!canMount)('a part of the project on another file system is told', async () => {
    const folder = await newProject(newFolder());
    change(folder, '.nanokit/base.json', (text) => text.replaceAll('"src/', '"other/'));
    change(folder, 'nanokit.yaml', (text) => text.replace(/main_stack_bytes: .*/, 'main_stack_bytes: 8100'));
    rmSync(join(folder, 'src/main.c'));
    cpSync(join(folder, 'src'), join(folder, '../src'), { recursive: true });
    mount('size=1m', join(folder, 'src'));
    cpSync(join(folder, '../src'), join(folder, 'src'), { recursive: true });
    const before = contentOf(folder);
    const { code, stderr } = await start(regen(folder));
    expect(code).toBe(2);
    expect(stderr).toContain('Cannot write src/main.c: it is on another file system');
    expect(stderr).toContain(NOTHING_LEFT);
    expect(contentOf(folder)).toEqual(before);
    expect(working(folder)).toEqual([]);
  });
});

describe('what may not be written', () => {
  // Root may do anything: then the program runs as nobody.
  const under = isRoot ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : [];
  async function ownProject() {
    const folder = await staleProject(newFolder());
    const all = ['..', '.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })];
    if (isRoot) for (const path of all) chownSync(join(folder, path), NOBODY, NOBODY);
    chmodSync(join(folder, '../..'), 0o755);
    return folder;
  }
  const start = (folder: string) => run(['regen', '--lang', 'en'], { cwd: folder, under });

  it('a file stays, and all others with it', async () => {
    const folder = await ownProject();
    chmodSync(join(folder, 'prj.conf'), 0o444);
    const before = contentOf(folder);
    const { code, stderr } = await start(folder);
    expect(code).toBe(2);
    expect(stderr).toContain('Cannot write prj.conf: no permission');
    expect(stderr).toContain(NOTHING_LEFT);
    expect(contentOf(folder)).toEqual(before);
    expect(working(folder)).toEqual([]);
    chmodSync(join(folder, 'prj.conf'), 0o644);
    expect((await start(folder)).code).toBe(0);
  });

  it('a folder stays, and all others with it', async () => {
    const folder = await ownProject();
    chmodSync(folder, 0o555);
    const before = contentOf(folder);
    const { code, stderr } = await start(folder);
    expect(code).toBe(2);
    expect(stderr).toMatch(/Cannot write \S+: no permission/);
    expect(contentOf(folder)).toEqual(before);
    expect(working(folder)).toEqual([]);
    chmodSync(folder, 0o755);
    expect((await start(folder)).code).toBe(0);
  });

  it('is told where the project is not ours at all, and nothing is needed where nothing is to do', async () => {
    const folder = await newProject(newFolder());
    chmodSync(join(folder, '../..'), 0o755);
    const closed = ['.', '.nanokit', 'src'];
    for (const path of closed) chmodSync(join(folder, path), 0o555);
    chmodSync(join(folder, 'credentials.conf'), 0o644);
    expect(await start(folder)).toMatchObject({ code: 0, stdout: 'Everything is up to date.\n' });
    for (const path of closed) chmodSync(join(folder, path), 0o755);
  });

  it.runIf(isRoot)('to others goes on belonging to them when root has written it', async () => {
    const folder = await ownProject();
    expect((await run(['regen'], { cwd: folder })).code).toBe(0);
    expect(statSync(join(folder, 'prj.conf')).uid).toBe(NOBODY);
  });
});

describe('a disk that fails', () => {
  it('when nothing can be taken back either is told so, and the next command finishes it', async () => {
    const folder = await staleProject(newFolder());
    const old = contentOf(folder);
    const broken = { DISTURB_BEFORE: 'renameSync 2+, unlinkSync', FAIL_WITH: 'EIO' };
    const { code, stderr } = await start(regen(folder), broken);
    expect(code).toBe(2);
    expect(stderr).not.toContain(NOTHING_LEFT);
    expect(stderr).toContain('could not be put back as it was');
    expect(stderr).toContain('the disk reports an error');
    expect(contentOf(folder)).not.toEqual(old);
    const next = await start(regen(folder));
    expect([next.code, next.stderr]).toEqual([0, expect.stringContaining('it has been finished now')]);
    expect(contentOf(folder).join()).toContain('MAIN_STACK_SIZE=8100');
  });

  it('when all is written and the lock is to go is no failure', async () => {
    const folder = await staleProject(newFolder());
    const broken = { DISTURB_BEFORE: 'unlinkSync', FAIL_WITH: 'EIO' };
    const { code, stderr } = await start(regen(folder), broken);
    expect([code, stderr]).toEqual([0, expect.stringContaining('[project/lock-stays]')]);
    expect((await start(regen(folder))).stdout).toContain('Everything is up to date');
    expect((await start(undo(folder))).code).toBe(0);
  });
});

describe('somebody else, in the middle of a write,', () => {
  it('edits a file: the edit stays, and the plan is made anew around it', async () => {
    const folder = await staleProject(newFolder());
    for (const moment of ['linkSync 1', 'renameSync 1', 'renameSync 2']) {
      const copy = copyOf(folder, join(newFolder(), 'app'));
      const DISTURB = `printf 'CONFIG_MINE=y\\n' >> "${join(copy, 'prj.conf')}"`;
      const { code } = await start(regen(copy), { DISTURB_BEFORE: moment, DISTURB });
      expect([moment, code]).toEqual([moment, 0]);
      expect(readFileSync(join(copy, 'prj.conf'), 'utf8')).toContain('CONFIG_MINE=y');
      expect(working(copy)).toEqual([]);
      // What the plan asked for is done as well.
      expect((await start(regen(copy))).stdout).toContain('Everything is up to date');
    }
  });

  it('makes a file that was to be made: it stays, and all else is taken back', async () => {
    const folder = await staleProject(newFolder());
    const before = contentOf(folder);
    const mine = join(folder, 'src/main.c');
    const options = { DISTURB_BEFORE: 'renameSync 1', DISTURB: `echo mine > "${mine}"` };
    const { code } = await start(regen(folder), options);
    expect(code).not.toBe(0);
    expect(readFileSync(mine, 'utf8')).toBe('mine\n');
    expect(working(folder)).toEqual([]);
    rmSync(join(folder, 'src'), { recursive: true });
    expect(contentOf(folder)).toEqual(before);
  });

  it('edits it again and again: the command gives up, and says which file', async () => {
    const folder = await staleProject(newFolder());
    const DISTURB = `printf '\\n' >> "${join(folder, 'nanokit.yaml')}"; printf ' ' >> "${join(folder, '.nanokit/base.json')}"`;
    const { code, stderr } = await start(regen(folder), { DISTURB_BEFORE: 'linkSync', DISTURB });
    expect(code).toBe(2);
    expect(stderr).toContain('.nanokit/base.json was changed by somebody else just now');
    expect(stderr).toContain('Run the command again');
    expect(working(folder)).toEqual([]);
    expect((await start(regen(folder))).code).toBe(0);
  });

  it.each(['mkdirSync 2', 'linkSync 1', 'renameSync 1', 'renameSync 3'])(
    'removes the whole project (%s): it is told, and nothing comes back',
    async (moment) => {
      const folder = await staleProject(newFolder());
      const options = { DISTURB_BEFORE: moment, DISTURB: `rm -rf "${folder}"` };
      const { code, stderr } = await start(regen(folder), options);
      expect(code).toBe(2);
      expect(stderr).toContain('there is no such file or folder');
      expect(stderr).not.toContain('    at ');
      expect(existsSync(folder)).toBe(false);
    },
  );

  it.each([1, 2, 3, 4])(
    'holds a file open, as on Windows (rename %i): it is told, and taken back',
    async (nth) => {
      const folder = await staleProject(newFolder());
      const before = contentOf(folder);
      const { code, stderr } = await start(regen(folder), {
        DISTURB_BEFORE: `renameSync ${nth}`,
        FAIL_WITH: 'EBUSY',
      });
      expect(code).toBe(2);
      expect(stderr).toMatch(/Cannot write \S+: another program holds it/);
      expect(stderr).toContain(NOTHING_LEFT);
      expect(contentOf(folder)).toEqual(before);
      expect(working(folder)).toEqual([]);
    },
  );

  it('removes it, where undo was to put a deleted file back: nothing comes back either', async () => {
    const folder = await staleProject(newFolder());
    await start(regen(folder));
    const options = { DISTURB_BEFORE: 'renameSync 1', DISTURB: `rm -rf "${folder}"` };
    expect((await start(undo(folder), options)).code).toBe(2);
    expect(existsSync(folder)).toBe(false);
  });

  it('a file system without second names does as well', async () => {
    const folder = await staleProject(newFolder());
    const before = contentOf(folder);
    const noLinks = { DISTURB_BEFORE: 'linkSync', FAIL_WITH: 'EPERM' };
    expect((await start(regen(folder), noLinks)).code).toBe(0);
    expect((await start(undo(folder), noLinks)).code).toBe(0);
    expect(contentOf(folder)).toEqual(before);
  });
});
