import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkConfig, isPlain } from '../../src/config/check-config.js';
import { checkThoroughly } from '../../src/config/config-problems.js';
import { type Override, overrideLayer } from '../../src/config/layers.js';
import { isMap, valueAt } from '../../src/config/partial.js';
import { type ConfigKey, configKeys, type SchemaNode } from '../../src/config/schema.js';
import type { Config } from '../../src/generated/config.js';
import { appliesTo } from '../../src/render/app-kind.js';
import { renderConfigFile, renderCredentials, renderGenerated } from '../../src/render/render-project.js';
import { Random } from '../kconfig/random.js';
import { accepted, shown } from '../support/config.js';
import { kconfigOf } from '../support/kconfig.js';
import { samples } from '../support/samples.js';

const NASTY = [
  '"',
  '\\',
  "'",
  '$',
  '$(id)',
  '$\u007bHOME}',
  '$ENV{PATH}',
  '`id`',
  '#',
  ';',
  '[',
  ']',
  '*/',
  '/*',
  '//',
  '%s',
  '%n',
  '<',
  '>',
  '&',
  '|',
  '板子',
  '😀',
  'é',
  ' leading',
  'trailing ',
  ': ',
  ' #',
  ' # x',
  '---',
  '...',
  '- ',
  '? ',
  '! ',
  '@',
  '*a',
  '&a',
  '{',
  '}',
  '{{x}}',
  '{{{x}}}',
  '<<',
  '=',
  '%',
  '~',
  'yes',
  'no',
  'on',
  'y',
  'n',
  'null',
  'Null',
  'true',
  'TRUE',
  '0x10',
  '010',
  '1e3',
  '.5',
  '1_000',
  '12:30:45',
  '2001-01-01',
  '.inf',
  '.nan',
  '-',
  '?',
  '!',
  '\\n',
  '\\u0041',
  '\\"',
  '"quoted"',
  "'quoted'",
  '??',
  '?',
  'CONFIG_X=y',
  '@VAR@',
  '\uFEFF',
  '\u00a0',
  '\u200b',
  '\u3000',
  '｛',
  'e\u0301',
  '\u{10ffff}',
  '\uffff',
  '#{x}',
  '\\\\',
  '\\',
  'a\\',
  '|',
  '>-',
];

/** Where a text may stand, and what it needs around it there to be legal otherwise. */
const places = [
  { name: 'wifi.ssid', wrap: (text: string) => text, fits: (text: string) => Buffer.byteLength(text) <= 32 },
  {
    name: 'wifi.password',
    wrap: (text: string) => `pass${text}word`,
    fits: (text: string) => /^[ -~]*$/.test(text),
  },
  {
    name: 'server.path',
    wrap: (text: string) => `/${text}`,
    fits: (text: string) => /^([!"$&-~]|%[0-9a-f]{2})*$/i.test(text),
  },
  { name: 'server.origin', wrap: (text: string) => text, fits: () => true },
  { name: 'app.payload', wrap: (text: string) => text, fits: () => true },
  // What looks like a hex number is printed as one: the type of such a symbol is not known.
  { name: 'kconfig.FOO', wrap: (text: string) => text, fits: (text: string) => !/^0x[0-9a-f]+$/i.test(text) },
];
const SYMBOLS: Readonly<Record<string, string>> = {
  'wifi.ssid': 'EXAMPLE_WIFI_SSID',
  'wifi.password': 'EXAMPLE_WIFI_PASSWORD',
};

/** A config with one text in it, through nanokit.yaml and back, and what Kconfig then gives the firmware. */
async function travelled(name: string, text: string) {
  const path = name.split('.');
  const { config, password } = await accepted('', {
    overrides: [
      { path: ['wifi', 'ssid'], value: 'a' },
      { path: ['wifi', 'password'], value: 'abcdefgh' },
      { path, value: text },
    ],
  });
  const again = await accepted(await renderConfigFile(config), { preset: null });
  const files = new Map(await renderGenerated(config));
  const credentials = { ssid: config.wifi.ssid, password: password ?? '' };
  files.set('credentials.conf', await renderCredentials(credentials, config.project.language));
  const { symbols, diagnostics } = kconfigOf(files, config.sdk);
  return { config, again: again.config, files, symbols, diagnostics };
}

describe.each(places)('a text in $name arrives unchanged', ({ name, wrap, fits }) => {
  const texts = NASTY.map(wrap).filter(fits);
  it.each(texts)('%j', async (text) => {
    const { config, again, files, symbols, diagnostics } = await travelled(name, text);
    expect(again).toEqual(config);
    if (name === 'kconfig.FOO') {
      expect(again.kconfig).toEqual({ FOO: text });
      // FOO is nobody's symbol, so the file itself tells.
      const escaped = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
      expect(files.get('prj.conf')?.content.split('\n')).toContain(`CONFIG_FOO="${escaped}"`);
      return;
    }
    const key = configKeys.find((candidate) => candidate.name === name);
    expect(symbols.get(SYMBOLS[name] ?? key?.node['x-symbol'] ?? '')?.value).toBe(text);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('nanokit.yaml', () => {
  it.each(places.map(({ name }) => name).filter((name) => name !== 'wifi.password'))(
    'carries any legal text of %s for any reader of YAML',
    async (name) => {
      const place = places.find((candidate) => candidate.name === name);
      for (const text of NASTY.map((nasty) => place?.wrap(nasty) ?? nasty).filter((nasty) =>
        place?.fits(nasty),
      )) {
        const { config } = await travelled(name, text);
        for (const version of ['1.1', '1.2'] as const) {
          const plain: unknown = parse(await renderConfigFile(config), { version });
          expect([version, valueAt(plain, name.split('.'))]).toEqual([version, text]);
        }
      }
    },
  );
});

/** A value that the schema allows, more often than not one at its edges. */
function randomValue({ name, node }: ConfigKey, random: Random): unknown {
  if (node.enum) return random.pick(node.enum);
  if (node.type === 'boolean') return random.chance(50);
  if (node.type === 'integer') return randomInteger(node, random);
  const word = () => random.pick(['a', 'Z', '0', '-', '_', ...NASTY]);
  const text = Array.from({ length: 1 + random.below(8) }, word)
    .join('')
    .replace(/\?{2,}(?=[=/'()!<>-])/g, '?');
  switch (name) {
    case 'project.name':
      return `p${text.replace(/[^A-Za-z0-9_.+-]/g, '')}`;
    case 'server.host':
      if (random.pick([false, true])) return random.pick(['fd00::1', 'a.example', 'A-1', '::1']);
      return [0, 0, 0, 0].map(() => random.pick([0, 1, 9, 10, 99, 100, 199, 200, 249, 250, 255])).join('.');
    case 'server.path':
      return `/${text.replace(/[^!-~]|[#%]/g, '')}`.replace(/\?{2,}/g, '?');
    case 'server.subprotocol':
      return text.replace(/[^A-Za-z0-9]/g, '').slice(0, 64);
    case 'server.tls.ca_file':
      return `certs/c${text.replace(/[^A-Za-z0-9_.+-]/g, '')}.pem`;
    case 'server.tls.server_name':
    case 'server.tls.time_server':
      return `a${text.replace(/[^A-Za-z0-9]/g, '')}.lan`;
    case 'wifi.ssid':
      return cut(text, 32).replace(/\?{2,}/g, '?');
    case 'wifi.password':
      return `12345678${text.replace(/[^ -~]/g, '')}`.slice(0, 63).replace(/\?{2,}/g, '?');
    default:
      return text;
  }
}

function randomInteger({ minimum = 0, maximum = 0 }: SchemaNode, random: Random): number {
  return random.chance(30) ? random.pick([minimum, maximum]) : minimum + random.below(maximum - minimum + 1);
}

function cut(text: string, bytes: number): string {
  return (
    [...text].reduce(
      (sum, character) => (Buffer.byteLength(sum + character) <= bytes ? sum + character : sum),
      '',
    ) || 'a'
  );
}

describe('any accepted config', () => {
  it('is the same when it is read back from the nanokit.yaml that it is printed to', async () => {
    const random = new Random(20_260_101);
    let acceptedOnes = 0;
    let plainOnes = 0;
    for (let run = 0; run < samples(400, 5000); run++) {
      const overrides: Override[] = configKeys
        .filter(({ node }) => node.type !== 'object' && random.chance(60))
        .map((key) => ({ path: key.path, value: randomValue(key, random) }));
      for (let symbol = 0; symbol < random.below(4); symbol++) {
        const value = random.pick([true, false, 0, -5, 2 ** 53 - 1, 'text', 'y', ...NASTY]);
        overrides.push({ path: ['kconfig', `S${symbol}_${random.below(99)}`], value });
      }
      const fallbacks = { name: 'fallback', language: random.pick(['en', 'zh'] as const) };
      const layers = [overrideLayer(overrides)];
      const checked = await checkConfig(layers, fallbacks);
      // What gets no closer look would have passed it.
      if (checked.ok && isPlain(checked.value, layers)) {
        plainOnes++;
        expect(checkThoroughly(checked.value, layers)).toEqual(checked);
      }
      // A payload may be longer than the buffer; all else is legal by construction.
      if (!checked.ok) {
        expect(
          checked.diagnostics.map(({ code }) => code),
          shown(checked.diagnostics),
        ).toEqual(['config/payload-too-long']);
        continue;
      }
      acceptedOnes++;
      const { password: _, ...wifi } = checked.value.wifi;
      const config = { ...checked.value, wifi };
      const again = await accepted(await renderConfigFile(config), { preset: null });
      expect(again.config).toEqual(config);
      // And the same config prints the same bytes.
      expect(await renderConfigFile(again.config)).toBe(await renderConfigFile(config));
    }
    expect(acceptedOnes).toBeGreaterThan(200);
    expect(plainOnes).toBeGreaterThan(10);
  });

  const kinds: readonly Config['app']['kind'][] = ['echo', 'telemetry', 'commands'];
  it.each(kinds)('of kind %s has every key of it in its nanokit.yaml, and nothing else', async (kind) => {
    const { config } = await accepted(`app: {kind: ${kind}}`);
    const plain: unknown = parse(await renderConfigFile(config));
    const paths = (value: unknown, path: string): string[] =>
      isMap(value) && Object.keys(value).length > 0
        ? Object.entries(value).flatMap(([key, child]) => paths(child, path ? `${path}.${key}` : key))
        : [path];
    const keys = configKeys
      .filter(({ name, node }) => !node['x-secret'] && appliesTo(kind, name))
      .map(({ name }) => name);
    expect(paths(plain, '')).toEqual(keys);
  });
});
