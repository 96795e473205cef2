import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { temporaryFolders } from '../support/folders.js';
import { hasCompiler } from '../support/simulation.js';
import { hasTmux, Terminal } from '../support/terminal.js';

const newFolder = temporaryFolders();
const folder = newFolder();
const app = join(folder, 'app');

beforeAll(async () => {
  const created = await run(['app', '--yes', '--lang', 'en', '--set', 'app.send_interval_ms=600000'], {
    cwd: folder,
  });
  expect(created.code).toBe(0);
  // Built once, so that a terminal has not to wait for it.
  await run(['simulate', '--seconds', '0.1'], { cwd: app });
});

describe.skipIf(!hasTmux || !hasCompiler)(
  `simulate --serve in a terminal${hasTmux ? '' : ' (skipped: tmux is missing)'}`,
  () => {
    const sockets = newFolder();
    it.each([
      {
        locale: 'en_US.UTF-8',
        hint: 'Type a line and press Enter',
        nobody: 'the app is not connected',
        shown: '#1 ← text, 12 bytes: "你好，板"',
      },
      {
        locale: 'zh_CN.UTF-8',
        hint: '输入一行再按回车',
        nobody: '应用还没有连接',
        shown: '#1 ← 文本，12 字节："你好，板"',
      },
    ])('sends what is typed to the app, in $locale', async ({ locale, hint, nobody, shown }) => {
      // Nobody is connected for the first two seconds.
      const args = ['simulate', '--serve', '--dhcp', 'late:2'];
      const terminal = new Terminal(sockets, args, app, { LC_ALL: locale });
      try {
        await terminal.shows(hint);
        terminal.type('too early');
        terminal.press('Enter');
        await terminal.shows(nobody);
        // The app waits for its next message, ten minutes away: nothing but the typed line can wake it.
        await terminal.shows(/IPv4 recv 7 bytes/);
        terminal.type('你好，板');
        terminal.press('Enter');
        await terminal.shows(shown);
        terminal.press('C-c');
        expect(await terminal.shows('EXIT=')).toContain('EXIT=130');
        expect(terminal.screen()).not.toMatch(/\n {4}at |Error/);
      } finally {
        terminal.close();
      }
    });
  },
);

describe.skipIf(!hasCompiler)('simulate --serve without a terminal', () => {
  it('leaves its input alone: a run depends on its seed', async () => {
    const args = ['simulate', '--serve', '--seconds', '3', '--speed', '1000000', '--lang', 'en'];
    const ports = /127\.0\.0\.1:\d+/g;
    const [piped, without] = await Promise.all(
      (['piped\npiped\n', 'closed'] as const).map((input) => run(args, { cwd: app, input })),
    );
    expect(piped?.stdout).toContain('IPv4 recv');
    expect(piped?.stdout.replace(ports, '')).toBe(without?.stdout.replace(ports, ''));
  });
});
