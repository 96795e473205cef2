import { describe, expect, it } from 'vitest';
import { readConfigFile } from '../../src/config/config-file.js';
import { presets } from '../../src/config/presets.js';
import { resolveConfig } from '../../src/config/resolve-config.js';
import { accepted, configOf, problemsOf, shown, spots } from '../support/config.js';

describe('where a value comes from', () => {
  const stack = [
    { path: ['memory', 'main_stack_bytes'], value: 7000, source: '--set memory.main_stack_bytes=7000' },
  ];
  const rows = [
    { what: 'the schema’s default', preset: 'documented', yaml: '', overrides: [], expected: 10_000 },
    { what: 'the preset', preset: 'lean', yaml: '', overrides: [], expected: 4096 },
    {
      what: 'the file, over the preset',
      preset: 'lean',
      yaml: 'memory: {main_stack_bytes: 5000}',
      overrides: [],
      expected: 5000,
    },
    {
      what: 'a flag, over the file',
      preset: 'lean',
      yaml: 'memory: {main_stack_bytes: 5000}',
      overrides: stack,
      expected: 7000,
    },
    {
      what: 'the last of several flags',
      preset: 'lean',
      yaml: '',
      overrides: [...stack, { path: ['memory', 'main_stack_bytes'], value: 8000 }],
      expected: 8000,
    },
  ];
  it.each(rows)('$what', async ({ preset, yaml, overrides, expected }) => {
    const { config } = await accepted(yaml, { preset, overrides });
    expect(config.memory.main_stack_bytes).toBe(expected);
  });

  it('a group in a file leaves the preset’s other keys of the group alone', async () => {
    const { config } = await accepted('memory: {main_stack_bytes: 5000}', { preset: 'lean' });
    expect(config.memory.heap_bytes).toBe(36_864);
  });

  it('decides what is said of one that is empty: only a file has a line to delete', async () => {
    const remedies = async (yaml: string, source?: string) => {
      const override = { path: ['wifi', 'ssid'], value: '', ...(source ? { source } : {}) };
      const { diagnostics } = await configOf(yaml, { overrides: yaml ? [] : [override] });
      return diagnostics.map(({ remedy }) => remedy?.en);
    };
    expect(await remedies('wifi: {ssid: ""}')).toEqual(['Write a value, or delete the line.']);
    expect(await remedies('wifi: {ssid: }')).toEqual(['Write a value, or delete the line.']);
    expect(await remedies('', '--ssid ')).toEqual(['Give it a value, or leave the flag out.']);
    expect(await remedies('')).toEqual(['It needs a value.']);
  });

  it('and in which order problems are told: by line, then by column', async () => {
    const yaml = 'server: {port: 0, prot: 1, host: _}\nsdk: 9\n';
    const problems = await problemsOf(yaml, {
      overrides: [{ path: ['board'], value: 'x', source: '--board x' }],
    });
    expect(spots(problems)).toEqual([
      'config/choice',
      'config/range 1:16',
      'config/unknown-key 1:19',
      'config/format 1:34',
      'config/choice 2:6',
    ]);
    const broken = await problemsOf('a: *x\nb: "\\q"\nc: 1\na: 2\n');
    expect(spots(broken).map((spot) => spot.split(' ')[1])).toEqual(['1:4', '2:5', '4:1']);
  });

  it('no preset means the first one, and null none', async () => {
    expect((await accepted('')).password).toBe('xiaowei-yyds');
    expect((await accepted('', { preset: null })).password).toBeUndefined();
  });

  it.each(['documentd', 'len', 'secret', ''])('the preset "%s" does not exist', async (preset) => {
    const problems = await problemsOf('', { preset });
    expect(spots(problems)).toEqual(['cli/unknown-preset']);
    expect(problems[0]?.remedy?.en).toMatch(
      /Did you mean "(documented|lean|secure)"|One of: documented, lean, secure/,
    );
  });

  it('is what a problem names: the flag, or the place in the file', async () => {
    const port = { path: ['server', 'port'], value: 0, source: '--port 0' };
    expect(shown(await problemsOf('server: {port: 70000}'))).toContain(
      'nanokit.yaml:1:16: server.port is 70000',
    );
    expect(shown(await problemsOf('server: {port: 70000}', { overrides: [port] }))).toContain(
      '--port 0: server.port is 0',
    );
    const nested = { path: ['wifi', 'ssid', 'x'], value: '1', source: '--set wifi.ssid.x=1' };
    expect(shown(await problemsOf('', { overrides: [nested] }))).toContain(
      '--set wifi.ssid.x=1: wifi.ssid must be text',
    );
  });

  it('is asked of the file and the flags in one go', async () => {
    const overrides = [{ path: ['board'], value: 'x', source: '--board x' }];
    expect(spots(await problemsOf('sdk: 9', { overrides })).sort()).toEqual([
      'config/choice',
      'config/choice 1:6',
    ]);
  });
});

describe('the password', () => {
  const given = { path: ['wifi', 'password'], value: 'from-flag' };
  const rows = [
    { what: 'the preset’s, for the preset’s network', yaml: '', overrides: [], expected: 'xiaowei-yyds' },
    { what: 'none, for a network from a file', yaml: 'wifi: {ssid: a}', overrides: [], expected: undefined },
    {
      what: 'the file’s, for a network from the file',
      yaml: 'wifi: {ssid: a, password: from-file}',
      overrides: [],
      expected: 'from-file',
    },
    {
      what: 'none, for another network from a flag',
      yaml: 'wifi: {ssid: a, password: from-file}',
      overrides: [{ path: ['wifi', 'ssid'], value: 'b' }],
      expected: undefined,
    },
    {
      what: 'the flag’s',
      yaml: 'wifi: {ssid: a, password: from-file}',
      overrides: [given],
      expected: 'from-flag',
    },
    {
      what: 'the file’s, for the preset’s network',
      yaml: 'wifi: {password: from-file}',
      overrides: [],
      expected: 'from-file',
    },
  ];
  it.each(rows)('is $what', async ({ yaml, overrides, expected }) => {
    const result = await accepted(yaml, { overrides });
    expect(result.password).toBe(expected);
    expect(result.passwordInFile).toBe(yaml.includes('password'));
    expect(Object.hasOwn(result.config.wifi, 'password')).toBe(false);
  });
});

describe('the library interface', () => {
  it('gives the project’s name and language as they are said, else the fallbacks', async () => {
    const fallbacks = { name: 'folder', language: 'zh' } as const;
    const of = async (text: string) => {
      const result = await resolveConfig({ fallbacks, file: { name: 'x', text } });
      return result.ok ? result.value.config.project : undefined;
    };
    expect(await of('')).toEqual({ name: 'folder', language: 'zh' });
    expect(await of('project: {language: en}')).toEqual({ name: 'folder', language: 'en' });
    expect(await of('project: {name: x}')).toEqual({ name: 'x', language: 'zh' });
  });

  it('does not let a config change the presets', async () => {
    const before = JSON.stringify(presets);
    await configOf('wifi: {ssid: x, password: abcdefgh}\n', { preset: 'lean' });
    expect(JSON.stringify(presets)).toBe(before);
  });

  const files = [
    { name: 'no-such-file.yaml', code: 'config/no-file' },
    { name: '.', code: 'config/unreadable' },
    { name: 'package.json/x', code: 'config/unreadable' },
    { name: '/dev/zero', code: 'config/too-large' },
    { name: 'package-lock.json', code: 'config/too-large' },
    { name: 'node_modules/@esbuild/linux-x64/bin/esbuild', code: 'config/too-large' },
  ];
  it.each(files)('says why it cannot read $name', ({ name, code }) => {
    const result = readConfigFile(process.cwd(), name);
    expect(result.diagnostics.map((problem) => problem.code)).toEqual([code]);
    expect(result.diagnostics[0]?.message.en).toContain(name);
    expect(result.diagnostics[0]?.message.zh).toContain(name);
  });
});
