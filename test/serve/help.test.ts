import { describe, expect, it } from 'vitest';
import { FAULT_NAMES, FAULTS } from '../../src/serve/faults.js';
import { run } from '../support/cli.js';
import { temporaryFolders } from '../support/folders.js';

const newFolder = temporaryFolders();

describe.each(['serve', 'simulate'])('%s --help', (command) => {
  it.each(['en', 'zh'])('says in a line what each fault does, in %s', async (lang) => {
    const { code, stdout } = await run([command, '--help', '--lang', lang], { cwd: newFolder() });
    expect(code).toBe(0);
    const lines = stdout.split('\n');
    for (const name of FAULT_NAMES) {
      const line = lines.find((one) => new RegExp(`^  ${name}(?:=[A-Z]+)? {2,}\\S`).test(one));
      expect(line, name).toBeDefined();
      expect(/=[A-Z]/.test(line ?? ''), name).toBe('unit' in FAULTS[name]);
      expect(/[\u4e00-\u9fff]/.test(line ?? ''), name).toBe(lang === 'zh');
    }
    expect(stdout).toContain('NAME@N');
  });
});

describe('--help of the other commands', () => {
  it.each(['create', 'regen'])('%s has no faults', async (command) => {
    const { stdout } = await run([command, '--help'], { cwd: newFolder() });
    expect(stdout).not.toContain('invalid-utf8');
  });
});

describe('a flag whose value is empty', () => {
  it.each([
    ['serve', '--port='],
    ['serve', '--fault='],
    ['simulate', '--seconds='],
    ['app', '--yes', '--port='],
  ])('is shown as it was typed: %s %s %s', async (...args) => {
    const { code, stderr } = await run([...args, '--lang', 'en'], { cwd: newFolder() });
    expect(code).toBe(2);
    expect(stderr).toContain(`error: ${args.at(-1)}: `);
  });
});
