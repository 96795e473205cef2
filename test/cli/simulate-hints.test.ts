import { describe, expect, it } from 'vitest';
import { typingHints } from '../../src/cli/simulate-hints.js';

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
