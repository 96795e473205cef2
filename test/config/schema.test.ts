import { describe, expect, it } from 'vitest';
import { valueAt } from '../../src/config/partial.js';
import { presets } from '../../src/config/presets.js';
import { configKey, configKeys, descriptionOf, schemaAt, titleOf } from '../../src/config/schema.js';
import type { Config } from '../../src/generated/config.js';
import { parseKconfig } from '../../src/kconfig/kconfig-file.js';
import type { ConfigEntry } from '../../src/kconfig/types.js';
import { appliesTo } from '../../src/render/app-kind.js';
import { renderGenerated } from '../../src/render/render-project.js';
import { accepted, configOf } from '../support/config.js';
import { kconfigOf } from '../support/kconfig.js';

const LANGUAGES = ['en', 'zh'] as const;
const appKeys = configKeys.filter(({ node }) => node['x-symbol']?.startsWith('EXAMPLE_'));

/** What the app's Kconfig declares, in order. */
type Kind = Config['app']['kind'];
const KINDS: readonly Kind[] = ['echo', 'telemetry', 'commands'];
const keysOf = (kind: Kind) => appKeys.filter(({ name }) => appliesTo(kind, name));

async function appEntries(language: 'en' | 'zh', kind: Kind): Promise<ConfigEntry[]> {
  const { config } = await accepted('', {
    overrides: [
      { path: ['project', 'language'], value: language },
      { path: ['app', 'kind'], value: kind },
    ],
  });
  const tree = parseKconfig('Kconfig', (await renderGenerated(config)).get('Kconfig')?.content ?? '');
  if (!tree.ok) throw new Error('the Kconfig does not parse');
  const menu = tree.value.entries.find((entry) => entry.kind === 'menu');
  return (menu?.entries ?? []).flatMap((entry) => (entry.kind === 'config' ? [entry] : []));
}

const operand = (value: unknown) =>
  typeof value === 'string' ? { kind: 'constant', text: value } : { kind: 'symbol', name: String(value) };

/** Its symbol is there only if it is set. */
const SUBPROTOCOL = 'server.subprotocol';

describe.each(LANGUAGES)('the Kconfig of a project in %s', (language) => {
  it.each(KINDS)('declares the credentials and then every symbol of the kind %s, in order', async (kind) => {
    const symbols = (await appEntries(language, kind)).map(({ symbol }) => symbol);
    expect(symbols).toEqual([
      'EXAMPLE_WIFI_SSID',
      'EXAMPLE_WIFI_PASSWORD',
      ...keysOf(kind)
        .filter(({ name }) => name !== SUBPROTOCOL)
        .map(({ node }) => node['x-symbol']),
    ]);
  });

  it.each(appKeys.filter(({ name }) => name !== SUBPROTOCOL))(
    'gives the symbol of $name the type, range and default of the schema',
    async (key) => {
      const { name, node } = key;
      const kind = KINDS.find((one) => appliesTo(one, name)) ?? 'echo';
      const entry = (await appEntries(language, kind)).find(({ symbol }) => symbol === node['x-symbol']);
      const attributes = entry?.attributes ?? [];
      const type = attributes.find(({ kind }) => kind === 'type');
      expect(type).toMatchObject({ type: node.type === 'string' ? 'string' : 'int' });
      const defaults = attributes.filter(({ kind }) => kind === 'default');
      expect(defaults).toMatchObject([{ value: operand(node.default) }]);
      const ranges = attributes.filter(({ kind }) => kind === 'range');
      if (node.type === 'integer') {
        expect(ranges).toMatchObject([{ low: operand(node.minimum), high: operand(node.maximum) }]);
      } else expect(ranges).toEqual([]);
    },
  );

  it('has no default for the Wi-Fi name and password', async () => {
    for (const entry of (await appEntries(language, 'echo')).slice(0, 2)) {
      expect(entry.attributes.map(({ kind }) => kind)).toEqual(['type', 'help']);
    }
  });
});

describe('the schema', () => {
  it.each(configKeys)('tells $name in both languages', ({ node }) => {
    for (const text of [titleOf(node), descriptionOf(node)]) {
      expect(text.en).toMatch(/[a-z]/i);
      expect(text.zh).not.toBe('');
    }
    expect(descriptionOf(node).zh).toMatch(/[\u4e00-\u9fff]/);
  });

  it.each(configKeys.filter(({ node }) => node.type === 'integer'))(
    'has bounds for the number $name, or its choices',
    ({ node }) => {
      const { minimum = Number.NaN, maximum = Number.NaN } = node;
      expect(node.enum !== undefined || minimum < maximum).toBe(true);
    },
  );

  it('names the unit of a key in the key', () => {
    for (const { name, node } of configKeys) {
      if (node['x-unit'] === 'ms') expect(name).toMatch(/_ms$/);
      if (node['x-unit'] === 'bytes' && node.type === 'integer') expect(name).toMatch(/_(bytes|size)$/);
    }
  });

  it('gives each symbol to one key', () => {
    const symbols = configKeys.flatMap(({ node }) => node['x-symbol'] ?? []);
    expect(new Set(symbols).size).toBe(symbols.length);
  });

  it.each(configKeys.filter(({ node }) => node['x-bytes'] || node['x-check'] === 'wpa2'))(
    'bounds $name for editors, in characters, no tighter than its own rule',
    async ({ path, node }) => {
      const longest = node['x-bytes']?.maximum ?? 64;
      expect(node.maxLength).toBe(longest);
      for (const lang of LANGUAGES) expect(descriptionOf(node)[lang]).toContain(String(longest));
      const sources = { overrides: [{ path: ['app', 'receive_buffer_bytes'], value: 8192 }] };
      const at = (value: string) => ({ overrides: [...sources.overrides, { path, value }] });
      await accepted('', at('a'.repeat(longest)));
      const { diagnostics } = await configOf('', at('a'.repeat(longest + 1)));
      expect(diagnostics.map(({ code }) => code)).toEqual([
        node['x-bytes'] ? 'config/too-many-bytes' : 'config/password',
      ]);
    },
  );

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('has no key %s', (name) => {
    expect(schemaAt([name])).toBeUndefined();
    expect(schemaAt(['wifi', name])).toBeUndefined();
    expect(configKey(name)).toBeUndefined();
  });
});

describe('the presets', () => {
  it('begin with the documented one, which adds only the Wi-Fi name and password to the schema’s defaults', () => {
    expect(presets[0]?.id).toBe('documented');
    expect(presets[0]?.config).toEqual({ wifi: { ssid: 'xiaowei-yyds', password: 'xiaowei-yyds' } });
    expect(configKey('wifi.ssid')?.node.default).toBe('xiaowei-yyds');
  });

  it('are the page’s board, SDK line and server', async () => {
    const { config, password } = await accepted('');
    expect(config).toMatchObject({
      board: 'csk6002_9s_nano',
      sdk: 1,
      wifi: { ssid: 'xiaowei-yyds' },
      server: { host: '192.168.101.10', port: 8080 },
    });
    expect(password).toBe('xiaowei-yyds');
  });

  it.each(presets)(
    '$id is accepted without a warning, and without a password in the config',
    async ({ id }) => {
      const { config } = await accepted('', { preset: id });
      for (const { path, node } of configKeys) {
        const expected = node['x-secret'] ? undefined : expect.anything();
        expect(valueAt(config, path)).toEqual(expected);
      }
    },
  );

  const onEveryLine = presets.flatMap(({ id }) => [0, 1, 2].map((sdk) => ({ id, sdk })));
  it.each(onEveryLine)('$id on SDK line $sdk gives Kconfig every value as it is', async ({ id, sdk }) => {
    const { config } = await accepted('', { preset: id, overrides: [{ path: ['sdk'], value: sdk }] });
    const { symbols } = kconfigOf(await renderGenerated(config), sdk);
    for (const { name, path, node } of keysOf(config.app.kind)) {
      if (name === SUBPROTOCOL) continue;
      const value = valueAt(config, path);
      expect([name, symbols.get(node['x-symbol'] ?? '')?.value]).toEqual([name, String(value)]);
    }
  });

  it('lean keeps the heap that the Wi-Fi driver and the largest message need', async () => {
    const { config } = await accepted('', { preset: 'lean' });
    const message = Buffer.byteLength(config.app.payload) + 1;
    expect(config.memory.heap_bytes).toBeGreaterThanOrEqual(35_840 + message);
  });
});
