import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { temporaryFolders, write } from '../support/folders.js';
import { buildRuntime, hasCompiler } from '../support/simulation.js';

const newFolder = temporaryFolders();

const scenario = (last: string) => `connections:
  - steps:
      - expect: {text: "^wo", within_ms: 60000}
      - delay_ms: 1500
      - echo: 1
      - fragments: [{text: "wo "}, {text: "wo"}]
      - ${last}
      - drop: true
  - steps:
      - refuse: true
  - steps:
      - echo: 3
`;

describe.skipIf(!hasCompiler)(
  `simulate --serve --scenario${hasCompiler ? '' : ' (skipped: no compiler)'}`,
  () => {
    it('keeps the board\u2019s time, goes on over connections, and fails on what is not as expected', async () => {
      const cwd = newFolder();
      await run(['app', '--yes'], { cwd });
      await buildRuntime(join(cwd, 'app'));
      write(cwd, 'good.yaml', scenario('ping: "hb"'));
      write(cwd, 'bad.yaml', scenario('expect: {text: "no such thing", within_ms: 2000}'));
      const args = ['--seconds', '60', '--speed', '1000', '--json', '--no-sanitizers'];
      const played = async (file: string) => {
        const { code, stdout } = await run(['simulate', 'app', '--serve', '--scenario', file, ...args], {
          cwd,
        });
        const lines: Record<string, unknown>[] = stdout
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line));
        return { code, lines, end: lines.at(-1) };
      };
      const good = await played('good.yaml');
      expect(good.end).toEqual({
        ok: true,
        event: 'end',
        ms: 60_000,
        met: 3,
        failed: 0,
        unfinished: 0,
        diagnostics: [],
      });
      expect(good.code).toBe(0);
      const bad = await played('bad.yaml');
      expect(bad.code).toBe(1);
      expect(bad.end).toMatchObject({
        ok: false,
        failed: 1,
        diagnostics: [{ file: 'bad.yaml', line: 7, column: 9 }],
      });
      const again = await played('bad.yaml');
      const withoutPorts = ({ peer: _, port: __, ...line }: Record<string, unknown>) => line;
      expect(again.lines.map(withoutPorts)).toEqual(bad.lines.map(withoutPorts));
    });

    it('ends by itself a second after its last step, at the same time in each run', async () => {
      const cwd = newFolder();
      await run(['app', '--yes'], { cwd });
      await buildRuntime(join(cwd, 'app'));
      write(cwd, 'good.yaml', scenario('ping: "hb"'));
      const args = ['simulate', 'app', '--serve', '--scenario', 'good.yaml', '--speed', '1000', '--json'];
      const ends = [await run(args, { cwd }), await run(args, { cwd })].map(({ stdout }) => {
        const lines = stdout
          .trimEnd()
          .split('\n')
          .map((line): Record<string, unknown> => JSON.parse(line));
        const last = lines.findLast(({ event }) => event === 'expected');
        return { end: lines.at(-1), last: Number(last?.['ms']) };
      });
      expect(ends[0]?.end).toMatchObject({ ok: true, met: 3, failed: 0, unfinished: 0 });
      expect(Number(ends[0]?.end?.['ms'])).toBeGreaterThanOrEqual((ends[0]?.last ?? 0) + 1000);
      expect(Number(ends[0]?.end?.['ms'])).toBeLessThan((ends[0]?.last ?? 0) + 2000);
      expect(ends[1]).toEqual(ends[0]);
    });

    it('asks for --serve', async () => {
      const cwd = newFolder();
      await run(['app', '--yes'], { cwd });
      await buildRuntime(join(cwd, 'app'));
      write(cwd, 'good.yaml', scenario('ping: "hb"'));
      const { code, stderr } = await run(['simulate', 'app', '--scenario', 'good.yaml'], { cwd });
      expect(code).toBe(2);
      expect(stderr).toContain('--scenario is about the server: it needs --serve');
    });
  },
);
