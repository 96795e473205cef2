import { describe, expect, it } from 'vitest';
import { toldClock, wallClock } from '../../src/serve/clock.js';
import { eventText } from '../../src/serve/event-text.js';
import type { ServerEvent } from '../../src/serve/events.js';
import { readScenario } from '../../src/serve/scenario-file.js';
import { ScenarioRun } from '../../src/serve/scenario-run.js';
import { DEFAULT_LIMITS, startServer } from '../../src/serve/server.js';
import { shown } from '../support/config.js';
import { temporaryFolders, write } from '../support/folders.js';
import {
  BINARY,
  CLOSE,
  CONTINUATION,
  closing,
  codeOf,
  PING,
  PONG,
  RawClient,
  request,
  TEXT,
} from '../support/raw-client.js';
import { sampled } from '../support/sample.js';
import { faultsOf, serveProcesses } from '../support/servers.js';

const newFolder = temporaryFolders();
const serve = serveProcesses();

const fileOf = (yaml: string) => {
  const folder = newFolder();
  write(folder, 'scenario.yaml', yaml);
  return folder;
};
const stepsOf = (...steps: readonly string[]) =>
  `within_ms: 5000\nconnections:\n  - steps:\n${steps.map((step) => `      - ${step}\n`).join('')}`;

async function play(yaml: string, { clock = wallClock(), faults = [] as readonly string[] } = {}) {
  const read = await readScenario(fileOf(yaml), 'scenario.yaml');
  if (!read.ok) throw new Error(shown(read.diagnostics));
  const scenario = new ScenarioRun(read.value);
  const events: ServerEvent[] = [];
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    clock,
    faults: faultsOf(...faults),
    scenario,
    limits: DEFAULT_LIMITS,
    onEvent: (event) => events.push(event),
  });
  const judged = () =>
    events.flatMap((event) =>
      event.event === 'expected' ? [`${event.ok ? 'ok' : 'no'} ${event.wanted}`] : [],
    );
  return { server, scenario, events, judged };
}

interface Case {
  readonly what: string;
  readonly steps: readonly string[];
  readonly client: (client: RawClient) => Promise<void> | void;
  readonly judged: readonly string[];
}

const text = (payload: string) => ({ opcode: TEXT, payload });

const cases: readonly Case[] = [
  {
    what: 'a text that the pattern matches',
    steps: ['expect: {text: "^wo+$"}'],
    client: (client) => client.send(text('wooo')),
    judged: ['ok expect: {"text":"^wo+$"}'],
  },
  {
    what: 'a text that it does not match, and goes on',
    steps: ['expect: {text: "^wo+$"}', 'expect: {text: "^b$"}'],
    client: (client) => client.send(text('a'), text('b')),
    judged: ['no expect: {"text":"^wo+$"}', 'ok expect: {"text":"^b$"}'],
  },
  {
    what: 'binary data in place of a text',
    steps: ['expect: {text: ""}'],
    client: (client) => client.send({ opcode: BINARY, payload: 'a' }),
    judged: ['no expect: {"text":""}'],
  },
  {
    what: 'binary data by its bytes, and by its length alone',
    steps: [
      'expect: {binary: "C328"}',
      'expect: {bytes: 3}',
      'expect: {binary: "00", bytes: 2}',
      'expect: {}',
    ],
    client: (client) => {
      for (const payload of [Buffer.from('c328', 'hex'), 'abc', Buffer.alloc(1), 'x'])
        client.send({ opcode: BINARY, payload });
    },
    judged: [
      'ok expect: {"binary":"C328"}',
      'ok expect: {"bytes":3}',
      'no expect: {"binary":"00","bytes":2}',
      'ok expect: {}',
    ],
  },
  {
    what: 'messages to send back, as they came',
    steps: ['echo: 2'],
    client: async (client) => {
      client.send(text('one'), { opcode: BINARY, payload: 'two' });
      const frames = await client.frames(2);
      expect(frames.map(({ opcode, payload }) => [opcode, payload.toString()])).toEqual([
        [TEXT, 'one'],
        [BINARY, 'two'],
      ]);
    },
    judged: ['ok echo: 2'],
  },
  {
    what: 'every kind of message to send',
    steps: [
      'send: {text: "你好"}',
      'send: {binary: "c328"}',
      'send: {text_hex: "c328"}',
      'send: {text_bytes: 70000}',
    ],
    client: async (client) => {
      const frames = await client.frames(4);
      expect(frames.map(({ opcode, payload }) => [opcode, payload.subarray(0, 6).toString('hex')])).toEqual([
        [TEXT, 'e4bda0e5a5bd'],
        [BINARY, 'c328'],
        [TEXT, 'c328'],
        [TEXT, '787878787878'],
      ]);
      expect(frames[3]?.payload).toHaveLength(70_000);
    },
    judged: [],
  },
  {
    what: 'fragments, and messages in one segment',
    steps: ['fragments: [{text: "a"}, {text: ""}, {text: "b"}]', 'coalesce: [{text: "c"}, {binary: "64"}]'],
    client: async (client) => {
      const frames = await client.frames(5);
      expect(frames.map(({ opcode, fin, payload }) => [opcode, fin, payload.toString()])).toEqual([
        [TEXT, false, 'a'],
        [CONTINUATION, false, ''],
        [CONTINUATION, true, 'b'],
        [TEXT, true, 'c'],
        [BINARY, true, 'd'],
      ]);
    },
    judged: [],
  },
  {
    what: 'a PONG, whatever message comes before it',
    steps: [
      'ping: "hb"',
      'expect: {pong: "hb"}',
      'expect: {text: "early"}',
      'ping: "x"',
      'expect: {pong: "x"}',
    ],
    client: async (client) => {
      expect(await client.frame()).toMatchObject({ opcode: PING, payload: Buffer.from('hb') });
      client.send(text('early'), { opcode: PONG, payload: 'hb' });
      await client.frame();
      client.send({ opcode: PONG, payload: 'y' });
    },
    judged: ['ok expect: {"pong":"hb"}', 'ok expect: {"text":"early"}', 'no expect: {"pong":"x"}'],
  },
  {
    what: 'the end that the server asks for',
    steps: ['close: {code: 1001, reason: "再见"}', 'expect: {close: 1001}'],
    client: async (client) => {
      const frame = await client.frame();
      expect([frame?.opcode, frame && codeOf(frame)]).toEqual([CLOSE, 1001]);
      expect(frame?.payload.subarray(2).toString()).toBe('再见');
      client.send(text('on the way'), { opcode: CLOSE, payload: closing(1001) });
    },
    judged: ['ok expect: {"close":1001}'],
  },
  {
    what: 'the end that the client wants, behind what it sent before',
    steps: ['delay_ms: 100', 'expect: {text: "^last"}', 'expect: {close: 1000}'],
    client: (client) => client.send(text('last words'), { opcode: CLOSE, payload: closing(1000) }),
    judged: ['ok expect: {"text":"^last"}', 'ok expect: {"close":1000}'],
  },
  {
    what: 'an end that comes too early, once and not for each step',
    steps: ['expect: {text: "a"}', 'send: {text: "b"}', 'expect: {text: "c"}'],
    client: (client) => client.close(),
    judged: ['no expect: {"text":"a"}'],
  },
  {
    what: 'nothing, when its time is over',
    steps: ['expect: {text: "a", within_ms: 50}', 'send: {text: "b"}'],
    client: async (client) => {
      expect((await client.frame())?.payload.toString()).toBe('b');
    },
    judged: ['no expect: {"text":"a","within_ms":50}'],
  },
  {
    what: 'the end without a CLOSE frame',
    steps: ['expect: {close: 1006}'],
    client: (client) => client.close(),
    judged: ['ok expect: {"close":1006}'],
  },
  {
    what: 'that the connection is cut',
    steps: ['expect: {}', 'drop: true'],
    client: async (client) => {
      client.send(text('a'));
      expect(await client.rest()).toEqual(Buffer.alloc(0));
    },
    judged: ['ok expect: {}'],
  },
  {
    what: 'that nothing more is read',
    steps: ['stop_reading: true', 'expect: {text: "a", within_ms: 100}'],
    client: (client) => client.send(text('a')),
    judged: ['no expect: {"text":"a","within_ms":100}'],
  },
];

describe('a scenario', () => {
  it.concurrent.each(cases)('knows $what', async ({ steps, client, judged }) => {
    const run = await play(stepsOf(...steps));
    const raw = await RawClient.open(run.server.port);
    await client(raw);
    await run.scenario.done;
    expect(run.judged()).toEqual(judged);
    const problems = run.scenario.problems();
    expect(problems).toHaveLength(judged.filter((one) => one.startsWith('no')).length);
    raw.close();
    await run.server.close();
  });

  it('tells its steps as steps, and not as faults that nobody asked for', async () => {
    const run = await play(stepsOf('delay_ms: 5', 'send: {text: a}', 'drop: true'));
    const client = await RawClient.open(run.server.port);
    await client.rest();
    const texts = run.events.filter(({ event }) => event === 'fault').map(eventText);
    expect(texts.map(({ en }) => en)).toEqual(['#1 step 1: delay=5', '#1 step 3: drop']);
    expect(texts.map(({ zh }) => zh)).toEqual(['#1 步骤 1：delay=5', '#1 步骤 3：drop']);
    await run.server.close();
  });

  it('goes on with an echo, and with the faults, when its steps are through', async () => {
    const run = await play(stepsOf('expect: {}'), { faults: ['wrong'] });
    const client = await RawClient.open(run.server.port);
    client.send(text('taken'), text('abc'));
    expect((await client.frame())?.payload.toString()).toBe('???');
    const other = await RawClient.open(run.server.port);
    other.send(text('abcd'));
    expect((await other.frame())?.payload.toString()).toBe('????');
    await run.server.close();
  });

  it('has steps for each connection, in the order in which they come', async () => {
    const run = await play(
      'connections:\n  - steps: [send: {text: one}]\n  - steps: [refuse: true]\n  - steps: [send: {text: three}]\n',
    );
    const { port } = run.server;
    expect((await (await RawClient.open(port)).frame())?.payload.toString()).toBe('one');
    const second = await RawClient.connect(port);
    second.write(request());
    expect((await second.head()).status).toBe(503);
    expect((await (await RawClient.open(port)).frame())?.payload.toString()).toBe('three');
    await run.scenario.done;
    expect(run.scenario.problems()).toEqual([]);
    await run.server.close();
  });

  it('keeps the time of its clock, and no other', async () => {
    const clock = toldClock();
    const run = await play(stepsOf('delay_ms: 1000', 'send: {text: "late"}', 'expect: {text: "x"}'), {
      clock,
    });
    const client = await RawClient.open(run.server.port);
    expect(await client.isSilent(50)).toBe(true);
    clock.advanceTo(999);
    expect(await client.isSilent(50)).toBe(true);
    clock.advanceTo(1000);
    expect((await client.frame())?.payload.toString()).toBe('late');
    expect(clock.next()).toBe(6000);
    clock.advanceTo(6000);
    await run.scenario.done;
    expect(run.judged()).toEqual(['no expect: {"text":"x"}']);
    await run.server.close();
  });

  it('may send the same message a hundred thousand times back', async () => {
    const run = await play(stepsOf('echo: 100000'));
    const client = await RawClient.open(run.server.port);
    const some = Array.from({ length: 1000 }, () => text('x'));
    for (let i = 0; i < 100; i++) client.send(...some);
    await run.scenario.done;
    expect(run.judged()).toEqual(['ok echo: 100000']);
    client.close();
    await run.server.close();
  });
});

const ON_THIS_PC = ['--host', '127.0.0.1', '--port', '0'];

describe('serve --scenario', () => {
  const yaml = stepsOf('expect: {text: "^wo"}', 'send: {text: "hi"}', 'expect: {text: "^ok"}');

  const endings = [
    { says: 'ok', code: 0, lang: 'en', summary: 'Scenario: all 2 as expected.' },
    { says: 'no', code: 1, lang: 'en', summary: 'Scenario: 1 as expected, 1 not.' },
    { says: 'ok', code: 0, lang: 'zh', summary: '场景：2 项全部符合期望。' },
    { says: 'no', code: 1, lang: 'zh', summary: '场景：1 项符合期望，1 项不符。' },
  ] as const;
  it.each(sampled(endings, 2, 1))(
    'ends by itself with $code when the client says "$says", in $lang',
    async ({ says, code, lang, summary }) => {
      const server = serve([...ON_THIS_PC, '--scenario', 'scenario.yaml', '--lang', lang], {
        cwd: fileOf(yaml),
      });
      const client = await RawClient.open(await server.port());
      client.send(text('wo'));
      expect((await client.frame())?.payload.toString()).toBe('hi');
      client.send(text(says));
      expect(await server.ended).toBe(code);
      expect(server.stdout).toContain(summary);
      expect(server.stdout).toContain('#1 ✔ expect: {"text":"^wo"}\n');
      expect(server.stdout).toContain(`#1 ${code === 0 ? '✔' : '✘'} expect: {"text":"^ok"}`);
      expect(server.stderr === '').toBe(code === 0);
      if (code === 1)
        expect(server.stderr).toMatch(
          /scenario\.yaml:6:9[\s\S]*"no"[\s\S]*6 \| {7}- expect: \{text: "\^ok"\}/,
        );
    },
  );

  it('shows so much of what came instead that an answer can be read, and says that there is more', async () => {
    const long = 'no'.repeat(100);
    const server = serve([...ON_THIS_PC, '--scenario', 'scenario.yaml'], { cwd: fileOf(yaml) });
    const client = await RawClient.open(await server.port());
    client.send(text('wo'));
    await client.frame();
    client.send(text(long));
    expect(await server.ended).toBe(1);
    const shown = `a text message of 200 bytes: "${long.slice(0, 160)}"…\n`;
    expect(server.stdout).toContain(`: got ${shown}`);
    expect(server.stderr).toContain(`Not as expected: ${shown.trimEnd()}`);
  });

  it('exits with 1 if it is stopped before its steps are through', async () => {
    const server = serve([...ON_THIS_PC, '--scenario', 'scenario.yaml'], { cwd: fileOf(yaml) });
    await server.port();
    expect(await server.stop()).toBe(1);
    expect(server.stdout).toContain('Scenario: 0 as expected, 0 not. 1 connection not through.');
    expect(server.stderr).toMatch(/scenario\.yaml:4:9.*Connection 1 did not come to the end of its steps/);
  });

  it('tells each expectation in JSON, and how it went in the last line', async () => {
    const server = serve([...ON_THIS_PC, '--scenario', 'scenario.yaml', '--json'], { cwd: fileOf(yaml) });
    const client = await RawClient.open(await server.port());
    client.send(text('wo'), { opcode: BINARY, payload: 'x' });
    expect(await server.ended).toBe(1);
    const lines = server.lines();
    expect(lines.filter(({ event }) => event === 'expected')).toMatchObject([
      { connection: 1, step: 1, line: 4, ok: true, wanted: 'expect: {"text":"^wo"}' },
      { connection: 1, step: 3, line: 6, ok: false, found: { type: 'binary', bytes: 1, start: '78' } },
    ]);
    expect(lines.at(-1)).toMatchObject({
      ok: false,
      event: 'end',
      met: 1,
      failed: 1,
      unfinished: 0,
      diagnostics: [{ code: 'serve/expectation', file: 'scenario.yaml', line: 6, column: 9 }],
    });
    expect(server.stderr).toBe('');
  });

  it('exits with 2 before it listens, if the file has a mistake', async () => {
    const server = serve([...ON_THIS_PC, '--scenario', 'scenario.yaml'], {
      cwd: fileOf(stepsOf('expext: {text: "a"}', 'delay: 5')),
    });
    expect(await server.ended).toBe(2);
    expect(server.stdout).toBe('');
    expect(server.stderr).toMatch(/scenario\.yaml:4:9: There is no key "expext"[\s\S]*\^{6}[\s\S]*"expect"/);
    expect(server.stderr).toMatch(/scenario\.yaml:5:9: There is no key "delay"[\s\S]*"delay_ms"/);
  });

  it('exits with 2 if there is no such file', async () => {
    const server = serve(['--scenario', 'lesson.yaml'], { cwd: newFolder() });
    expect(await server.ended).toBe(2);
    expect(server.stderr).toContain('There is no file lesson.yaml');
  });
});
