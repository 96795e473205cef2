import { describe, expect, it } from 'vitest';
import { generatedFiles, type ProjectOptions } from './projects.js';

const readme = async (options: Partial<ProjectOptions>): Promise<string> =>
  (await generatedFiles({ preset: 'documented', sdkLine: 1, lang: 'en', ...options })).get('README.md') ?? '';

describe("what a project's README.md shows of its log", () => {
  it.each([
    ['192.168.101.10', 'IPv4'],
    ['fd00::10', 'IPv6'],
    ['echo.example.com', 'IP'],
  ])('names the way to %s as the app does: %s', async (host, way) => {
    const text = await readme({ server: { host } });
    expect(text).toContain(`send_and_wait_msg: ${way} sent 12 bytes`);
    expect(text).toContain(`recv_data_wso_api: ${way} recv 12 bytes`);
    expect(text.includes('(no IPv6 address yet?)')).toBe(way === 'IPv6');
  });

  it.each([
    ['documented', 24_160],
    ['lean', 1024],
  ])('reports a free heap that there can be: %s, %i bytes', async (preset, bytes) => {
    expect(await readme({ preset, kind: 'telemetry' })).toContain(`"free_heap_bytes":${bytes},`);
  });
});
