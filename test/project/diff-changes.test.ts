import { describe, expect, it } from 'vitest';
import { diffChanges } from '../../src/project/diff-changes.js';

const diff = async (path: string, before: string, after: string) => {
  const { bytes, hidden } = await diffChanges([
    { path, before: Buffer.from(before), after: Buffer.from(after) },
  ]);
  return { text: bytes.toString(), hidden };
};

describe('a difference that is shown', () => {
  it.each([
    ['nanokit.yaml', 'wifi:\n  password: >-\n    hunter2hunter2\n  retries: 1\n'],
    ['nanokit.yaml', 'wifi: {ssid: a, password: hunter2hunter2}\nretries: 1\n'],
    ['prj.conf', 'CONFIG_EXAMPLE_WIFI_PASSWORD="hunter2hunter2"\nretries: 1\n'],
  ])('has no password of %s around it: %j', async (path, before) => {
    const { text, hidden } = await diff(path, before, before.replace('retries: 1', 'retries: 2'));
    expect(hidden).toEqual([]);
    expect(text).toMatch(/^-\s*retries: 1\n\+\s*retries: 2$/m);
    expect(text).not.toContain('hunter2');
  });

  it('is left out where it would itself show a password', async () => {
    const { text, hidden } = await diff('nanokit.yaml', 'a: 1\n', 'a: 1\npassword: hunter2hunter2\n');
    expect([text, hidden]).toEqual(['', ['nanokit.yaml']]);
  });

  it('has the lines around it otherwise, in code as well', async () => {
    const code = 'char *password = CONFIG_PASSWORD;\nint a;\n';
    expect((await diff('src/main.c', code, code.replace('a;', 'b;'))).text).toContain(' char *password');
  });
});
