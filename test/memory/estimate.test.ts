import { describe, expect, it } from 'vitest';
import { sdkLines } from '../../src/boards/boards.js';
import { type Override, presets, renderGenerated, resolveConfig } from '../../src/index.js';
import { estimatedBytes, estimateLine } from '../../src/memory/estimate.js';
import { planApp } from '../../src/memory/project-plan.js';

const set = (name: string, value: unknown): Override => ({ path: name.split('.'), value });

async function configOf(preset: string, overrides: readonly Override[]) {
  const fallbacks = { name: 'demo', language: 'en' } as const;
  const resolved = await resolveConfig({ preset, overrides, fallbacks });
  if (!resolved.ok) throw new Error(resolved.diagnostics.map(({ message }) => message.en).join('; '));
  return resolved.value.config;
}

const CHANGES: readonly (readonly Override[])[] = [
  [],
  [set('network.pkt_rx_count', 40), set('network.buf_rx_count', 100), set('network.ipv6', false)],
  [set('memory.heap_bytes', 90_000), set('network.shell', false), set('network.max_contexts', 12)],
  [set('memory.tls_heap_bytes', 60_000)],
  [set('server.host', 'echo.example')],
  [set('server.host', 'fd00::1'), set('network.ipv6', false)],
  [set('app.kind', 'telemetry'), set('app.queue_messages', 500)],
  [set('app.kind', 'commands'), set('app.queue_messages', 500)],
  [set('app.receive_buffer_bytes', 4096), set('network.statistics', false), set('log.network', false)],
];

describe.each(sdkLines)('the line that create prints, SDK line $line', ({ line }) => {
  it.each(presets)('is what memory says of the project, to within 2 %: $id', async ({ id }) => {
    for (const change of CHANGES) {
      const config = await configOf(id, [set('sdk', line), ...change]);
      const files = await renderGenerated(config);
      const texts = new Map([...files].map(([path, { content }]) => [path, content]));
      const plan = await planApp({ texts, board: config.board, sdkLine: line });
      if (!plan.ok) throw new Error('no plan');
      const off = (estimatedBytes(config) ?? 0) / plan.value.totalBytes - 1;
      expect(Math.abs(off)).toBeLessThan(0.02);
    }
  });

  it('is not printed where symbols are set that it does not know', async () => {
    const config = await configOf('lean', [set('sdk', line), set('kconfig.MBEDTLS_DEBUG_LEVEL', 4)]);
    expect([estimatedBytes(config), estimateLine(config)]).toEqual([undefined, undefined]);
  });
});
