import { describe, expect, it } from 'vitest';
import { goldenFiles } from '../golden/golden-files.js';
import { type Files, type GoldenProject, kindProjects } from '../golden/projects.js';
import { faultsOf } from '../support/servers.js';
import { hasCompiler, type Simulation, simulate } from '../support/simulation.js';

/** Without TLS, which changes nothing of what a kind of app does; secure.test.ts has the rest. */
const english = (kind: string) =>
  kindProjects.filter((one) => one.kind === kind && one.lang === 'en' && one.preset !== 'secure');

/** A message of the server's, and what the board has to answer; nothing: no answer at all. */
const dialogue: readonly (readonly [string, string?])[] = [
  ['{"cmd":"led"}', '{"answer":"led","value":"off"}'],
  ['{"cmd":"led","value":"on"}', '{"answer":"led","value":"on"}'],
  ['{"cmd":"led"}', '{"answer":"led","value":"on"}'],
  ['{"cmd":"led","value":"toggle"}', '{"answer":"led","value":"off"}'],
  ['{"value":"toggle","cmd":"led"}', '{"answer":"led","value":"on"}'],
  ['{"cmd":"led","value":"off"}', '{"answer":"led","value":"off"}'],
  ['{"cmd":"led","value":"ON"}', '{"error":"value must be \\"on\\", \\"off\\" or \\"toggle\\""}'],
  ['{"cmd":"led","value":true}', '{"error":"value must be \\"on\\", \\"off\\" or \\"toggle\\""}'],
  ['{"cmd":"key"}', '{"answer":"key","pressed":false}'],
  ['{"cmd":"\\u0070ing"}', '{"answer":"ping","uptime_ms":#}'],
  ['{"cmd":"fly"}', '{"error":"unknown command"}'],
  ['{"cmd":7}', '{"error":"no \\"cmd\\""}'],
  ['{}', '{"error":"no \\"cmd\\""}'],
  ['hello', '{"error":"not a JSON object"}'],
  ['', '{"error":"not a JSON object"}'],
  ['{"cmd":"led","value":', '{"error":"not a JSON object"}'],
  ['{"cmd":"led","cmd":"key"}', '{"error":"two members have the same name"}'],
  ['{"cmd":null}', '{"error":"only strings, whole numbers, true and false"}'],
  [`{"cmd":"${'x'.repeat(64)}"}`, '{"error":"too many members, or one that is too large"}'],
  [`{"a":${'['.repeat(400)}`, '{"error":"only strings, whole numbers, true and false"}'],
  [`{"cmd":"${'x'.repeat(600)}"}`, '{"error":"the message is larger than the buffer"}'],
  // Messages of its own that come back.
  ['{"answer":"led","value":"on"}'],
  ['{"error":"unknown command"}'],
  ['{"event":"key","pressed":true}'],
  // A command is none, whatever else it has.
  ['{"cmd":"led","value":"off","event":1}', '{"answer":"led","value":"off"}'],
];

const pattern = (answer: string) => `^${answer.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace('#', '\\d+')}$`;
const step = (name: string, key: string, value: string) =>
  `      - ${name}: {${key}: ${JSON.stringify(value)}}\n`;
const asks = (text: string) => step('send', 'text', text);
const answers = (regex: string) => step('expect', 'text', regex);

function judged({ events }: Simulation): { readonly met: number; readonly failed: readonly string[] } {
  const all = events.flatMap((event) => (event.event === 'expected' ? [event] : []));
  const failed = all.filter(({ ok }) => !ok);
  return {
    met: all.length - failed.length,
    failed: failed.map(({ step, wanted, found }) => `${step} ${wanted}: ${JSON.stringify(found)}`),
  };
}

describe.skipIf(!hasCompiler).each(english('commands'))('commands on SDK line $sdkLine', (project) => {
  const { sdkLine } = project;
  const files = goldenFiles(project);

  it('answers each command, and whatever else it is sent', async () => {
    const info = `^\\{"answer":"info","app":"websocket_client","sdk":${sdkLine},"uptime_ms":\\d+,"rssi_at_join":-\\d+,${
      sdkLine === 0 ? '' : '"free_heap_bytes":\\d+,'
    }"connects":1,"sent":\\d+,"received":\\d+,"failures":0\\}$`;
    const steps = dialogue.map(([text, answer]) => asks(text) + (answer ? answers(pattern(answer)) : ''));
    const scenario = `connections:\n  - steps:\n${steps.join('')}${asks('{"cmd":"info"}')}${answers(info)}`;
    const run = await simulate(files, { sdkLine, seconds: 30, scenario });
    expect(run.result.report).toBe('');
    expect(judged(run)).toEqual({ met: dialogue.filter(([, answer]) => answer).length + 1, failed: [] });
    expect(run.pins.map((pin) => pin.replace(/^\d+ /, ''))).toEqual([
      'led0 on',
      'led0 off',
      'led0 on',
      'led0 off',
    ]);
    expect(run.console.filter((line) => line.includes('Connection lost'))).toEqual([]);
  });

  it('tells the server of the key, also of what it did before there was a connection', async () => {
    const presses = [
      { key: 'sw0', atMs: 100, holdMs: 100 },
      // Too short to be anything but a bounce.
      { key: 'sw0', atMs: 3000, holdMs: 5 },
      { key: 'sw0', atMs: 5000, holdMs: 700 },
    ];
    const { events } = await simulate(files, { sdkLine, seconds: 10, presses });
    const told = events.flatMap((event) => (event.event === 'received' ? [event] : []));
    expect(told.map(({ start }) => start.replace(/,"uptime_ms":(\d+)\}$/, ' at $1'))).toEqual([
      '{"event":"key","pressed":true at 120',
      '{"event":"key","pressed":false at 220',
      '{"event":"key","pressed":true at 5020',
      '{"event":"key","pressed":false at 5720',
    ]);
    for (const { ms, start } of told.slice(2)) {
      expect(ms - Number(/(\d+)\}/.exec(start)?.[1])).toBeLessThanOrEqual(100);
    }
  });

  it('tells of the last that the key did, where it did more than can be kept', async () => {
    const presses = [...Array(6).keys()].map((n) => ({ key: 'sw0', atMs: 500 + n * 200, holdMs: 100 }));
    const { events, console } = await simulate(files, { sdkLine, seconds: 10, presses, dhcpMs: 5000 });
    const told = events.flatMap((event) => (event.event === 'received' ? [event.start] : []));
    expect(told.map((start) => start.replace(/^.*"pressed":(\w+),"uptime_ms":(\d+)\}$/, '$1 at $2'))).toEqual(
      [920, 1020, 1120, 1220, 1320, 1420, 1520, 1620].map((ms, n) => `${n % 2 === 0} at ${ms}`),
    );
    expect(console.filter((line) => line.includes('The key was used more often'))).toHaveLength(4);
  });

  it('restarts in good order when it is told to, and connects again', async () => {
    const scenario = `connections:
  - steps:
      - send: {text: '{"cmd":"reboot"}'}
      - expect: {text: '^\\{"answer":"reboot"\\}$'}
      - expect: {close: 1000}
  - steps:
      - send: {text: '{"cmd":"ping"}'}
      - expect: {text: '^\\{"answer":"ping","uptime_ms":[1-9]\\d{2,3}\\}$'}
`;
    const run = await simulate(files, { sdkLine, seconds: 20, scenario });
    expect(judged(run)).toEqual({ met: 3, failed: [] });
    expect(run.all.filter((one) => one.includes('"kind":"reboot"'))).toHaveLength(1);
    expect(run.result.end).toMatchObject({ why: 'time' });
  });
});

const alone = kindProjects.find(({ name }) => name === 'commands-sdk1-en');

it.skipIf(!hasCompiler)('commands answers an error on a board without LED and key', async () => {
  if (!alone) throw new Error('no such golden project');
  const files = new Map(goldenFiles(alone));
  const source = files.get('src/board_io.c') ?? '';
  // Aliases that no board has.
  files.set(
    'src/board_io.c',
    source.replaceAll('DT_ALIAS(led0)', 'DT_ALIAS(led9)').replaceAll('(sw0)', '(sw9)'),
  );
  const absent = pattern('{"error":"this board has no such part"}');
  const steps = ['{"cmd":"led"}', '{"cmd":"led","value":"toggle"}', '{"cmd":"key"}'].map(
    (text) => asks(text) + answers(absent),
  );
  const scenario = `connections:\n  - steps:\n${steps.join('')}`;
  const run = await simulate(files, { sdkLine: 1, seconds: 5, scenario });
  expect(judged(run)).toEqual({ met: 3, failed: [] });
  expect(run.console.join('\n')).toContain('This board has no led0');
});

/** The golden project with other values, as menuconfig would set them. */
function withValues(project: GoldenProject, values: string): Files {
  const files = new Map(goldenFiles(project));
  files.set('prj.conf', `${files.get('prj.conf')}${values}`);
  return files;
}

interface Report {
  readonly sequence: number;
  readonly dropped: number;
}

/** What the server has, each sample once. */
function reportsOf({ events }: Simulation): Report[] {
  const reports = new Map<number, Report>();
  for (const event of events) {
    if (event.event !== 'received') continue;
    const [, sequence, dropped] = /^\{"sequence":(\d+),"dropped":(\d+),/.exec(event.start) ?? [];
    reports.set(Number(sequence), { sequence: Number(sequence), dropped: Number(dropped) });
  }
  return [...reports.values()];
}

describe.skipIf(!hasCompiler).each(english('telemetry'))('telemetry on SDK line $sdkLine', (project) => {
  const { sdkLine } = project;

  it('reports at its interval what it should', async () => {
    const heap = sdkLine === 0 ? '' : '"free_heap_bytes":\\d+,';
    const report = (sequence: number, uptime: string) =>
      answers(
        `^\\{"sequence":${sequence},"dropped":0,"uptime_ms":${uptime},"rssi_at_join":-?\\d+,${heap}"connects":\\d,"sent":${sequence === 1 ? 0 : sequence - 1},"received":0,"failures":0\\}$`,
      );
    const scenario = `within_ms: 11000\nconnections:\n  - steps:\n${report(1, '\\d')}${report(2, '1000\\d')}${report(3, '2000\\d')}`;
    const run = await simulate(goldenFiles(project), { sdkLine, seconds: 25, scenario });
    expect(run.result.report).toBe('');
    expect(judged(run)).toEqual({ met: 3, failed: [] });
  });

  it.each([
    { queue: 600, drops: false },
    { queue: 5, drops: true },
  ])('loses nothing but what it says, with room for $queue', async ({ queue, drops }) => {
    const files = withValues(
      project,
      `CONFIG_EXAMPLE_INTERVAL_MS=200\nCONFIG_EXAMPLE_QUEUE_MESSAGES=${queue}\n`,
    );
    const faults = faultsOf('drop@7', 'refuse@3');
    const run = await simulate(files, { sdkLine, seconds: 100, faults });
    expect(run.result.report).toBe('');
    const reports = reportsOf(run);
    expect(run.console.filter((line) => line.includes('Connection lost')).length).toBeGreaterThan(2);
    expect(reports.length).toBeGreaterThan(20);
    let last = 0;
    for (const { sequence, dropped } of reports) {
      expect(sequence - last - 1).toBe(dropped);
      last = sequence;
    }
    expect(reports.some(({ dropped }) => dropped > 0)).toBe(drops);
  });
});

it.skipIf(!hasCompiler)(
  'telemetry drops a sample that does not fit, says what to raise, and stays connected',
  async () => {
    const [project] = english('telemetry').filter(({ sdkLine }) => sdkLine === 1);
    if (!project) throw new Error('no project');
    const files = new Map(goldenFiles(project));
    const status = files.get('src/status.c') ?? '';
    const text = 'x'.repeat(250);
    // Every second sample gets too long a member.
    const member = `\tif (status->uptime_ms % 2000 < 1000) {\n\t\tjson_write_string(json, "note", "${text}");\n\t}\n`;
    files.set('src/status.c', status.replace('\tjson_write_number(json, "uptime_ms"', `${member}$&`));
    files.set('prj.conf', `${files.get('prj.conf')}CONFIG_EXAMPLE_INTERVAL_MS=1000\n`);
    const run = await simulate(files, { sdkLine: 1, seconds: 10 });
    expect(run.console.join('\n')).toContain('does not fit: raise MESSAGE_SIZE');
    expect(run.console.filter((line) => line.includes('Connection lost'))).toEqual([]);
    const reports = reportsOf(run);
    expect(reports.length).toBeGreaterThan(3);
    for (const { dropped } of reports) expect(dropped).toBe(1);
  },
);

it.skipIf(!hasCompiler).each(['wrong', 'oversize=600'])(
  'commands has time for other things where a server answers its errors with more nonsense (%s)',
  async (fault) => {
    const [project] = english('commands').filter(({ sdkLine }) => sdkLine === 1);
    if (!project) throw new Error('no project');
    const presses = [2000, 8000].map((atMs) => ({ key: 'sw0', atMs, holdMs: 200 }));
    const run = await simulate(goldenFiles(project), {
      sdkLine: 1,
      seconds: 12,
      faults: faultsOf(fault),
      presses,
    });
    const sent = run.events.filter(({ event }) => event === 'received');
    expect(sent.length).toBeGreaterThan(50);
    expect(sent.length).toBeLessThan(12 * 40);
    const keys = sent.filter((event) => event.event === 'received' && event.start.includes('"key"'));
    expect(keys).toHaveLength(4);
  },
);
