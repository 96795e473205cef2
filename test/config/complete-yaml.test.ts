import { describe, expect, it } from 'vitest';
import { completeYaml } from '../../src/config/complete-yaml.js';
import type { Override } from '../../src/config/layers.js';
import { valueAt } from '../../src/config/partial.js';
import { configKeys } from '../../src/config/schema.js';
import { accepted, configOf, shown } from '../support/config.js';

const fallbacks = { name: 'my-app', language: 'en' } as const;
const MODELINE = '# yaml-language-server: $schema=.nanokit/nanokit.schema.json\n';
const NAMES = 'project:\n  name: my-app\n  language: en\n';

async function completed(text: string, sources: { preset?: string; overrides?: readonly Override[] } = {}) {
  const { config } = await accepted(text, sources);
  const result = await completeYaml({ name: 'mine.yaml', text }, config, fallbacks);
  return { config, result };
}

async function textOf(text: string, sources: { preset?: string; overrides?: readonly Override[] } = {}) {
  const { result } = await completed(text, sources);
  if (!result.ok) throw new Error(shown(result.diagnostics));
  return result.value;
}

const set = (name: string, value: unknown): Override => ({ path: name.split('.'), value });

describe('a user’s YAML as nanokit.yaml', () => {
  it('gets the project’s name and language, and keeps every byte', async () => {
    const mine = '# mine\n\nserver: {port: 0x50} # hex\n';
    expect(await textOf(mine)).toBe(`${MODELINE}# mine\n\nserver: {port: 0x50} # hex\n${NAMES}`);
  });

  it('keeps BOM and CRLF, and writes its own lines the same way', async () => {
    expect(await textOf('\uFEFF# 我的\r\nsdk: 2\r\n')).toBe(
      `\uFEFF${`${MODELINE}# 我的\nsdk: 2\n${NAMES}`.replaceAll('\n', '\r\n')}`,
    );
  });

  it('is left alone if it says everything and names its schema', async () => {
    const mine = `${NAMES}board: csk6012_c3_nano # yaml-language-server: $schema=mine.json`;
    expect(await textOf(mine)).toBe(mine);
  });

  it('gets what flags say, in place', async () => {
    const mine = `${NAMES}server:\n  port: 80 # http\n`;
    expect(await textOf(mine, { overrides: [set('server.port', 81), set('board', 'csk6012_c3_nano')] })).toBe(
      `${MODELINE}${NAMES}server:\n  port: 81 # http\nboard: csk6012_c3_nano\n`,
    );
  });

  it('gets what a preset says and it does not', async () => {
    const text = await textOf(`${NAMES}memory:\n  heap_bytes: 50000\n`, { preset: 'lean' });
    expect(text).toContain('memory:\n  heap_bytes: 50000\n  main_stack_bytes: 4096\n');
    expect(text).toContain('  ipv6: false\n');
  });

  it('gets other Kconfig symbols', async () => {
    expect(await textOf(NAMES, { overrides: [set('kconfig.A', true), set('kconfig.B', 'x: y')] })).toBe(
      `${MODELINE}${NAMES}kconfig:\n  A: true\n  B: "x: y"\n`,
    );
  });

  it('loses the password', async () => {
    expect(await textOf(`${NAMES}wifi:\n  ssid: a\n  password: "12345678" # x\n`)).toBe(
      `${MODELINE}${NAMES}wifi:\n  ssid: a\n`,
    );
  });

  const alike = [
    '',
    '\uFEFF',
    '# nothing',
    '---\n',
    '{}',
    '{wifi: {ssid: a, password: abcdefgh}}',
    '{"wifi": {"ssid": "a", "password": "abcdefgh"}, "server": {}, "project": null}',
    'wifi: {password: abcdefgh, ssid: a}\nserver:\nlog: {}\nproject: ~\n',
    'project:\n  # name?\nserver: # s\n  host: >-\n    1.2.3.4\nkconfig: {A: 1}\n',
    '"project":\r\n    language: zh\r\n"kconfig": {"X": "y"}',
    'server: {host: &h 1.2.3.4, origin: *h}\n',
    '? server\n: port: 80\n',
  ];
  it.each(alike)('says the same as was asked for: %j', async (mine) => {
    const overrides = [
      set('server.port', 90),
      set('log.mode', 'deferred'),
      set('wifi.retries', 3),
      set('project.name', 'x'),
      set('kconfig.FOO', 'a "b" # c'),
    ];
    const { config, result } = await completed(mine, { preset: 'lean', overrides });
    if (!result.ok) throw new Error(shown(result.diagnostics));
    const again = await configOf(result.value, { preset: null });
    if (!again.ok) throw new Error(`${result.value}\n${shown(again.diagnostics)}`);
    for (const { path } of configKeys)
      expect(valueAt(again.value.config, path)).toEqual(valueAt(config, path));
    expect(again.value.passwordInFile).toBe(false);
  });

  it('that cannot say it is refused, not mangled', async () => {
    const tied = [
      'app: {send_interval_ms: &t 300, receive_timeout_ms: *t}\n',
      'wifi: {ssid: a, password: &p abcdefgh}\nserver: {origin: *p}\n',
    ];
    for (const text of tied) {
      const { result } = await completed(text, { overrides: [set('app.send_interval_ms', 400)] });
      expect(result.diagnostics.map(({ code }) => code)).toEqual(['config/not-editable']);
      expect(result.ok).toBe(false);
    }
  });

  it('with a group that is none is told, even where a flag sets a key of the group', async () => {
    const result = await configOf('server: 5\n', { overrides: [set('server.port', 90)] });
    expect(shown(result.diagnostics)).toContain(
      'nanokit.yaml:1:9: server must be a group of keys, not a number',
    );
  });
});
