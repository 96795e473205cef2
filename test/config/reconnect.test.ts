import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { configOf, shown } from '../support/config.js';
import { temporaryFolders } from '../support/folders.js';

const newFolder = temporaryFolders();
const reconnect = (first: number, longest: number) =>
  `server:\n  reconnect:\n    first_delay_ms: ${first}\n    max_delay_ms: ${longest}\n`;

describe('reconnect delays', () => {
  it('are warned of where the first is longer than the longest', async () => {
    const { ok, diagnostics } = await configOf(reconnect(5000, 2000));
    expect(ok).toBe(true);
    expect(shown(diagnostics)).toContain('the app waits 2000 ms each time [config/reconnect-delays]');
    expect(diagnostics.map(({ place }) => place?.line)).toEqual([3]);
  });

  it.each([
    [2000, 2000],
    [100, 3_600_000],
  ])('may be %i and %i', async (first, longest) => {
    expect((await configOf(reconnect(first, longest))).diagnostics).toEqual([]);
  });

  it('are told by create and by check', async () => {
    const cwd = newFolder();
    const created = await run(['app', '--yes', '--set', 'server.reconnect.max_delay_ms=500'], { cwd });
    expect(created.stderr).toContain('[config/reconnect-delays]');
    const path = join(cwd, 'app/nanokit.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('first_delay_ms: 1000', 'first_delay_ms: 600'));
    await run(['regen'], { cwd: join(cwd, 'app') });
    expect((await run(['check'], { cwd: join(cwd, 'app') })).stderr).toContain('[config/reconnect-delays]');
  });
});
