import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, unlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Claim,
  claimName,
  isDead,
  ownClaim,
  startedAfter,
} from '../../src/project/transaction/claim.js';
import { undoProject } from '../../src/project/undo-project.js';
import { commitChanges } from '../../src/project/write-project.js';
import {
  contentOf,
  copyOf,
  crash,
  newProject,
  regen,
  staleProject,
  start,
  undo,
  which,
} from '../support/crash.js';
import { temporaryFolders, write } from '../support/folders.js';
import { change } from '../support/regen.js';

const newFolder = temporaryFolders();

/** Starts a command that stops right before its first rename, in the middle of its write. */
function paused(folder: string, { args, cwd } = regen(folder)) {
  const [reached, go] = ['reached', 'go'].map((name) => join(folder, '..', name));
  const DISTURB = `touch "${reached}"; while [ ! -e "${go}" ]; do sleep 0.02; done`;
  const result = start({ args, cwd }, { DISTURB_BEFORE: 'renameSync 1', DISTURB });
  const isReached = async () => {
    while (!existsSync(reached ?? '')) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  return { result, isReached, goOn: () => write(join(folder, '..'), 'go', '') };
}

describe('two runs at once', () => {
  it('both do their work: the second waits', async () => {
    const folder = await staleProject(newFolder());
    const old = contentOf(folder);
    const first = paused(folder);
    await first.isReached();
    const second = start(regen(folder));
    first.goOn();
    expect((await first.result).code).toBe(0);
    const { code, stdout } = await second;
    expect([code, stdout]).toEqual([0, 'Everything is up to date.\n']);
    expect((await start(undo(folder))).code).toBe(0);
    expect(contentOf(folder)).toEqual(old);
  });

  it('the second one says who is at work if that goes on, and changes nothing', async () => {
    const folder = await staleProject(newFolder());
    const first = paused(folder);
    await first.isReached();
    const before = contentOf(folder);
    const [pid] = readdirSync(join(folder, '.nanokit/local')).flatMap(
      (name) => /^lock\.regen\.(\d+)\./.exec(name)?.[1] ?? [],
    );
    const seconds = await Promise.all([start(regen(folder)), start(undo(folder))]);
    for (const { code, stdout, stderr } of seconds) {
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(`Another program is writing to this project: regen, process ${pid}, since 2`);
      expect(stderr).toContain('delete .nanokit/local/lock.regen.');
    }
    expect(contentOf(folder)).toEqual(before);
    first.goOn();
    expect((await first.result).code).toBe(0);
  });

  it('plan anew where somebody has changed what they had read', async () => {
    const template = await staleProject(newFolder());
    const folder = copyOf(template, join(newFolder(), 'app'));
    // Between the plan and the lock.
    const DISTURB = `cd "${folder}" && printf 'CONFIG_MINE=y\\n' >> prj.conf`;
    const { code, stdout } = await start(regen(folder), { DISTURB_BEFORE: 'mkdirSync 1', DISTURB });
    expect(code).toBe(0);
    expect(stdout).toContain('prj.conf');
    expect(readFileSync(join(folder, 'prj.conf'), 'utf8')).toContain('CONFIG_MINE=y');
    expect((await start(regen(folder))).stdout).toContain('Everything is up to date');
  });

  it('in one process do not get into each other’s way', async () => {
    const folder = newFolder();
    write(folder, 'nanokit.yaml', '');
    const paths = Array.from({ length: 12 }, (_, index) => `f${index}`);
    const results = await Promise.all(
      paths.map((path) =>
        commitChanges(folder, [{ path, content: path, expected: null }], { command: 'regen' }),
      ),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['.nanokit', 'nanokit.yaml', ...paths].sort());
    expect(await undoProject({ folder, dir: '.' })).toMatchObject({ ok: true, value: { command: 'regen' } });
    expect(readdirSync(folder)).toHaveLength(paths.length);
  });

  it('make one project of two', async () => {
    const cwd = newFolder();
    const create = { args: ['app', '--yes', '--lang', 'en'], cwd };
    const results = await Promise.all([start(create), start(create), start(create)]);
    expect(results.map(({ code }) => code).sort()).toEqual([0, 2, 2]);
    expect(readdirSync(cwd)).toEqual(['app']);
    for (const { stderr } of results.filter(({ code }) => code === 2))
      expect(stderr).toMatch(/it has just appeared|already contains/);
  });
});

describe('whoever held the project', () => {
  it('and was killed is no hindrance', async () => {
    const folder = await staleProject(newFolder());
    const old = contentOf(folder);
    expect(await crash(regen(folder), 12)).toBe(true);
    expect(readdirSync(join(folder, '.nanokit/local')).some((name) => name.startsWith('lock.regen'))).toBe(
      true,
    );
    expect((await start(regen(folder))).code).toBe(0);
    expect(readdirSync(join(folder, '.nanokit/local'))).toEqual(['.gitignore', 'transaction', 'undo.json']);
    expect((await start(undo(folder))).code).toBe(0);
    expect(which(contentOf(folder), old, old)).toBe('old');
  });

  it('on another machine may still be at work: the way out is told', async () => {
    const folder = await newProject(newFolder());
    change(folder, 'nanokit.yaml', (text) => text.replace(/main_stack_bytes: .*/, 'main_stack_bytes: 8100'));
    const lock = '.nanokit/local/lock.regen.1.1.1700000000000.elsewhere-1';
    write(folder, lock, '');
    const { code, stderr } = await start(regen(folder));
    expect(code).toBe(2);
    expect(stderr).toContain(`delete ${lock}`);
    unlinkSync(join(folder, lock));
    expect((await start(regen(folder))).code).toBe(0);
  });

  it('is not seen in files that are no claims', async () => {
    const folder = await staleProject(newFolder());
    for (const name of ['lock', 'lock.', 'lock.regen', 'lock.regen.x.1.1.m', 'lock.REGEN.1.1.1.m'])
      write(folder, `.nanokit/local/${name}`, 'x');
    expect((await start(regen(folder))).code).toBe(0);
  });
});

describe('a claim', () => {
  const own = ownClaim('regen');
  const dead = () => {
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    return { ...own, pid };
  };

  it('is read back from its name', () => {
    expect(own.machine).toContain(
      hostname()
        .slice(0, 8)
        .replace(/[^A-Za-z0-9-]/g, '-'),
    );
    expect(claimName(own)).toMatch(/^[A-Za-z0-9.-]+$/);
  });

  it.runIf(process.platform === 'linux')('tells processes apart that had the same number', () => {
    expect(own.started).toMatch(/^\d+$/);
    expect(isDead(own)).toBe(false);
    expect(isDead({ ...own, started: String(Number(own.started) - 1) })).toBe(true);
  });

  const rows: readonly (readonly [string, () => Claim, boolean])[] = [
    ['of a process that has ended', dead, true],
    ['of this process', () => own, false],
    ['of another machine', () => ({ ...dead(), machine: 'elsewhere' }), false],
    ['from before the system started', () => ({ ...own, started: '', since: 0 }), true],
  ];
  it.each(rows)('%s', (_, claim, expected) => {
    expect(isDead(claim())).toBe(expected);
  });

  it.runIf(spawnSync('ps', ['-o', 'lstart=', '-p', String(process.pid)]).status === 0)(
    'is compared with what ps says where the system counts no ticks',
    async () => {
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      const { pid = 0 } = child;
      expect(startedAfter(pid, Date.now() - 3_600_000)).toBe(true);
      expect(startedAfter(pid, Date.now() + 3_600_000)).toBe(false);
      child.kill('SIGKILL');
      await new Promise((resolve) => child.on('close', resolve));
      expect(startedAfter(pid, 0)).toBe(false);
    },
  );
});
