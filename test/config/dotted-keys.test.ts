import { describe, expect, it } from 'vitest';
import { configKeys } from '../../src/config/schema.js';
import { problemsOf, shown } from '../support/config.js';

describe('a key that is written with dots', () => {
  it('is shown as the nested keys that are meant', async () => {
    const problems = await problemsOf('network.test_random_generator: false\n');
    expect(shown(problems)).toBe(
      [
        'error: nanokit.yaml:1:1: "network.test_random_generator" is not one key: keys are nested, not joined by dots [config/unknown-key]',
        '  1 | network.test_random_generator: false',
        '    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
        '  → Write it like this:',
        '    network:',
        '      test_random_generator: …',
        '',
      ].join('\n'),
    );
    expect(shown(problems, 'zh')).toContain('请写成：\n    network:\n      test_random_generator: …\n');
  });

  it.each(configKeys.filter(({ path }) => path.length > 1))(
    'is never answered with itself: $name',
    async ({ name }) => {
      const [problem] = await problemsOf(`${name}: 1\n`);
      expect(problem?.remedy?.en).not.toContain(name);
    },
  );

  it('is told in the wrong group, and of a symbol under kconfig, too', async () => {
    const [inGroup] = await problemsOf('server:\n  server.port: 1\n');
    expect(inGroup?.remedy?.en).toContain('\n    server:\n      port: …');
    const [symbol] = await problemsOf('kconfig.NET_MAX_CONN: 8\n');
    expect(symbol?.remedy?.en).toContain('\n    kconfig:\n      NET_MAX_CONN: …');
  });
});
