import { describe, expect, it } from 'vitest';
import { judge } from '../../src/check/check-app.js';
import { checkGiven } from '../../src/cli/check-given.js';
import type { Override } from '../../src/config/layers.js';
import { configKeys } from '../../src/config/schema.js';
import type { Config } from '../../src/generated/config.js';
import { parseFragment } from '../../src/kconfig/fragment.js';
import { parseKconfig } from '../../src/kconfig/kconfig-file.js';
import { renderGenerated } from '../../src/render/render-project.js';
import { Random } from '../kconfig/random.js';
import { accepted } from '../support/config.js';
import { samples } from '../support/samples.js';
import { testAuthority } from '../support/test-ca.js';

/** A value for about half of the keys that carry numbers and switches: the ends of each range, and between them. */
function randomValues(seed: number): Override[] {
  const random = new Random(seed);
  return configKeys.flatMap(({ name, path, node }): Override[] => {
    if (name === 'version' || random.chance(50)) return [];
    const source = 'random';
    if (node.enum !== undefined) return [{ path, value: random.pick(node.enum), source }];
    if (node.type === 'boolean') return [{ path, value: random.chance(50), source }];
    const { minimum, maximum } = node;
    if (minimum === undefined || maximum === undefined) return [];
    const between = minimum + random.below(maximum - minimum + 1);
    return [{ path, value: random.pick([minimum, maximum, between]), source }];
  });
}

const given = checkGiven();

async function findings(config: Config) {
  const files = await renderGenerated(config, testAuthority().certificates);
  const text = (path: string) => files.get(path)?.content ?? '';
  const tree = parseKconfig('Kconfig', text('Kconfig'));
  if (!tree.ok) throw new Error('Kconfig does not parse');
  const app = { tree: tree.value, fragments: [parseFragment('prj.conf', text('prj.conf'))] };
  const soc = given.socOf(config.board);
  const accepts = { codes: given.acceptedCodes, values: given.valuesOf(config) };
  const project = given.factsOf(config);
  const target = {
    sdkLine: config.sdk,
    board: config.board,
    ipv6Bytes: 0,
    accepts,
    project,
    ...(soc ? { soc } : {}),
  };
  return (await judge(app, target)).findings;
}

/** What is found after a person has added a line to prj.conf. */
async function withLine(config: Config, line: string) {
  const files = await renderGenerated(config, testAuthority().certificates);
  const tree = parseKconfig('Kconfig', files.get('Kconfig')?.content ?? '');
  if (!tree.ok) throw new Error('Kconfig does not parse');
  const text = `${files.get('prj.conf')?.content}${line}`;
  const accepts = { codes: given.acceptedCodes, values: given.valuesOf(config) };
  const app = { tree: tree.value, fragments: [parseFragment('prj.conf', text)] };
  const target = { sdkLine: config.sdk, ipv6Bytes: 0, accepts, project: given.factsOf(config) };
  const { findings: found } = await judge(app, target);
  return found.map(({ diagnostic }) => diagnostic);
}

describe('a generated project', () => {
  it('has neither error nor warning, whatever valid config it is from', async () => {
    const codes = new Set<string>();
    for (let seed = 0; seed < samples(60, 1500); seed++) {
      const { config } = await accepted('version: 1\n', { overrides: randomValues(seed) });
      for (const { diagnostic } of await findings(config)) {
        expect(diagnostic.severity, `seed ${seed}: ${diagnostic.code}: ${diagnostic.message.en}`).toBe(
          'note',
        );
        codes.add(diagnostic.code);
      }
    }
    // The values are extreme enough to be remarked on.
    expect(codes).toContain('sense/heap');
    expect(codes).toContain('sense/main-stack');
  });

  it('is warned of once a line is changed by hand to what the config does not say', async () => {
    const { config } = await accepted('version: 1\n');
    const files = await renderGenerated(config);
    const tree = parseKconfig('Kconfig', files.get('Kconfig')?.content ?? '');
    if (!tree.ok) throw new Error('Kconfig does not parse');
    const text = (files.get('prj.conf')?.content ?? '').replace('POOL_SIZE=60000', 'POOL_SIZE=8192');
    const accepts = { codes: given.acceptedCodes, values: given.valuesOf(config) };
    const app = { tree: tree.value, fragments: [parseFragment('prj.conf', text)] };
    const { findings: found } = await judge(app, { sdkLine: 1, ipv6Bytes: 0, accepts });
    const warnings = found.filter(({ diagnostic }) => diagnostic.severity === 'warning');
    expect(warnings.map(({ diagnostic }) => diagnostic.code)).toEqual(['sense/heap']);
  });

  const tls = { path: ['server', 'tls', 'enabled'], value: true, source: 'test' };
  const dates = { path: ['server', 'tls', 'check_dates'], value: true, source: 'test' };
  const random = { path: ['network', 'test_random_generator'], value: false, source: 'test' };

  it('is told the key of nanokit.yaml that mends a remark', async () => {
    const { config } = await accepted('version: 1\n', { overrides: [tls, random] });
    const found = await withLine(config, '');
    const remedyOf = (code: string) => found.find((one) => one.code === code)?.remedy?.en;
    expect(remedyOf('sense/tls-dates')).toMatch(/server\.tls\.check_dates: true .* regen/);
    expect(remedyOf('sense/ipv6-unused')).toMatch(/network:, write ipv6: false and run regen/);
  });

  it('uses IPv6 where the server has a name', async () => {
    const host = { path: ['server', 'host'], value: 'echo.example.com', source: 'test' };
    const { config } = await accepted('version: 1\n', { overrides: [host] });
    expect((await withLine(config, '')).map(({ code }) => code)).not.toContain('sense/ipv6-unused');
  });

  it('is warned of dates without a clock, where prj.conf alone has them checked', async () => {
    const line = 'CONFIG_MBEDTLS_HAVE_TIME_DATE=y\n';
    const warned = async (overrides: Override[]) => {
      const { config } = await accepted('version: 1\n', { overrides });
      return (await withLine(config, line)).filter(({ severity }) => severity === 'warning');
    };
    const found = await warned([tls, random]);
    expect(found.map(({ code }) => code)).toEqual(['sense/tls-clock']);
    expect(found[0]?.remedy?.en).toContain('server.tls.check_dates: true');
    expect((await warned([tls, random, dates])).map(({ code }) => code)).not.toContain('sense/tls-clock');
  });

  it.each([
    [511, []],
    [512, ['sense/receive-buffer']],
  ])('compiles with a text that fits into the buffer with its line feed: %i bytes', async (bytes, codes) => {
    const { config } = await accepted('version: 1\n');
    const line = `CONFIG_EXAMPLE_PAYLOAD="${'x'.repeat(bytes)}"\n`;
    const found = await withLine(config, line);
    expect(found.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(codes);
  });
});
