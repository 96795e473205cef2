import { describe, expect, it } from 'vitest';
import { persistently } from '../../src/project/transaction/persistently.js';

const refusal = (code: string) => Object.assign(new Error(code), { code, syscall: 'rename' });

/** Work that fails so many times. */
function failing(times: number, code: string) {
  const work = { count: 0, run: () => {} };
  work.run = () => {
    work.count++;
    if (work.count <= times) throw refusal(code);
  };
  return work;
}

describe('a rename', () => {
  it.each(['EPERM', 'EACCES', 'EBUSY'])(
    'is tried again on Windows where somebody holds the file: %s',
    (code) => {
      const work = failing(3, code);
      persistently(work.run, 'win32');
      expect(work.count).toBe(4);
    },
  );

  it('is given up in the end', () => {
    const work = failing(1000, 'EBUSY');
    expect(() => persistently(work.run, 'win32')).toThrow('EBUSY');
    expect(work.count).toBeLessThan(100);
  });

  it.each([
    ['ENOSPC', 'win32'],
    ['EACCES', 'linux'],
  ])('is not tried again for %s on %s', (code, platform) => {
    const work = failing(1, code);
    expect(() => persistently(work.run, platform)).toThrow(code);
    expect(work.count).toBe(1);
  });
});
