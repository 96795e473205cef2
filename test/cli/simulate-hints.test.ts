import { describe, expect, it } from 'vitest';
import { passwordDoubts, serverDoubts, typingHints, vainFlags } from '../../src/cli/simulate-hints.js';
import { fakeIo } from '../support/cli.js';

describe('what may be typed while an app is simulated', () => {
  it.each([
    { isServed: true, keys: ['sw0'], lines: 2 },
    { isServed: true, keys: [], lines: 1 },
    { isServed: false, keys: ['sw0'], lines: 1 },
    { isServed: false, keys: [], lines: 0 },
  ])('says once how the run ends: %j', ({ isServed, keys, lines }) => {
    const english = typingHints(isServed, keys, 'en');
    expect(english).toHaveLength(lines);
    expect(english.join('\n').match(/Ctrl-C ends the run\.$/gm) ?? []).toHaveLength(lines > 0 ? 1 : 0);
    const chinese = typingHints(isServed, keys, 'zh').join('\n');
    expect(chinese.match(/按 Ctrl-C 结束。$/gm) ?? []).toHaveLength(lines > 0 ? 1 : 0);
  });
});

describe('flags of simulate that ask for something in vain', () => {
  const press = (atMs: number) => ({ key: 'sw0', atMs, holdMs: 100 });
  const named = { presses: [], host: 'echo.example.com', asksForDate: false };
  const codes = (wanted: Parameters<typeof vainFlags>[0]) => vainFlags(wanted).map(({ code }) => code);

  it('are told: a key that is pressed after the end', () => {
    const [problem, ...others] = vainFlags({
      ...named,
      presses: [press(2000), press(99_999_000)],
      endMs: 4000,
    });
    expect(problem?.message.en).toBe('--press sw0@99999 comes to nothing: the run ends after 4 s');
    expect(others).toEqual([]);
    expect(codes({ ...named, presses: [press(99_999_000)] })).toEqual([]);
  });

  it('are told: faults of names, where the app asks for none', () => {
    const dns = { kind: 'not-found' } as const;
    expect(codes({ ...named, host: '192.168.1.2', dns })).toEqual(['simulate/no-name']);
    expect(codes({ ...named, host: 'fd00::1', dns })).toEqual(['simulate/no-name']);
    expect(codes({ ...named, host: '192.168.1.2', asksForDate: true, dns })).toEqual([]);
    expect(codes({ ...named, dns })).toEqual([]);
    expect(codes({ ...named, host: '192.168.1.2' })).toEqual([]);
  });

  it('are told: a server with TLS for an app without', () => {
    const tls = { key: '', cert: '', file: 'ca.pem', names: [] };
    const app = { hasTls: false, caFile: 'ca.pem' };
    const { io } = fakeIo({ cwd: '.' });
    expect(serverDoubts(app, tls, io).map(({ code }) => code)).toEqual(['simulate/plain-app']);
    expect(serverDoubts(app, undefined, io)).toEqual([]);
  });
});

it('the Wi-Fi password is judged where it stands, and shown nowhere', () => {
  const place = { file: 'credentials.conf', line: 2, column: 31, lineText: '', length: 5 };
  const doubts = (value: string) => passwordDoubts({ password: { value, place } });
  expect(doubts('secret')).toMatchObject([{ code: 'sense/wifi-password', severity: 'warning', place }]);
  expect(JSON.stringify(doubts('secret'))).not.toContain('secret');
  expect(doubts('')).toMatchObject([{ severity: 'note' }]);
  expect(doubts('long enough')).toEqual([]);
  expect(passwordDoubts({ password: { value: '' } })).toEqual([]);
  expect(passwordDoubts({})).toEqual([]);
});
