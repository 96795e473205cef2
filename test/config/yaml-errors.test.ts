import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { readYaml } from '../../src/config/yaml.js';
import { problemsOf, spots } from '../support/config.js';

interface Mistake {
  /** The YAML library's own code for it. */
  readonly code: string;
  readonly yaml: string;
  readonly spot: string;
  readonly en: RegExp;
  readonly zh: RegExp;
  readonly remedy: RegExp;
}

const QUOTES = /in quotes/;
const INDENT = /indented with spaces/;
const mistakes: readonly Mistake[] = [
  { code: 'BAD_PROP_ORDER', yaml: '&a ? b\n', spot: '1:4', en: /after "-"/, zh: /之后/, remedy: /Swap/ },
  { code: 'MISSING_CHAR', yaml: 'wifi: ["a" "b"]\n', spot: '1:12', en: /comma/, zh: /逗号/, remedy: /comma/ },
  {
    code: 'ALIAS_PROPS',
    yaml: 'a: &x 1\nb: !!str *x\n',
    spot: '2:10',
    en: /alias/,
    zh: /别名/,
    remedy: /Write the values out/,
  },
  {
    code: 'BAD_ALIAS',
    yaml: 'wifi:\n  ssid: & home\n',
    spot: '2:9',
    en: /anchor/,
    zh: /锚点/,
    remedy: QUOTES,
  },
  {
    code: 'BAD_DIRECTIVE',
    yaml: '%YAML\n---\nsdk: 1\n',
    spot: '1:1',
    en: /%/,
    zh: /指令/,
    remedy: /Delete the line/,
  },
  {
    code: 'BAD_DQ_ESCAPE',
    yaml: 'wifi: {ssid: "a\\$b"}\n',
    spot: '1:16',
    en: /escape sequence/,
    zh: /转义/,
    remedy: /write \\\\\./,
  },
  {
    code: 'BAD_INDENT',
    yaml: 'wifi:\n    ssid: a\n  retries: 3\n',
    spot: '3:1',
    en: /indentation/,
    zh: /缩进/,
    remedy: INDENT,
  },
  {
    code: 'BAD_SCALAR_START',
    yaml: 'wifi:\n  ssid: @home\n',
    spot: '2:9',
    en: /cannot begin with/,
    zh: /不能以这个字符开头/,
    remedy: QUOTES,
  },
  {
    code: 'BLOCK_AS_IMPLICIT_KEY',
    yaml: 'wifi: ssid: a\n',
    spot: '1:7',
    en: /Only one key/,
    zh: /一行只能有一个键/,
    remedy: /next line/,
  },
  {
    code: 'BLOCK_IN_FLOW',
    yaml: 'wifi: {\n  - a }\n',
    spot: '2:3',
    en: /separated by commas/,
    zh: /用逗号隔开/,
    remedy: /brackets out/,
  },
  {
    code: 'KEY_OVER_1024_CHARS',
    yaml: `${'a'.repeat(1030)}: 1\n`,
    spot: '1:1',
    en: /1,024/,
    zh: /1,024/,
    remedy: QUOTES,
  },
  {
    code: 'MISSING_CHAR',
    yaml: 'sdk: 1\nboard\n',
    spot: '2:1',
    en: /no colon/,
    zh: /缺少冒号/,
    remedy: INDENT,
  },
  {
    code: 'BLOCK_IN_FLOW',
    yaml: 'wifi: {"ssid": a "retries": 1}\n',
    spot: '1:16',
    en: /commas/,
    zh: /逗号/,
    remedy: /brackets out/,
  },
  {
    code: 'MISSING_CHAR',
    yaml: 'wifi: {ssid: "a"}#b\n',
    spot: '1:18',
    en: /space/,
    zh: /空格/,
    remedy: /space/,
  },
  { code: 'MISSING_CHAR', yaml: '%YAML 1.2\nsdk: 1\n', spot: '2:1', en: /---/, zh: /---/, remedy: /%/ },
  {
    code: 'MISSING_CHAR',
    yaml: 'sdk: 1\nproject:\n  name: "abc\nboard: x\n',
    spot: '3:9',
    en: /quotation mark/,
    zh: /引号/,
    remedy: /same mark/,
  },
  {
    code: 'MISSING_CHAR',
    yaml: "wifi:\n  ssid: 'abc\n",
    spot: '2:9',
    en: /quotation mark/,
    zh: /引号/,
    remedy: /same mark/,
  },
  {
    code: 'MISSING_CHAR',
    yaml: '{wifi: {ssid: a}\n',
    spot: '1:1',
    en: /The \{ that begins here/,
    zh: /\{ 没有结束/,
    remedy: /Write \} after/,
  },
  {
    code: 'BAD_INDENT',
    yaml: 'wifi: {ssid: a\n',
    spot: '1:7',
    en: /The \{ that begins here/,
    zh: /\{ 没有结束/,
    remedy: /Write \} after/,
  },
  {
    code: 'BAD_INDENT',
    yaml: 'sdk: 1\nwifi: {ssid: [a, {b: c}\nboard: x\n',
    spot: '2:7',
    en: /The \{ that begins here/,
    zh: /\{ 没有结束/,
    remedy: /Write \} after/,
  },
  {
    code: 'BAD_INDENT',
    yaml: 'wifi:\n  ssid: [a, b\nsdk: 1\n',
    spot: '2:9',
    en: /The \[ that begins here/,
    zh: /\[ 没有结束/,
    remedy: /Write \] after/,
  },
  {
    code: 'MULTILINE_IMPLICIT_KEY',
    yaml: 'sdk\n1: 2\n',
    spot: '1:1',
    en: /one line/,
    zh: /同一行/,
    remedy: INDENT,
  },
  {
    code: 'MULTIPLE_ANCHORS',
    yaml: 'sdk: &a &b 1\n',
    spot: '1:9',
    en: /one anchor/,
    zh: /一个锚点/,
    remedy: /Keep one/,
  },
  {
    code: 'MULTIPLE_TAGS',
    yaml: 'sdk: !!int !!int 1\n',
    spot: '1:12',
    en: /one tag/,
    zh: /一个标签/,
    remedy: /Keep one/,
  },
  {
    code: 'TAG_RESOLVE_FAILED',
    yaml: 'wifi: !secret x\n',
    spot: '1:7',
    en: /a tag/,
    zh: /标签/,
    remedy: /Delete the tag/,
  },
  {
    code: 'UNEXPECTED_TOKEN',
    yaml: 'wifi:\n  ssid: "a" b\n',
    spot: '2:13',
    en: /does not belong/,
    zh: /不该有/,
    remedy: QUOTES,
  },
  {
    code: 'UNEXPECTED_TOKEN',
    yaml: 'wifi: {ssid: a}}\n',
    spot: '1:16',
    en: /does not belong/,
    zh: /不该有/,
    remedy: /Delete it/,
  },
  {
    code: 'TAB_AS_INDENT',
    yaml: 'wifi:\n\tssid: a\n',
    spot: '2:1',
    en: /tabs/,
    zh: /制表符/,
    remedy: /spaces/,
  },
  {
    code: 'MULTIPLE_DOCS',
    yaml: 'sdk: 1\n---\nsdk: 2\n',
    spot: '2:1',
    en: /second YAML document/,
    zh: /第二个/,
    remedy: /---/,
  },
];

it('a file with the marks of a merge has that one problem', () => {
  const text = 'server:\n<<<<<<< HEAD\n  port: 1\n=======\n  port: 2\n>>>>>>> other\n';
  const { diagnostics } = readYaml('nanokit.yaml', text);
  expect(diagnostics.map(({ message, place }) => [message.en, place?.line])).toEqual([
    ['This file holds the marks of a merge conflict', 2],
  ]);
});

describe('a mistake in YAML is told in both languages, where it was made', () => {
  it.each(mistakes)('$code: $yaml', async ({ code, yaml, spot, en, zh, remedy }) => {
    const { errors, warnings } = parseDocument(yaml, {
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'error',
    });
    expect([...errors, ...warnings].map((error) => error.code)).toContain(code);
    const [problem] = await problemsOf(yaml);
    expect([spots(problem ? [problem] : []), problem?.message, problem?.remedy]).toEqual([
      [expect.stringMatching(new RegExp(` ${spot}$`))],
      { en: expect.stringMatching(en), zh: expect.stringMatching(zh) },
      { en: expect.stringMatching(remedy), zh: expect.any(String) },
    ]);
  });

  it('has no English in its Chinese', async () => {
    for (const { yaml } of mistakes) {
      for (const { message, remedy } of await problemsOf(yaml)) {
        // What is left of YAML's and the format's own words and signs.
        const words = `${message.zh}${remedy?.zh}`.replace(/YAML|Tab|nanokit\.yaml|%YAML/g, '');
        expect(words).not.toMatch(/[A-Za-z]{2}/);
      }
    }
  });
});
