import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolders } from '../support/folders.js';
import { change, done, newProject } from '../support/regen.js';

const newFolder = temporaryFolders();
const hasGit = spawnSync('git', ['--version']).status === 0;
if (!hasGit && process.env['CI']) throw new Error('git is missing: CI installs it');

/** Two branches of one project, each with its change of nanokit.yaml and a `regen`, merged. */
async function mergedBranches(edits: readonly [(yaml: string) => string, (yaml: string) => string]) {
  const folder = await newProject(newFolder());
  const git = (...args: readonly string[]) => {
    const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...identity, ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' },
      stdio: 'pipe',
      encoding: 'utf8',
    });
  };
  git('init', '--quiet', '--initial-branch', 'main');
  const commit = (message: string) => {
    git('add', '--all');
    git('commit', '--quiet', '--message', message);
  };
  commit('new');
  for (const [index, edit] of edits.entries()) {
    git('checkout', '--quiet', '-b', `branch${index}`, 'main');
    change(folder, 'nanokit.yaml', edit);
    await done(folder);
    commit(`change ${index}`);
  }
  const merge = spawnSync(
    'git',
    ['-c', 'user.name=a', '-c', 'user.email=a@example.com', 'merge', 'branch0', '--no-edit'],
    {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' },
      encoding: 'utf8',
    },
  );
  return { folder, status: merge.status, output: merge.stdout, git };
}

const set = (key: string, value: string) => (yaml: string) =>
  yaml.replace(new RegExp(`( ${key}:).*`), `$1 ${value}`);

describe.skipIf(!hasGit)(
  `two branches that both ran regen${hasGit ? '' : ' (skipped: git is missing)'}`,
  () => {
    const cases = [
      { what: 'two settings', edits: [set('heap_bytes', '61000'), set('rx_stack_bytes', '3000')] },
      { what: 'a value of the app, and one of Zephyr', edits: [set('port', '9000'), set('poll_max', '5')] },
      {
        what: 'the Wi-Fi name and the language of comments',
        edits: [set('ssid', 'home'), set('language', 'zh')],
      },
      {
        what: 'the Wi-Fi name and the SDK line',
        edits: [set('ssid', 'home'), (yaml: string) => yaml.replace('sdk: 1', 'sdk: 2')],
      },
    ] as const;
    it.each(cases)('are merged by git, and regen has nothing left to do: $what', async ({ edits }) => {
      const { folder, status, output } = await mergedBranches(edits);
      expect([status, output]).toEqual([0, expect.not.stringContaining('CONFLICT')]);
      const { updated, conflicts, kept } = await done(folder);
      expect({ updated, conflicts, kept }).toEqual({ updated: [], conflicts: [], kept: [] });
    });

    it('and changed the same setting conflict in all of its files; nanokit.yaml settled, --rebase and regen do the rest', async () => {
      const { folder, status, git } = await mergedBranches([
        set('heap_bytes', '61000'),
        set('heap_bytes', '62000'),
      ]);
      expect(status).toBe(1);
      expect(readFileSync(join(folder, '.nanokit/base.json'), 'utf8')).toContain('<<<<<<<');
      git('checkout', '--ours', 'nanokit.yaml', 'prj.conf');
      const { codes, updated } = await done(folder, { rebase: true });
      expect([codes, updated]).toEqual([[], []]);
      expect((await done(folder)).updated).toEqual([]);
      expect(readFileSync(join(folder, '.nanokit/base.json'), 'utf8')).not.toContain('<<<<<<<');
    });
  },
);
