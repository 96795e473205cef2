import { describe, expect, it } from 'vitest';
import { configKeys } from '../../src/config/schema.js';
import { accepted, configOf, problemsOf, shown, spots } from '../support/config.js';

/** One mistake in a file: what is reported, and words of the message and of the remedy. */
interface Mistake {
  readonly yaml: string;
  readonly spot: string;
  readonly says: RegExp;
  readonly remedy?: RegExp;
}

const mistakes: readonly Mistake[] = [
  // Keys
  { yaml: 'bord: csk6002_9s_nano', spot: 'config/unknown-key 1:1', says: /no key "bord"/, remedy: /"board"/ },
  {
    yaml: 'server:\n  prot: 80',
    spot: 'config/unknown-key 2:3',
    says: /"server.prot"/,
    remedy: /"server.port"/,
  },
  { yaml: 'port: 80', spot: 'config/unknown-key 1:1', says: /"port"/, remedy: /"server.port"/ },
  {
    yaml: 'app:\n  host: 1.2.3.4',
    spot: 'config/unknown-key 2:3',
    says: /app.host/,
    remedy: /"server.host"/,
  },
  {
    yaml: 'heap_bytes: 50000',
    spot: 'config/unknown-key 1:1',
    says: /heap_bytes/,
    remedy: /"memory.heap_bytes"/,
  },
  {
    yaml: 'server:\n  Port: 80',
    spot: 'config/unknown-key 2:3',
    says: /server.Port/,
    remedy: /"server.port"/,
  },
  {
    yaml: 'log:\n  zzzzzzzzzzzz: 1',
    spot: 'config/unknown-key 2:3',
    says: /zzzz/,
    remedy: /mode, wifi_debug, network/,
  },
  {
    yaml: 'server:\n  reconnect_delay_ms: 5000',
    spot: 'config/unknown-key 2:3',
    says: /server.reconnect_delay_ms/,
    remedy: /"server.reconnect.first_delay_ms"/,
  },
  { yaml: '__proto__: {a: 1}', spot: 'config/unknown-key 1:1', says: /"__proto__"/ },
  { yaml: 'app: {__proto__: {kind: x}}', spot: 'config/unknown-key 1:7', says: /"app.__proto__"/ },
  { yaml: 'constructor: 1', spot: 'config/unknown-key 1:1', says: /"constructor"/ },
  { yaml: '? \n: 1', spot: 'config/unknown-key 1:3', says: /no key ""/ },
  { yaml: '1: 1', spot: 'config/unknown-key 1:1', says: /no key "1"/ },
  { yaml: 'a/b~c: 1', spot: 'config/unknown-key 1:1', says: /no key "a\/b~c"/ },
  // Types: nothing is turned into what it is not
  {
    yaml: 'wifi: {ssid: 12345}',
    spot: 'config/type 1:14',
    says: /must be text, not a number/,
    remedy: /Put the value in quotes/,
  },
  {
    yaml: 'wifi: {ssid: true}',
    spot: 'config/type 1:14',
    says: /not true or false/,
    remedy: /Put the value in quotes/,
  },
  { yaml: 'wifi:\n  ssid: ~', spot: 'config/type 2:9', says: /not empty/, remedy: /Write a value/ },
  { yaml: 'wifi:\n  ssid:\n', spot: 'config/type 2:3', says: /not empty/, remedy: /Write a value/ },
  { yaml: 'wifi: {ssid: [a]}', spot: 'config/type 1:14', says: /not a list/ },
  { yaml: 'wifi: {ssid: {a: 1}}', spot: 'config/type 1:14', says: /not a group of keys/ },
  { yaml: 'wifi: x', spot: 'config/type 1:7', says: /wifi must be a group of keys, not text/ },
  { yaml: 'wifi: 5', spot: 'config/type 1:7', says: /wifi must be a group of keys, not a number/ },
  { yaml: 'wifi: [ssid]', spot: 'config/type 1:7', says: /not a list/ },
  {
    yaml: 'server:\n  port:8080',
    spot: 'config/type 2:3',
    says: /not text/,
    remedy: /space after the colon/,
  },
  { yaml: 'server:\n  port：8080', spot: 'config/type 2:3', says: /not text/, remedy: /full-width/ },
  {
    yaml: 'server: {port: "8080"}',
    spot: 'config/type 1:16',
    says: /whole number, not text/,
    remedy: /without quotes: 8080/,
  },
  { yaml: 'server: {port: 80.5}', spot: 'config/type 1:16', says: /with a fraction/ },
  { yaml: 'server: {port: .nan}', spot: 'config/type 1:16', says: /whole number/ },
  { yaml: 'server: {port: .inf}', spot: 'config/type 1:16', says: /whole number/ },
  {
    yaml: 'server: {port: 80tcp}',
    spot: 'config/type 1:16',
    says: /not text/,
    remedy: /The number alone: 80/,
  },
  { yaml: 'server: {port: yes}', spot: 'config/type 1:16', says: /not text/ },
  {
    yaml: 'network: {shell: yes}',
    spot: 'config/type 1:18',
    says: /true or false, not text/,
    remedy: /true or false/,
  },
  { yaml: 'network: {shell: 1}', spot: 'config/type 1:18', says: /true or false, not a number/ },
  { yaml: 'network: {shell: y}', spot: 'config/type 1:18', says: /true or false, not text/ },
  { yaml: 'sdk: "1"', spot: 'config/type 1:6', says: /whole number, not text/, remedy: /without quotes: 1/ },
  // Units
  { yaml: 'app: {send_interval_ms: 3s}', spot: 'config/type 1:25', says: /not text/, remedy: /in ms: 3000/ },
  {
    yaml: 'app: {send_interval_ms: 1.5 s}',
    spot: 'config/type 1:25',
    says: /not text/,
    remedy: /in ms: 1500/,
  },
  {
    yaml: 'app: {send_interval_ms: 250ms}',
    spot: 'config/type 1:25',
    says: /not text/,
    remedy: /in ms: 250/,
  },
  {
    yaml: 'app: {send_interval_ms: 1min}',
    spot: 'config/type 1:25',
    says: /not text/,
    remedy: /in ms: 60000/,
  },
  {
    yaml: 'app: {send_interval_ms: 3parsecs}',
    spot: 'config/type 1:25',
    says: /not text/,
    remedy: /unit is ms/,
  },
  {
    yaml: 'memory: {heap_bytes: 60k}',
    spot: 'config/type 1:22',
    says: /not text/,
    remedy: /in bytes: 61440/,
  },
  {
    yaml: 'memory: {heap_bytes: 60KB}',
    spot: 'config/type 1:22',
    says: /not text/,
    remedy: /in bytes: 61440/,
  },
  { yaml: 'memory: {heap_bytes: 60.5}', spot: 'config/type 1:22', says: /fraction/, remedy: /unit is bytes/ },
  { yaml: 'wifi: {retries: 3x}', spot: 'config/type 1:17', says: /not text/, remedy: /unit is attempts/ },
  // Ranges
  { yaml: 'server: {port: 0}', spot: 'config/range 1:16', says: /is 0, but must be 1 to 65535/ },
  { yaml: 'server: {port: 65536}', spot: 'config/range 1:16', says: /is 65536, but must be 1 to 65535/ },
  { yaml: 'server: {port: -1}', spot: 'config/range 1:16', says: /is -1/ },
  { yaml: 'app: {send_interval_ms: -1}', spot: 'config/range 1:25', says: /0 to 3600000 ms/ },
  { yaml: 'kconfig: {A: 99999999999999999999}', spot: 'config/range 1:14', says: /too large/ },
  // Choices
  {
    yaml: 'board: csk6002_9s_nan',
    spot: 'config/choice 1:8',
    says: /cannot be "csk6002_9s_nan"/,
    remedy: /mean "csk6002_9s_nano"/,
  },
  {
    yaml: 'board: nrf52840dk',
    spot: 'config/choice 1:8',
    says: /cannot be/,
    remedy: /csk6002_9s_nano, csk6011a_9s_nano, csk6011a_c3_nano, csk6012_c3_nano, csk6002_c3_nano/,
  },
  {
    yaml: 'board: csk6011a_nano',
    spot: 'config/no-wifi 1:8',
    says: /no Wi-Fi module/,
    remedy: /csk6011a_c3_nano/,
  },
  {
    yaml: 'board: csk6012_nano',
    spot: 'config/no-wifi 1:8',
    says: /no Wi-Fi module/,
    remedy: /csk6012_c3_nano/,
  },
  { yaml: 'board: ""', spot: 'config/choice 1:8', says: /cannot be ""/ },
  { yaml: 'sdk: 3', spot: 'config/choice 1:6', says: /cannot be 3/, remedy: /0, 1, 2/ },
  { yaml: 'version: 2', spot: 'config/choice 1:10', says: /cannot be 2/, remedy: /One of: 1/ },
  {
    yaml: 'log: {mode: imediate}',
    spot: 'config/choice 1:13',
    says: /cannot be/,
    remedy: /mean "immediate"/,
  },
  { yaml: 'project: {language: cn}', spot: 'config/choice 1:21', says: /cannot be "cn"/, remedy: /en, zh/ },
  { yaml: 'app: {kind: thermostat}', spot: 'config/choice 1:13', says: /cannot be/, remedy: /echo/ },
  // Kconfig symbols
  {
    yaml: 'kconfig: {CONFIG_FOO: true}',
    spot: 'config/symbol-name 1:11',
    says: /"CONFIG_FOO"/,
    remedy: /"FOO"/,
  },
  {
    yaml: 'kconfig: {foo-bar: true}',
    spot: 'config/symbol-name 1:11',
    says: /"foo-bar"/,
    remedy: /Capital letters/,
  },
  { yaml: 'kconfig: {__proto__: 1}', spot: 'config/symbol-name 1:11', says: /"__proto__"/ },
  { yaml: 'kconfig: {"": 1}', spot: 'config/symbol-name 1:11', says: /""/ },
  { yaml: 'kconfig: {A: 1.5}', spot: 'config/type 1:14', says: /fraction/ },
  { yaml: 'kconfig: {A: [1]}', spot: 'config/type 1:14', says: /list/ },
  { yaml: 'kconfig: {A: }', spot: 'config/type 1:11', says: /empty/ },
  {
    yaml: 'kconfig: {MAIN_STACK_SIZE: 4096}',
    spot: 'config/controlled-symbol 1:11',
    says: /key of its own/,
    remedy: /memory.main_stack_bytes/,
  },
  {
    yaml: 'kconfig: {EXAMPLE_SERVER_PORT: 80}',
    spot: 'config/controlled-symbol 1:11',
    says: /key of its own/,
    remedy: /server.port/,
  },
  {
    yaml: 'kconfig: {LOG_MODE_DEFERRED: true}',
    spot: 'config/controlled-symbol 1:11',
    says: /key of its own/,
    remedy: /log.mode/,
  },
  {
    yaml: 'kconfig: {WIFI: false}',
    spot: 'config/controlled-symbol 1:11',
    says: /needs WIFI/,
    remedy: /Delete/,
  },
  {
    yaml: 'kconfig: {EXAMPLE_WIFI_SSID: a}',
    spot: 'config/controlled-symbol 1:11',
    says: /credentials.conf/,
    remedy: /Delete/,
  },
  // Names, addresses, paths
  ...['test', 'app', 'zephyr', 'all', 'a b', '-a', '.a', 'a/b', '我的', 'a;b', '$a', 'a"b'].map(
    (name): Mistake => ({
      yaml: `project: {name: ${JSON.stringify(name)}}`,
      spot: 'config/format 1:17',
      says: /not usable/,
      remedy: /CMake target name/,
    }),
  ),
  {
    yaml: `project: {name: ${'a'.repeat(65)}}`,
    spot: 'config/too-long 1:17',
    says: /65 characters; at most 64/,
  },
  ...[
    'example.com.',
    'a..b',
    '-a',
    'a_b',
    `${'a'.repeat(64)}.lan`,
    '[::1]',
    '::1%eth0',
    '1::2::3',
    '12345::',
    ':1:',
    '1:2:3',
    '::ffff:1.2.3.4',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '01.2.3.4',
    '1.2.3.4 ',
    '1.2.3.4:80',
    'ws://1.2.3.4',
    '',
  ].map(
    (host): Mistake => ({
      yaml: `server: {host: ${JSON.stringify(host)}}`,
      spot: 'config/format 1:16',
      says: /server.host is not usable/,
      remedy: /IPv4 address such as .*, IPv6 such as .*, or a name such as/,
    }),
  ),
  // Full-width characters: what is meant is clear.
  ...['１.2.3.4', '1.2.3。4', '1.2．3.4'].map(
    (host): Mistake => ({
      yaml: `server: {host: "${host}"}`,
      spot: 'config/format 1:16',
      says: /server.host is not usable/,
      remedy: /full-width characters\. Was it meant to be 1\.2\.3\.4\?/,
    }),
  ),
  {
    yaml: 'server: {port: ８０８０}',
    spot: 'config/type 1:16',
    says: /server.port must be a whole number/,
    remedy: /full-width characters\. Was it meant to be 8080\?/,
  },
  ...['x', '', 'ws://1.2.3.4/', '/a b', ' /', '/\\r\\nX: y', '/板', '/\\t'].map(
    (path): Mistake => ({
      yaml: `server: {path: "${path}"}`,
      spot: 'config/format 1:16',
      says: /server.path is not usable/,
      remedy: /starts with \//,
    }),
  ),
  {
    yaml: `server: {path: "/${'a'.repeat(255)}"}`,
    spot: 'config/too-long 1:16',
    says: /256 characters; at most 255/,
  },
  { yaml: `server: {origin: "${'a'.repeat(256)}"}`, spot: 'config/too-long 1:18', says: /at most 255/ },
  ...['/a#b', '/%', '/%4', '/%zz'].map(
    (path): Mistake => ({
      yaml: `server: {path: "${path}"}`,
      spot: 'config/format 1:16',
      says: /server.path is not usable/,
    }),
  ),
  ...['a b', 'a,b', 'a/b', '板'].map(
    (name): Mistake => ({
      yaml: `server: {subprotocol: "${name}"}`,
      spot: 'config/format 1:23',
      says: /server.subprotocol is not usable/,
      remedy: /one name such as/,
    }),
  ),
  // Headers
  ...['Host', 'upgrade', 'Connection', 'Sec-WebSocket-Key', 'content-length'].map(
    (name): Mistake => ({
      yaml: `server: {headers: {${name}: x}}`,
      spot: 'config/header 1:20',
      says: /set by itself|sets the header/,
      remedy: /Remove the line/,
    }),
  ),
  {
    yaml: 'server: {headers: {origin: x}}',
    spot: 'config/header 1:20',
    says: /has a key of its own/,
    remedy: /server\.origin/,
  },
  {
    yaml: 'server: {headers: {Sec-WebSocket-Protocol: x}}',
    spot: 'config/header 1:20',
    says: /sets the header/,
    remedy: /server\.subprotocol/,
  },
  {
    yaml: 'server: {headers: {X-A: x, x-a: y}}',
    spot: 'config/header 1:28',
    says: /X-A and x-a are the same header/,
  },
  ...['"a b"', '"a:"', '""', '"板"'].map(
    (name): Mistake => ({
      yaml: `server: {headers: {${name}: x}}`,
      spot: 'config/header 1:20',
      says: /is no name of a header/,
    }),
  ),
  {
    yaml: 'server: {headers: {X-A: "a\\r\\nB: c"}}',
    spot: 'config/format 1:25',
    says: /X-A is not usable/,
  },
  { yaml: 'server: {headers: {X-A: " a"}}', spot: 'config/format 1:25', says: /X-A is not usable/ },
  { yaml: 'server: {headers: {X-A: 1}}', spot: 'config/type 1:25', says: /X-A/ },
  {
    yaml: `server: {headers: {${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `X-${n}: a`).join(', ')}}}`,
    spot: 'config/header 1:19',
    says: /more than 8 headers/,
  },
  // Lengths in bytes
  { yaml: 'wifi: {ssid: ""}', spot: 'config/empty 1:14', says: /wifi.ssid is empty/ },
  { yaml: `wifi: {ssid: ${'a'.repeat(33)}}`, spot: 'config/too-many-bytes 1:14', says: /takes 33 bytes/ },
  {
    yaml: `wifi: {ssid: ${'板'.repeat(11)}}`,
    spot: 'config/too-many-bytes 1:14',
    says: /takes 33 bytes/,
    remedy: /Chinese character takes 3/,
  },
  { yaml: `wifi: {ssid: ${'😀'.repeat(8)}a}`, spot: 'config/too-many-bytes 1:14', says: /takes 33 bytes/ },
  { yaml: 'app: {payload: ""}', spot: 'config/empty 1:16', says: /app.payload is empty/ },
  {
    yaml: `app: {payload: ${'a'.repeat(512)}}`,
    spot: 'config/payload-too-long 1:16',
    says: /takes 513 bytes/,
    remedy: /513/,
  },
  { yaml: `app: {payload: ${'a'.repeat(4097)}}`, spot: 'config/too-many-bytes 1:16', says: /4097 bytes/ },
];

describe('a mistake in a config file', () => {
  it.each(mistakes)('$yaml', async ({ yaml, spot, says, remedy }) => {
    const problems = await problemsOf(yaml);
    expect(spots(problems)).toEqual([spot]);
    const [problem] = problems;
    expect(problem?.message.en).toMatch(says);
    expect(problem?.remedy?.en ?? '').toMatch(remedy ?? /^/);
    // The other language tells it too, in its own characters.
    expect(problem?.message.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(problem?.message.zh).not.toBe(problem?.message.en);
    expect(problem?.remedy?.zh ?? '板').toMatch(/[\u4e00-\u9fff]/);
    // The line itself is shown, and the mark stands below the spot.
    const line = yaml.split('\n')[(problem?.place?.line ?? 0) - 1] ?? '';
    expect(shown(problems)).toContain(` | ${line.length > 80 ? `${line.slice(0, 80)}…` : line}\n`);
  });

  it('is told together with all the others', async () => {
    const yaml = 'bord: x\nsdk: 9\nserver:\n  port: 0\n  host: na_me\nwifi:\n  ssid: ""\n  pasword: 1\n';
    expect(spots(await problemsOf(yaml)).sort()).toEqual([
      'config/choice 2:6',
      'config/empty 7:9',
      'config/format 5:9',
      'config/range 4:9',
      'config/unknown-key 1:1',
      'config/unknown-key 8:3',
    ]);
  });

  it('is drawn with its line, a mark below the spot and the remedy', async () => {
    const problems = await problemsOf('# 中文\nproject: {name: "板"} # 名\nserver: {port: 0}\n');
    expect(shown(problems)).toBe(
      [
        'error: nanokit.yaml:2:17: project.name is not usable as written [config/format]',
        '  2 | project: {name: "板"} # 名',
        '    |                 ^^^',
        '  → Expected: a CMake target name: letters, digits, _ . + -, starting with a letter or digit; not one that CMake or Zephyr takes for itself (test, app, zephyr, …).',
        'error: nanokit.yaml:3:16: server.port is 0, but must be 1 to 65535 [config/range]',
        '  3 | server: {port: 0}',
        '    |                ^',
        '',
      ].join('\n'),
    );
    expect(shown(problems, 'zh')).toBe(
      [
        '错误：nanokit.yaml:2:17：project.name 的写法不对 [config/format]',
        '  2 | project: {name: "板"} # 名',
        '    |                 ^^^',
        '  → 应为：能作 CMake 目标名的名字：字母、数字、_ . + -，以字母或数字开头，且不是 CMake 或 Zephyr 自用的名字（test、app、zephyr 等）。',
        '错误：nanokit.yaml:3:16：server.port 是 0，应在 1 到 65535 之间 [config/range]',
        '  3 | server: {port: 0}',
        '    |                ^',
        '',
      ].join('\n'),
    );
  });

  it('is shown without what would do something to the terminal', async () => {
    const drawn = shown(await problemsOf('wifi: {ssid: "\u001b[31mred\u202e", retries: 0, "\u0007": 1}'));
    expect(drawn).toContain(' | wifi: {ssid: "\u241b[31mred\ufffd", retries: 0, "');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(drawn).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it('puts the mark below the spot behind Chinese characters, which take two columns', async () => {
    const drawn = shown(await problemsOf('kconfig: {A: "板子", B: [1]}'));
    expect(drawn.split('\n').slice(1, 3)).toEqual([
      '  1 | kconfig: {A: "板子", B: [1]}',
      '    |                         ^^^',
    ]);
  });
});

const stringKeys = configKeys.filter(({ node }) => node.type === 'string' && !node.enum);
const inYaml = (path: readonly string[], text: string) => {
  const escaped = JSON.stringify(text).replace(
    // JSON leaves these as they are.
    /[\u007f-\u009f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return path.reduceRight(
    (inner, key, at) => (at === 0 ? `${key}: ${inner}` : `{${key}: ${inner}}`),
    escaped,
  );
};
/** What each key takes, so that a test can put something into it. */
const around: Readonly<Record<string, readonly [string, string]>> = {
  'server.path': ['/', ''],
  'server.host': ['1.2.3.', ''],
  'server.subprotocol': ['chat', ''],
};
const wrapped = (name: string, text: string) => {
  const [before, after] = around[name] ?? ['abcdefgh', 'ijk'];
  return before + text + after;
};

describe.each([...stringKeys, { name: 'kconfig.FOO', path: ['kconfig', 'FOO'], node: {} }])(
  'the text of $name',
  ({ name, path }) => {
    const controls = ['\0', '\n', '\r', '\t', '\u001b', '\u007f', '\u0085', '\u009f', '\u2028', '\u2029'];
    it.each(controls.map((character) => ({ character, code: character.charCodeAt(0).toString(16) })))(
      'cannot hold the control character U+$code',
      async ({ character }) => {
        const [problem, ...more] = await problemsOf(inYaml(path, wrapped(name, character)));
        expect(more).toEqual([]);
        expect(problem?.code).toMatch(/^config\/(control-character|format)$/);
        expect(problem?.place).toMatchObject({ line: 1 });
      },
    );

    it('says which control character it holds', async () => {
      const [problem] = await problemsOf(inYaml(path, wrapped(name, '\u001b')));
      if (problem?.code === 'config/control-character') expect(problem.message.en).toContain('U+001B');
      else expect(problem?.remedy?.en).toMatch(/^Expected/);
    });

    it('cannot hold half a character', async () => {
      const [problem] = await problemsOf(inYaml(path, wrapped(name, '\ud800')));
      expect(problem?.code).toMatch(/^config\/(not-unicode|format)$/);
    });

    it.each([...`=/'()!<>-`])('cannot hold the trigraph ??%s', async (last) => {
      const [problem] = await problemsOf(inYaml(path, wrapped(name, `??${last}`)));
      expect(problem?.code).toMatch(/^config\/(trigraph|format)$/);
      if (problem?.code === 'config/trigraph') {
        expect(problem.message.en).toContain(`"??${last}"`);
        expect(problem.message.zh).toContain(`??${last}`);
      }
    });
  },
);

describe('texts that the schema’s pattern does not bind', () => {
  const free = ['wifi.ssid', 'wifi.password', 'server.path', 'server.origin', 'app.payload', 'kconfig.FOO'];
  it.each(free)('%s names a trigraph as what it is', async (name) => {
    const [problem] = await problemsOf(inYaml(name.split('.'), wrapped(name, '??=')));
    expect(problem?.code).toBe('config/trigraph');
  });

  it.each(free)('%s takes two question marks where they are no trigraph', async (name) => {
    for (const text of ['??', '??a', '??:', '?=']) {
      const result = await configOf(inYaml(name.split('.'), wrapped(name, text)), {
        overrides: [{ path: ['wifi', 'password'], value: 'abcdefgh' }],
      });
      expect(result.ok).toBe(true);
    }
  });
});

describe('the Wi-Fi name', () => {
  const names = [
    'a',
    'a'.repeat(32),
    '板'.repeat(10),
    `${'板'.repeat(10)}ab`,
    '😀'.repeat(8),
    ' a ',
    '👨‍👩‍👧',
  ];
  it.each(names)('may be %s', async (ssid) => {
    const { config } = await accepted(`wifi: {ssid: ${JSON.stringify(ssid)}, password: abcdefgh}`);
    expect(config.wifi.ssid).toBe(ssid);
  });
});

describe('the Wi-Fi password', () => {
  const hex = '0123456789abcdefABCDEF0123456789abcdefABCDEF0123456789abcdefABCD';
  it.each(['12345678', 'a'.repeat(63), hex, ' spaces ', '"\\$(x)#;', '~!@%^&*()_+'])(
    'may be %s',
    async (password) => {
      const result = await accepted(`wifi: {password: ${JSON.stringify(password)}, ssid: a}`);
      expect(result.password).toBe(password);
      expect(JSON.stringify(result.config)).not.toContain(JSON.stringify(password));
    },
  );

  const wrong = [
    { password: '', says: /0 characters/ },
    { password: '1234567', says: /7 characters; WPA2 wants 8 to 63, or 64 hex digits/ },
    { password: 'g'.repeat(64), says: /not all hex digits/ },
    { password: `${hex.slice(1)}g`, says: /not all hex digits/ },
    { password: 'a'.repeat(65), says: /65 characters/ },
    { password: '密码密码密码密码', says: /beyond ASCII/ },
    { password: 'pässword', says: /beyond ASCII/ },
    { password: 'abcdefg😀', says: /beyond ASCII/ },
  ];
  it.each(wrong)('cannot be $password', async ({ password, says }) => {
    const problems = await problemsOf(`wifi: {ssid: a, password: ${JSON.stringify(password)}}`);
    expect(spots(problems)).toEqual(['config/password 1:27']);
    expect(problems[0]?.message.en).toMatch(says);
    if (password !== '') expect(shown(problems)).not.toContain(password);
  });

  it('must be quoted if it is digits, and no number is taken for it', async () => {
    const problems = await problemsOf('wifi:\n  ssid: a\n  password: 12345678\n');
    expect(spots(problems)).toEqual(['config/type 3:13']);
    expect(problems[0]?.remedy?.en).toContain('Put the value in quotes');
    expect(problems[0]?.remedy?.zh).toContain('请给值加上引号');
  });

  it('of the documentation is not taken for another network', async () => {
    const { password } = await accepted('wifi: {ssid: home}');
    expect(password).toBeUndefined();
  });
});

describe('numbers', () => {
  it.each(
    configKeys.filter(({ node }) => node.minimum !== undefined && node['x-symbol'] !== 'HEAP_MEM_POOL_SIZE'),
  )('$name has its bounds as told', async ({ name, path, node }) => {
    const { minimum = 0, maximum = 0 } = node;
    const at = (value: number) => configOf('', { overrides: [{ path, value, source: name }] });
    for (const value of [minimum, maximum]) {
      const result = await at(value);
      // A small buffer is legal by itself, but the documented text does not fit into the least one.
      expect([name, value, result.ok]).toEqual([name, value, true]);
    }
    for (const value of [minimum - 1, maximum + 1]) {
      const result = await at(value);
      expect(result.diagnostics.map(({ code, source }) => [code, source])).toEqual([['config/range', name]]);
    }
  });
});
