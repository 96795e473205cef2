import { describe, expect, it } from 'vitest';
import type { Override } from '../../src/config/layers.js';
import { settingChanges } from '../../src/project/setting-changes.js';
import { generatedFiles } from '../golden/projects.js';
import { accepted } from '../support/config.js';

const base = { preset: 'documented', sdkLine: 1, lang: 'en' } as const;

async function changes(from: readonly Override[], to: readonly Override[]) {
  const { config } = await accepted('version: 1\n', { overrides: to });
  const conf = async (overrides: readonly Override[]) =>
    (await generatedFiles({ ...base, overrides })).get('prj.conf') ?? '';
  return settingChanges(config, await conf(from), await conf(to));
}

const kind = (value: string) => ({ path: ['app', 'kind'], value });

describe('why prj.conf changes', () => {
  it('is no value that stays: a line may come that says what was so without it', async () => {
    expect(await changes([], [{ path: ['server', 'host'], value: 'fd00::10' }])).toEqual([
      { key: 'server.host', from: '"192.168.101.10"', to: '"fd00::10"' },
    ]);
  });

  it('is no default where another kind of app has no such setting', async () => {
    const interval = { path: ['app', 'interval_ms'], value: 5000 };
    const told = await changes([kind('telemetry'), interval], [kind('commands'), interval]);
    expect(told).toContainEqual({ key: 'app.interval_ms', from: '5000', to: undefined });
  });

  it('is the default where a setting goes back to it', async () => {
    const interval = { path: ['app', 'interval_ms'], value: 5000 };
    expect(await changes([kind('telemetry'), interval], [kind('telemetry')])).toEqual([
      { key: 'app.interval_ms', from: '5000', to: '10000' },
    ]);
  });
});
