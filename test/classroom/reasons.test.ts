import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeSource } from '../../src/classroom/check/judge-files.js';
import { literalOf, wantedOf } from '../../src/classroom/check/matcher.js';
import { shortReport } from '../../src/classroom/check/short-report.js';
import { survey } from '../../src/classroom/grade/submissions/survey.js';
import { temporaryFolders, write } from '../support/folders.js';

const newFolder = temporaryFolders();

describe('a reason for somebody who has just begun', () => {
  it('shows an expression that stands for one text as that text', () => {
    expect(literalOf('^1000 bytes, sum 120000$')).toBe('1000 bytes, sum 120000');
    expect(literalOf('^a\\.b\\?$')).toBe('a.b?');
    for (const pattern of ['^\\d+$', '^a.b$', 'a', '^a', '^(a|b)$', '^\\w$'])
      expect(literalOf(pattern)).toBeUndefined();
  });

  it('shows another expression only if nobody has put it in words', () => {
    expect(wantedOf({ pattern: '\\d+ ms' }, false)).toEqual({ kind: 'pattern', text: '\\d+ ms' });
    expect(wantedOf({ pattern: '\\d+ ms' }, true)).toEqual({ kind: 'explained' });
    expect(wantedOf({ text: 'up' }, true)).toEqual({ kind: 'text', text: 'up' });
  });

  it('has no addresses of the sanitizers’, which are others each time', () => {
    const report = `==2==ERROR: AddressSanitizer: global-buffer-overflow on address 0x5643b542beff at pc 0x7f92f744814b bp 0x7f92 sp 0x7f92
READ of size 389 at 0x5643b542beff thread T4
    #1 0x5643b5427356 in send_text src/main.c:26
0x5643b542beff is located 0 bytes to the right of global variable 'proverb' defined in 'src/main.c:18:19' (0x5643b542bee0) of size 31`;
    expect(shortReport(report)).toBe(`ERROR: AddressSanitizer: global-buffer-overflow
READ of size 389
    #1 in send_text src/main.c:26
It is located 0 bytes to the right of global variable 'proverb' defined in 'src/main.c:18:19' of size 31`);
  });

  it('takes each of several right ways to write something, and names them all where none is there', () => {
    const folder = newFolder();
    write(folder, 'main.c', 'int read(void) { return gpio_pin_get(port, 5); }\n// gpio_pin_set(\n');
    const job = {
      folder,
      shown: '.',
      runs: [],
      checks: [],
      scenarios: new Map(),
      student: { path: '', clientId: '', seed: '' },
    };
    const judged = (ways: readonly string[]) => judgeSource({ file: 'main.c', has_one_of: ways }, job);
    expect(judged(['gpio_pin_get_dt(', 'gpio_pin_get('])).toEqual({ verdict: 'passed' });
    expect(judged(['gpio_pin_set_dt(', 'gpio_pin_set('])).toMatchObject({
      verdict: 'failed',
      reason: { en: expect.stringContaining('“gpio_pin_set_dt(” or “gpio_pin_set(”') },
    });
  });
});

describe('what stands in a source file', () => {
  const judged = (text: string, has: string) => {
    const folder = newFolder();
    write(folder, 'main.c', text);
    const student = { path: '', clientId: '', seed: '' };
    const job = { folder, shown: '.', runs: [], checks: [], scenarios: new Map(), student };
    return judgeSource({ file: 'main.c', has }, job).verdict;
  };

  it('does not count behind #if 0, up to its own #else or #endif', () => {
    const text = [
      'one();',
      '#if 0 /* later */',
      'two();',
      '#if A',
      'three();',
      '#else',
      'four();',
      '#endif',
      '#else',
      'five();',
      '#endif',
      'six();',
    ].join('\n');
    const counted = ['one', 'two', 'three', 'four', 'five', 'six'].filter(
      (name) => judged(text, `${name}()`) === 'passed',
    );
    expect(counted).toEqual(['one', 'five', 'six']);
    expect(judged('/*\n#if 0\n*/\none();', 'one()')).toBe('passed');
  });
});

describe('what was handed in', () => {
  it('is told where it is code alone, beside whole projects of the same student', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 's1'));
    write(folder, 's1/03-wait/prj.conf', '');
    write(folder, 's1/03-wait/src/main.c', '');
    write(folder, 's1/homework/09-led/src/main.c', '');
    writeFileSync(join(folder, 's1/screenshot.png'), '');
    const found = [];
    for await (const { shown, ...one } of survey(folder)) found.push([shown, 'isBeside' in one]);
    expect(found).toEqual([
      ['s1/03-wait', false],
      ['s1/homework', true],
    ]);
  });
});
