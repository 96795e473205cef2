import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { filesIn, PROJECT_FILES, stateOf, temporaryFolders, textsIn, write } from '../support/folders.js';

const newFolder = temporaryFolders();
const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

const mounts: string[] = [];
afterAll(() => {
  for (const mount of mounts) execFileSync('umount', [mount]);
});

/** A file system of its own with so much room. Undefined where this machine does not let us. */
function mount(options: string): string | undefined {
  const folder = newFolder();
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
  if (status !== 0) return undefined;
  mounts.push(folder);
  return folder;
}

const canMount = (() => {
  const folder = process.platform === 'linux' && isRoot ? mount('size=1m') : undefined;
  return folder !== undefined;
})();
const needsMount = canMount ? '' : ' (skipped: mounting a small file system is not possible here)';

describe(`a full disk${needsMount}`, () => {
  // A project takes about 40 pages of 4 KiB; each size stops it at another file.
  const sizes = [4, 16, 32, 48, 64, 96];
  it.skipIf(!canMount).each(sizes)('of %i KiB is left as it was', async (size) => {
    const cwd = mount(`size=${size}k`) ?? '';
    const { code, stdout, stderr } = await run(['a/b/app', '--yes'], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: Cannot write .*: the disk is full/);
    expect(stderr).toContain('Nothing was left behind');
    expect(readdirSync(cwd)).toEqual([]);
  });

  it.skipIf(!canMount)('of many names, too', async () => {
    for (const inodes of [2, 3, 4, 6, 9]) {
      const cwd = mount(`size=4m,nr_inodes=${inodes}`) ?? '';
      const { code, stderr } = await run(['a/b/app', '--yes'], { cwd });
      expect(code).toBe(2);
      expect(stderr).toContain('the disk is full');
      expect(readdirSync(cwd)).toEqual([]);
    }
  });

  it.skipIf(!canMount)('leaves the other files of the folder alone', async () => {
    const cwd = mount('size=64k') ?? '';
    write(cwd, 'app/src/other.c', 'mine');
    const before = stateOf(cwd);
    expect((await run(['app', '--yes'], { cwd })).code).toBe(2);
    expect(stateOf(cwd)).toEqual(before);
  });

  it.skipIf(!canMount)('does not harm a project on regen', async () => {
    const cwd = mount('size=400k') ?? '';
    expect((await run(['app', '--yes'], { cwd })).code).toBe(0);
    const yaml = readFileSync(join(cwd, 'app/nanokit.yaml'), 'utf8');
    const longer = yaml
      .replace('language: en', 'language: zh')
      .replace(/payload: .*/, `payload: ${'a'.repeat(4000)}`)
      .replace('receive_buffer_bytes: 512', 'receive_buffer_bytes: 8192');
    write(cwd, 'app/nanokit.yaml', longer);
    const before = textsIn(join(cwd, 'app'));
    // Fills what is left.
    spawnSync('dd', ['if=/dev/zero', `of=${join(cwd, 'filler')}`, 'bs=1k']);
    const { code, stderr } = await run(['regen', 'app'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('the disk is full');
    expect(textsIn(join(cwd, 'app'))).toEqual(before);
  });
});

describe('a limit on the size of files', () => {
  it('takes everything back', async () => {
    const cwd = newFolder();
    // In blocks of 512 bytes or 1 KiB: below the largest file of a project either way.
    const under = ['sh', '-c', 'trap \'\' XFSZ; ulimit -f 8; exec "$@"', 'sh'];
    const { code, stderr } = await run(['a/app', '--yes'], { cwd, under });
    expect(code).toBe(2);
    expect(stderr).toContain('the file would become too large');
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe(`a file system that is read-only${needsMount}`, () => {
  it.skipIf(!canMount)('is told', async () => {
    const cwd = mount('size=1m,ro') ?? '';
    const { code, stdout, stderr } = await run(['app', '--yes'], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('the file system is read-only');
  });
});

describe('no permission', () => {
  // Root may do anything: then the program runs as nobody.
  const under = isRoot ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : [];
  const open = (...folders: readonly string[]) => {
    for (const folder of folders) {
      chmodSync(folder, 0o755);
      if (isRoot) chownSync(folder, NOBODY, NOBODY);
    }
  };
  /** A folder that the program may write to: all above it must let it pass. */
  const ownFolder = () => {
    const cwd = newFolder();
    open(cwd, join(cwd, '..'));
    return cwd;
  };
  const restore = (folder: string) => chmodSync(folder, 0o755);

  it('to write here', async () => {
    const cwd = ownFolder();
    chmodSync(cwd, 0o555);
    const { code, stdout, stderr } = await run(['app', '--yes'], { cwd, under });
    restore(cwd);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: Cannot write .*: no permission/);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('to write in the folder, or in src: then what was written before goes', async () => {
    const cwd = ownFolder();
    mkdirSync(join(cwd, 'app/src'), { recursive: true });
    open(join(cwd, 'app'), join(cwd, 'app/src'));
    chmodSync(join(cwd, 'app/src'), 0o555);
    const { code, stderr } = await run(['app', '--yes'], { cwd, under });
    restore(join(cwd, 'app/src'));
    expect(code).toBe(2);
    expect(stderr).toContain('Cannot write src/main.c: no permission');
    expect(filesIn(cwd)).toEqual([]);
    expect(readdirSync(join(cwd, 'app'))).toEqual(['src']);
  });

  it('to look into the folder', async () => {
    const cwd = ownFolder();
    mkdirSync(join(cwd, 'app'));
    open(join(cwd, 'app'));
    chmodSync(join(cwd, 'app'), 0o000);
    const { code, stderr } = await run(['app', '--yes'], { cwd, under });
    restore(join(cwd, 'app'));
    expect(code).toBe(2);
    expect(stderr).toContain('no permission');
    expect(stderr).not.toContain('    at ');
  });

  it('to read the config file', async () => {
    const cwd = ownFolder();
    write(cwd, 'a.yaml', 'sdk: 1');
    chmodSync(join(cwd, 'a.yaml'), 0o000);
    const { code, stderr } = await run(['app', '--yes', '--config', 'a.yaml'], { cwd, under });
    expect(code).toBe(2);
    expect(stderr).toContain('Cannot read a.yaml: no permission');
  });
});

describe('a signal', () => {
  // strace gives the program a signal right where it makes its folders: between two files of the project.
  const canTrace = spawnSync('strace', ['-qq', '-o', '/dev/null', 'true']).status === 0;
  const needsTrace = canTrace ? '' : ' (skipped: strace is missing or not allowed)';

  it.skipIf(!canTrace).each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    `%s between two files leaves all of them${needsTrace}`,
    async (signal) => {
      for (const nth of [1, 2, 3]) {
        const cwd = newFolder();
        const inject = `inject=/^mkdir(at)?$:signal=${signal}:when=${nth}`;
        const under = ['strace', '-f', '-qq', '-o', '/dev/null', '-e', inject];
        await run(['app', '--yes'], { cwd, under });
        expect(filesIn(cwd)).toHaveLength(PROJECT_FILES.length);
      }
    },
  );

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s at any moment leaves all of the project or nothing',
    async (signal) => {
      const runs = Array.from({ length: 6 }, (_, index) => 20 + index * 16);
      const codes = new Set<number>();
      for (const delay of runs) {
        const cwd = newFolder();
        const { code } = await run(['app', '--yes'], {
          cwd,
          onStart: (child) => setTimeout(() => child.kill(signal), delay),
        });
        codes.add(code);
        expect([0, PROJECT_FILES.length]).toContain(filesIn(cwd).length);
        expect(existsSync(join(cwd, 'app'))).toBe(filesIn(cwd).length > 0);
      }
      for (const code of codes) expect([0, 129, 130, 143, -1]).toContain(code);
    },
  );
});
