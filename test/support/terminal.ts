import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { quoted } from '../../src/cli/io.js';
import { BIN } from './cli.js';

export const hasTmux = spawnSync('tmux', ['-V']).status === 0;
/** Waiting longer is a failure; nothing else depends on it. */
const PATIENCE_MS = 20_000;
let count = 0;

/** The program in a terminal of its own: a private tmux server, which ends with it. */
export class Terminal {
  private readonly socket: string;

  /** @param home a folder for the server's socket */
  constructor(home: string, args: readonly string[], cwd: string, env: Readonly<Record<string, string>>) {
    this.socket = join(home, `tmux-${++count}`);
    const variables = Object.entries(env).map(([name, value]) => `${name}=${quoted(value)}`);
    const program = [...variables, quoted(process.execPath), quoted(BIN), ...args.map(quoted)].join(' ');
    const script = `${program}; echo EXIT=$?; exec cat`;
    this.tmux('new-session', '-d', '-x', '120', '-y', '50', '-c', cwd, script);
  }

  /** Types a text as it is, or presses a key by tmux's name for it. */
  type(text: string): void {
    this.tmux('send-keys', '-l', '--', text);
  }

  press(...keys: readonly string[]): void {
    this.tmux('send-keys', '--', ...keys);
  }

  screen(styled = false): string {
    return this.tmux('capture-pane', '-p', '-J', ...(styled ? ['-e'] : []));
  }

  /** Waits until the screen shows a text, and returns the screen. */
  async shows(wanted: string | RegExp): Promise<string> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const screen = this.screen();
      if (typeof wanted === 'string' ? screen.includes(wanted) : wanted.test(screen)) return screen;
      if (Date.now() > end) throw new Error(`never shows ${wanted}:\n${screen}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  close(): void {
    spawnSync('tmux', ['-S', this.socket, 'kill-server']);
  }

  private tmux(...args: readonly string[]): string {
    const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', LC_ALL: 'C.UTF-8' };
    const { status, stdout, stderr } = spawnSync(
      'tmux',
      ['-S', this.socket, '-f', '/dev/null', '-u', ...args],
      { env, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`tmux ${args[0]}: ${stderr}`);
    return stdout;
  }
}
