import fc from 'fast-check';
import type { Override } from '../../src/config/layers.js';
import { resolveConfig } from '../../src/config/resolve-config.js';
import { type ConfigKey, configKeys } from '../../src/config/schema.js';
import { type RenderedProject, renderGenerated } from '../../src/render/render-project.js';

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  'project.name': ['lamp', 'fan', 'a-b'],
  'wifi.ssid': ['home', '家 "1"'],
  'server.host': ['10.0.0.7', 'example.com'],
  'server.path': ['/chat', '/?a=b'],
  'server.origin': ['', 'http://x'],
  'app.payload': ['hi', '你好'],
};

function values({ name, node }: ConfigKey): readonly unknown[] {
  if (node.enum) return node.enum;
  if (node.type === 'boolean') return [true, false];
  if (node.type === 'integer')
    return [node.minimum, node.default, node.maximum].filter((one) => one !== undefined);
  return TEXTS[name] ?? [];
}

const keys = configKeys.filter((key) => key.name !== 'version' && values(key).length > 1);
const SYMBOLS = ['NET_MAX_CONN', 'NET_TCP_TIME_WAIT_DELAY', 'SHELL_STACK_SIZE', 'ASSERT'];

/** Some keys with other values than the default, and some symbols that no key stands for. */
const overrides: fc.Arbitrary<readonly Override[]> = fc
  .tuple(
    fc
      .subarray(keys, { maxLength: 8 })
      .chain((some) =>
        fc.tuple(
          ...some.map((key) =>
            fc.constantFrom(...values(key)).map((value): Override => ({ path: key.path, value })),
          ),
        ),
      ),
    fc
      .subarray(SYMBOLS)
      .chain((some) =>
        fc.tuple(
          ...some.map((symbol) =>
            fc
              .constantFrom(true, false, 8, 16)
              .map((value): Override => ({ path: ['kconfig', symbol], value })),
          ),
        ),
      ),
  )
  .map(([settings, symbols]) => [...settings, ...symbols]);

/** Projects of many valid configs. The same seed gives the same ones. */
export async function randomProjects(count: number, seed: number): Promise<readonly RenderedProject[]> {
  const projects: RenderedProject[] = [];
  for (const some of fc.sample(overrides, { numRuns: count * 3, seed })) {
    const fallbacks = { name: 'my-app', language: 'en' } as const;
    const resolved = await resolveConfig({ fallbacks, preset: null, overrides: some });
    if (resolved.ok) projects.push(await renderGenerated(resolved.value.config));
    if (projects.length === count) break;
  }
  return projects;
}
