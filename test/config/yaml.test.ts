import { describe, expect, it } from 'vitest';
import { accepted, configOf, problemsOf, shown, spots } from '../support/config.js';

interface Broken {
  readonly what: string;
  readonly yaml: string;
  readonly spots: readonly string[];
  readonly says: RegExp;
  readonly remedy?: RegExp;
}

const broken: readonly Broken[] = [
  {
    what: 'a key that stands twice',
    yaml: 'sdk: 1\nboard: x\nsdk: 2\n',
    spots: ['config/yaml-duplicate-key 3:1'],
    says: /"sdk" is defined twice/,
    remedy: /Keep one/,
  },
  {
    what: 'every key that stands twice',
    yaml: 'a: 1\na: 1\nwifi:\n  ssid: a\n  "ssid": b\n  ssid: c\n',
    spots: [
      'config/yaml-duplicate-key 2:1',
      'config/yaml-duplicate-key 5:3',
      'config/yaml-duplicate-key 6:3',
    ],
    says: /"a"/,
  },
  {
    what: 'a tab as indent',
    yaml: 'wifi:\n\tssid: a\n',
    spots: ['config/yaml-tab 2:1'],
    says: /tabs/,
    remedy: /spaces/,
  },
  { what: 'a tab behind spaces', yaml: 'wifi:\n  \tssid: a\n', spots: ['config/yaml-tab 2:3'], says: /tabs/ },
  {
    what: 'two documents',
    yaml: 'sdk: 1\n---\nsdk: 2\n',
    spots: ['config/yaml-documents 2:1'],
    says: /second YAML document/,
    remedy: /---/,
  },
  { what: 'a list', yaml: '- sdk: 1\n', spots: ['config/yaml-not-mapping 1:1'], says: /"key: value"/ },
  { what: 'a text', yaml: '\n\nhello\n', spots: ['config/yaml-not-mapping 3:1'], says: /"key: value"/ },
  {
    what: 'no space after the colon',
    yaml: 'port:8080\n',
    spots: ['config/yaml-not-mapping 1:1'],
    says: /"key: value"/,
    remedy: /space after the colon/,
  },
  {
    what: 'a full-width colon',
    yaml: 'sdk：1\n',
    spots: ['config/yaml-not-mapping 1:1'],
    says: /"key: value"/,
    remedy: /full-width/,
  },
  {
    what: 'a full-width colon among lines',
    yaml: 'board：csk6002_9s_nano\nsdk: 1\n',
    spots: ['config/yaml-syntax 1:1'],
    says: /no colon/,
    remedy: /full-width/,
  },
  { what: 'a number', yaml: '5', spots: ['config/yaml-not-mapping 1:1'], says: /"key: value"/ },
  {
    what: 'a quote that is never closed',
    yaml: 'sdk: 1\nproject:\n  name: "abc\nboard: x\n',
    spots: ['config/yaml-syntax 3:9'],
    says: /never closed/,
    remedy: /end of the text/,
  },
  {
    what: 'an anchor that nobody set',
    yaml: 'wifi: {ssid: *name}\n',
    spots: ['config/yaml-alias 1:14'],
    says: /alias/i,
    remedy: /quotes/,
  },
  {
    what: 'a tag that would run code elsewhere',
    yaml: 'wifi: !!js/function "x"\n',
    spots: ['config/yaml-syntax 1:7'],
    says: /tag/i,
  },
  {
    what: 'an older version of YAML',
    yaml: '%YAML 1.1\n---\nnetwork: {shell: yes}\n',
    spots: ['config/yaml-version 1:1'],
    says: /%YAML/,
    remedy: /Delete/,
  },
  {
    what: 'mistakes in several lines',
    yaml: 'wifi:\n\tssid: a\nsdk: 1\nsdk: 2\n',
    spots: ['config/yaml-tab 2:1', 'config/yaml-duplicate-key 4:1'],
    says: /tabs/,
  },
];

describe('a file that is not usable YAML', () => {
  it.each(broken)('$what', async ({ yaml, spots: expected, says, remedy }) => {
    const problems = await problemsOf(yaml);
    expect(spots(problems)).toEqual(expected);
    const [problem] = problems;
    expect(problem?.message.en).toMatch(says);
    expect(problem?.message.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(problem?.remedy?.en).toMatch(remedy ?? /^/);
    expect(problem?.remedy?.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(problem?.place?.lineText).toBe(yaml.split('\n')[(problem?.place?.line ?? 0) - 1]);
  });
});

describe('a file made to do harm', () => {
  const laughs = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < 9; i++)
    laughs.push(`k${i}: &k${i} [${Array(9).fill(`*${i === 1 ? 'a' : `k${i - 1}`}`)}]`);

  const harmful = [
    { what: 'aliases that explode', yaml: laughs.join('\n'), code: 'config/yaml-aliases' },
    { what: 'an alias of itself', yaml: 'wifi: &w {ssid: *w}', code: 'config/' },
    { what: 'deep lists', yaml: '['.repeat(9_000), code: 'config/yaml-syntax' },
    { what: 'deep lists that are closed', yaml: `${'['.repeat(9_000)}${']'.repeat(9_000)}`, code: 'config/' },
    { what: 'deep groups', yaml: '{a: '.repeat(5_000), code: 'config/yaml-syntax' },
    { what: 'deep lists of blocks', yaml: '- '.repeat(30_000), code: 'config/' },
    {
      what: 'thousands of keys',
      yaml: Array.from({ length: 3_000 }, (_, i) => `k${i}: 1`).join('\n'),
      code: 'config/unknown-key',
    },
    {
      what: 'thousands of keys that stand twice',
      yaml: 'a: 1\n'.repeat(3_000),
      code: 'config/yaml-duplicate-key',
    },
    { what: 'one endless word', yaml: 'a'.repeat(60_000), code: 'config/yaml-not-mapping' },
  ];
  it.each(harmful)('$what is refused', async ({ yaml, code }) => {
    const problems = await problemsOf(yaml);
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) expect(problem.code).toContain(code);
  });
});

describe('what YAML allows', () => {
  const fine = [
    { what: 'an empty file', yaml: '' },
    { what: 'comments alone', yaml: '# nothing\n\n# here\n' },
    { what: 'a byte-order mark alone', yaml: '\uFEFF' },
    { what: 'a document of nothing', yaml: '---\n' },
    { what: 'an empty mapping', yaml: '{}\n' },
    { what: 'null', yaml: '~\n' },
    {
      what: 'groups with nothing in them',
      yaml: 'project:\nwifi:\nserver:\napp:\nnetwork:\nmemory:\nlog:\nkconfig:\n',
    },
    { what: 'groups that are null', yaml: 'wifi: null\nkconfig: ~\n' },
    { what: 'the version of the format', yaml: 'version: 1\n' },
    { what: 'the version of YAML that is meant', yaml: '%YAML 1.2\n---\nsdk: 1\n' },
  ];
  it.each(fine)('$what means the defaults', async ({ yaml }) => {
    const { config } = await accepted(yaml);
    expect(config).toEqual((await accepted('sdk: 1')).config);
  });

  const same = [
    { what: 'blocks', yaml: 'server:\n  host: 1.2.3.4\n  port: 80\n' },
    { what: 'CRLF', yaml: 'server:\r\n  host: 1.2.3.4\r\n  port: 80\r\n' },
    { what: 'a byte-order mark', yaml: '\uFEFFserver:\n  host: 1.2.3.4\n  port: 80\n' },
    { what: 'both', yaml: '\uFEFFserver:\r\n  host: 1.2.3.4\r\n  port: 80' },
    { what: 'flow', yaml: 'server: {host: 1.2.3.4, port: 80}' },
    { what: 'JSON', yaml: '{"server": {"host": "1.2.3.4", "port": 80}}' },
    { what: 'comments', yaml: '# a\nserver: # b\n  # c\n  host: 1.2.3.4 # d\n  port: 80 # e' },
    { what: 'quotes', yaml: "'server':\n  \"host\": '1.2.3.4'\n  port: 80" },
    { what: 'explicit keys', yaml: '? server\n: host: 1.2.3.4\n  port: 80\n' },
    { what: 'tags of YAML’s own', yaml: 'server: !!map {host: !!str 1.2.3.4, port: !!int 80}' },
    { what: 'an alias', yaml: 'server: {host: &h 1.2.3.4, port: 80, origin: *h}' },
    { what: 'a text over two lines', yaml: 'server:\n  host: >-\n    1.2.3.4\n  port: 80\n' },
  ];
  it.each(same)('$what', async ({ yaml }) => {
    const { config } = await accepted(yaml);
    expect(config.server).toMatchObject({ host: '1.2.3.4', port: 80 });
  });

  it('counts lines and columns behind a byte-order mark and CRLF as an editor does', async () => {
    const problems = await problemsOf('\uFEFFsdk: 9\r\n板: 1\r\nserver: {origin: "😀😀", port: 0}\r\n');
    expect(spots(problems)).toEqual(['config/choice 1:6', 'config/unknown-key 2:1', 'config/range 3:30']);
    expect(problems.map(({ place }) => place?.lineText)).toEqual([
      'sdk: 9',
      '板: 1',
      'server: {origin: "😀😀", port: 0}',
    ]);
  });

  it('shows the alias where a value came through one', async () => {
    expect(spots(await problemsOf('app: {payload: &x "??="}\nserver: {origin: *x}\n'))).toEqual([
      'config/trigraph 1:19',
      'config/trigraph 2:18',
    ]);
  });
});

describe('what a message shows of a password', () => {
  const secret = 'hunter2hunter2';
  const leaks = [
    { what: 'a wrong one', yaml: `wifi:\n  password: ${secret}😀\n` },
    { what: 'a number', yaml: 'wifi:\n  password: 8675309867\n', secret: '8675309867' },
    { what: 'one on a line of its own', yaml: 'wifi:\n  password:\n    8675309867\n', secret: '8675309867' },
    { what: 'an explicit key', yaml: 'wifi:\n  ? password\n  : 8675309867\n', secret: '8675309867' },
    { what: 'one over several lines', yaml: `wifi:\n  password: "x\n    ${secret}\\t"\n` },
    { what: 'one in a group on one line', yaml: `wifi: {password: ${secret}, retries: 0}` },
    { what: 'one before a broken value', yaml: `{wifi: {password: ${secret}}, sdk: 9}` },
    { what: 'an alias', yaml: 'x: &p 8675309867\nwifi: {password: *p}', secret: '8675309867' },
    { what: 'one under Kconfig’s name', yaml: `kconfig:\n  EXAMPLE_WIFI_PASSWORD: ${secret}\n` },
    ...[
      'pasword',
      'Password',
      'passwd',
      'pwd',
      'psswd',
      'psk',
      'pass',
      'passphrase',
      'key',
      'schluessel',
      '密码',
    ].map((key) => ({
      what: `the mistyped key ${key}`,
      yaml: `wifi:\n  ${key}: ${secret}\n`,
    })),
    { what: 'a mistyped key that is quoted', yaml: `wifi:\n  "pass word" : "${secret}"\n` },
    { what: 'a misplaced one', yaml: `password: ${secret}\n` },
    { what: 'a quote that is never closed', yaml: `wifi:\n  password: "${secret}\n` },
    { what: 'text behind a quote', yaml: `wifi:\n  password: "a"${secret}\n` },
    { what: 'one that begins like a block', yaml: `wifi:\n  password: >${secret}\n` },
    { what: 'one that begins like a literal', yaml: `wifi:\n  password: |${secret}\n` },
    { what: 'one that begins like an alias', yaml: `wifi:\n  password: *${secret}\n` },
    { what: 'one that begins like a tag', yaml: `wifi:\n  password: !${secret} x\n` },
    { what: 'one that begins with a percent sign', yaml: `wifi:\n  password: %${secret}\n` },
    { what: 'one with a colon', yaml: `wifi:\n  password: ${secret}: x\n` },
    { what: 'one with a tab before it', yaml: `wifi:\n\tpassword: ${secret}\n` },
    { what: 'a full-width colon', yaml: `wifi:\n  password：${secret}\n` },
    { what: 'no space after the colon', yaml: `wifi:\n  password:${secret}\n` },
    { what: 'two of them', yaml: `wifi:\n  password: ${secret}\n  password: ${secret}\n` },
  ];
  it.each(leaks)('nothing: $what', async ({ yaml, secret: value = secret }) => {
    const problems = await problemsOf(yaml);
    expect(problems.length).toBeGreaterThan(0);
    expect(shown(problems) + shown(problems, 'zh')).not.toContain(value);
    expect(JSON.stringify(problems)).not.toContain(value);
  });

  it('still shows the key', async () => {
    expect(shown(await problemsOf(`wifi:\n  pasword: ${secret}\n`))).toBe(
      [
        'error: nanokit.yaml:2:3: There is no key "wifi.pasword" [config/unknown-key]',
        '  2 |   pasword: ••••••••',
        '    |   ^^^^^^^',
        '  → Did you mean "wifi.password"?',
        '',
      ].join('\n'),
    );
  });

  it('and of the flag that gave it neither', async () => {
    const result = await configOf('', {
      overrides: [{ path: ['wifi', 'password'], value: 'short', source: '--password-stdin' }],
    });
    expect(shown(result.diagnostics)).toContain('error: --password-stdin: ');
    expect(shown(result.diagnostics)).not.toContain('short');
  });
});
