import { describe, expect, it } from 'vitest';
import { configOf, problemsOf, spots } from '../support/config.js';

describe('values that do not fit together', () => {
  it('a heap below what driver and message need is accepted with a warning that says how much', async () => {
    const result = await configOf('memory:\n  heap_bytes: 35840\n');
    expect(result.ok).toBe(true);
    expect(spots(result.diagnostics)).toEqual(['config/heap-small 2:15']);
    // A PING may ask for a PONG that is longer than the app's own messages.
    const needed = 35_840 + 125 + 16;
    expect(result.diagnostics[0]?.remedy?.en).toContain(`${needed} or more`);
    expect((await configOf(`memory: {heap_bytes: ${needed}}`)).diagnostics).toEqual([]);
    expect((await configOf(`memory: {heap_bytes: ${needed - 1}}`)).diagnostics).toHaveLength(1);
  });

  it.each([
    { bytes: 124, frame: 125 },
    { bytes: 125, frame: 126 },
    { bytes: 300, frame: 301 },
  ])(
    'a heap has room for the largest frame: a payload of $bytes bytes asks for $frame',
    async ({ bytes, frame }) => {
      const yaml = (heap: number) => `memory: {heap_bytes: ${heap}}\napp: {payload: ${'a'.repeat(bytes)}}\n`;
      expect((await configOf(yaml(35_840 + frame + 16))).diagnostics).toEqual([]);
      const { diagnostics } = await configOf(yaml(35_840 + frame + 15));
      expect(diagnostics.map(({ code }) => code)).toEqual(['config/heap-small']);
      expect(diagnostics[0]?.message.en).toContain(`(${frame} bytes)`);
    },
  );

  it('a payload may fill the message buffer with its line feed, and no more', async () => {
    expect((await configOf(`app: {payload: ${'a'.repeat(511)}}`)).ok).toBe(true);
    expect((await configOf(`app: {payload: "${'板'.repeat(170)}"}`)).ok).toBe(true);
    expect(spots(await problemsOf(`app: {payload: "${'板'.repeat(171)}"}`))).toEqual([
      'config/payload-too-long 1:16',
    ]);
  });
});
