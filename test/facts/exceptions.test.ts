import { describe, expect, test } from 'vitest';
import type { Comparison } from './compare.js';
import { documentedExceptions, documentedFacts, readJson, readSchema } from './data.js';
import { type Exception, readExceptions, unusedExceptions } from './exceptions.js';
import { compare, edited, messages, ours } from './small-app.js';

describe('exceptions', () => {
  const exception = (what: Exception['what'], more: Partial<Exception> = {}): Exception => ({
    id: 'D1',
    what,
    where: 'src/main.c',
    why: 'A reason that is long enough.',
    ...more,
  });
  const close = exception({ kind: 'call', function: 'main', name: 'close', may: 'be missing' });
  const noClose = (): Record<string, string> => edited('src/main.c', 'close(sock);', '');
  const sleep = { kind: 'sleep', function: 'main', name: 'k_sleep' } as const;

  test('cover exactly their fact, and are reported as used', () => {
    const result = compare(noClose(), { exceptions: [close] });
    expect(messages(result)).toEqual([]);
    expect(result.used).toEqual([{ exception: close, times: 1 }]);
    expect(result.usedIds).toEqual(['D1']);
  });

  test.each([
    { other: 'function', change: { ...close, what: { ...close.what, function: 'send_all' } } },
    { other: 'name', change: { ...close, what: { ...close.what, name: 'send' } } },
    { other: 'licence', change: { ...close, what: { ...close.what, may: 'move' as const } } },
    { other: 'file', change: { ...close, where: 'src/wifi_connect.c' } },
    { other: 'SDK line', change: { ...close, sdk: [2] } },
  ])('of another $other do not cover it', ({ change }) => {
    const result = compare(noClose(), { exceptions: [change] });
    expect(messages(result)).toHaveLength(1);
    expect(result.usedIds).toEqual([]);
  });

  test('cover as many facts as they say', () => {
    const none = edited('src/main.c', /\tk_sleep.*\n/g, '');
    const forever = exception({ ...sleep, value: 'K_FOREVER', may: 'be missing' });
    const interval = exception({ ...sleep, value: 'K_MSEC(250)', may: 'be missing' });
    expect(messages(compare(none, { exceptions: [forever] }))).toHaveLength(1);
    expect(messages(compare(none, { exceptions: [forever, interval] }))).toEqual([]);
  });

  test('a change is to one value only, which may be an expression of ours', () => {
    const port = (to: string): Exception => exception({ kind: 'constant', name: 'PORT', may: 'change', to });
    const files = edited('src/main.c', 'CONFIG_EXAMPLE_PORT', '511');
    expect(messages(compare(files, { exceptions: [port('sizeof(buf) - 1')] }))).toEqual([]);
    expect(messages(compare(files, { exceptions: [port('512')] }))).toHaveLength(1);
  });

  test('a changed log line is found in its place', () => {
    const log = {
      kind: 'log',
      function: 'main',
      name: 'printk',
      value: '"begin\\n"',
      may: 'change',
    } as const;
    const files = edited('src/main.c', '"begin', '"start');
    expect(messages(compare(files, { exceptions: [exception({ ...log, to: '"start\\n"' })] }))).toEqual([]);
    expect(messages(compare(files, { exceptions: [exception({ ...log, to: '"go\\n"' })] }))).toHaveLength(1);
  });

  test('a bounded timeout may have any value but for ever', () => {
    const value = '3 * MSEC_PER_SEC';
    const timeout = {
      kind: 'timeout',
      function: 'main',
      name: 'websocket_connect',
      value,
      may: 'be bounded',
    } as const;
    const exceptions = [exception(timeout)];
    const to = (wait: string): Comparison =>
      compare(edited('src/main.c', 'CONFIG_EXAMPLE_TIMEOUT_MS', wait), { exceptions });
    expect(messages(to('7'))).toEqual([]);
    expect(messages(to('SYS_FOREVER_MS'))).toHaveLength(1);
    expect(messages(to('unknown'))).toHaveLength(1);
  });

  test('what may move may not be missing', () => {
    const exceptions = [exception({ kind: 'call', function: 'main', name: 'close', may: 'move' })];
    const moved = edited('src/main.c', /(\tk_sleep\(K_MSEC.*\n)(\tclose.*\n)/, '$2$1');
    expect(messages(compare(moved, { exceptions }))).toEqual([]);
    expect(messages(compare(noClose(), { exceptions }))).toHaveLength(1);
  });

  test('that no line needs, or not as often as they allow, are reported', () => {
    const line2 = { ...close, sdk: [2] };
    const twice = { ...close, what: { ...close.what, times: 2 } };
    const idle = exception({ kind: 'include', name: '<string.h>', may: 'be missing' });
    const exceptions = [line2, twice, idle];
    const lines = [0, 2].map((sdkLine) => compare({ ...noClose() }, { exceptions, sdkLine }));
    expect(unusedExceptions(exceptions, lines)).toEqual([twice, idle]);
    expect(
      unusedExceptions(
        [close],
        [compare(noClose(), { exceptions: [close] }), compare(ours, { exceptions: [close] })],
      ),
    ).toEqual([]);
  });
});

describe('the committed data', () => {
  const schema = readSchema('exceptions.schema.json');

  test('follows its schemas', () => {
    expect(documentedExceptions().length).toBeGreaterThan(0);
    expect(Object.keys(documentedFacts().files)).toEqual([
      'src/main.c',
      'src/wifi_connect.h',
      'src/wifi_connect.c',
    ]);
  });

  test('every exception is about another fact', () => {
    const keys = documentedExceptions().map(({ what, where, sdk }) =>
      JSON.stringify({ ...what, where, sdk }),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  test.each([
    { wrong: 'an unknown id', what: {}, more: { id: 'D21' } },
    { wrong: 'an unknown kind', what: { kind: 'style' } },
    { wrong: 'a change to nothing', what: { may: 'change' } },
    { wrong: 'a call in no function', what: { function: undefined } },
    { wrong: 'a log line without text', what: { kind: 'log' } },
    { wrong: 'no reason', what: {}, more: { why: '' } },
  ])('$wrong is refused', ({ what, more }) => {
    const good = { kind: 'call', function: 'main', name: 'close', may: 'be missing' };
    const entry = { id: 'D5', what: good, where: 'src/main.c', why: 'It closes what is never open.' };
    expect(readExceptions([entry], schema)).toHaveLength(1);
    const bad: unknown = JSON.parse(JSON.stringify([{ ...entry, what: { ...good, ...what }, ...more }]));
    expect(() => readExceptions(bad, schema)).toThrow(/does not follow its schema/);
  });

  test('an exception must be a list', () => {
    expect(() => readExceptions(readJson('documented-wifi.json'), schema)).toThrow();
  });
});
