import { describe, expect, it } from 'vitest';
import { removeFromYaml, setInYaml, type YamlScalar } from '../../src/config/yaml-edit.js';
import * as yaml from '../../src/config/yaml-library.js';

interface Edit {
  readonly what: string;
  readonly before: string;
  readonly path: readonly string[];
  readonly value: YamlScalar;
  readonly after: string;
}

const port = ['server', 'port'];
const edits: readonly Edit[] = [
  // A value that is there
  { what: 'a number', before: 'sdk: 1\n', path: ['sdk'], value: 2, after: 'sdk: 2\n' },
  { what: 'the file’s last line', before: 'sdk: 1', path: ['sdk'], value: 2, after: 'sdk: 2' },
  {
    what: 'a switch',
    before: 'log: {network: true}\n',
    path: ['log', 'network'],
    value: false,
    after: 'log: {network: false}\n',
  },
  {
    what: 'a text, quoted as it needs',
    before: 'a: x\n',
    path: ['a'],
    value: 'b # c',
    after: 'a: "b # c"\n',
  },
  {
    what: 'a value with a comment',
    before: 'sdk: 1 # one\n',
    path: ['sdk'],
    value: 2,
    after: 'sdk: 2 # one\n',
  },
  {
    what: 'a value with odd blanks',
    before: 'sdk  :   1   \n',
    path: ['sdk'],
    value: 2,
    after: 'sdk  :   2   \n',
  },
  { what: 'a quoted value', before: "a: 'it''s' # x\n", path: ['a'], value: 'y', after: 'a: "y" # x\n' },
  { what: 'a quoted key', before: '"sdk": 1\n', path: ['sdk'], value: 2, after: '"sdk": 2\n' },
  { what: 'an explicit key', before: '? sdk\n: 1\n', path: ['sdk'], value: 2, after: '? sdk\n: 2\n' },
  {
    what: 'a nested value',
    before: 'server:\n  port: 80 # p\n  host: a\n',
    path: port,
    value: 81,
    after: 'server:\n  port: 81 # p\n  host: a\n',
  },
  {
    what: 'CRLF',
    before: 'server:\r\n  port: 80\r\nsdk: 1\r\n',
    path: port,
    value: 81,
    after: 'server:\r\n  port: 81\r\nsdk: 1\r\n',
  },
  { what: 'a byte-order mark', before: '\uFEFFsdk: 1\n', path: ['sdk'], value: 2, after: '\uFEFFsdk: 2\n' },
  {
    what: 'a value that is missing',
    before: 'sdk:\nboard: x\n',
    path: ['sdk'],
    value: 2,
    after: 'sdk: 2\nboard: x\n',
  },
  {
    what: 'a value that is missing, with a comment',
    before: 'sdk: # one\n',
    path: ['sdk'],
    value: 2,
    after: 'sdk: 2 # one\n',
  },
  { what: 'null', before: 'sdk: ~\n', path: ['sdk'], value: 2, after: 'sdk: 2\n' },
  { what: 'a value with a tag', before: 'sdk: !!int 1\n', path: ['sdk'], value: 2, after: 'sdk: !!int 2\n' },
  {
    what: 'a text over lines in quotes',
    before: 'a: "x\n  y"\nb: 1\n',
    path: ['a'],
    value: 'z',
    after: 'a: z\nb: 1\n',
  },
  {
    what: 'a block of text',
    before: 'a: |-\n  x\n  y\nb: 1\n',
    path: ['a'],
    value: 'zz',
    after: 'a: zz\nb: 1\n',
  },
  { what: 'a block of text at the end', before: 'a: >-\n  x\n', path: ['a'], value: 'zz', after: 'a: zz\n' },
  {
    what: 'a block of text, CRLF',
    before: 'a: |-\r\n  x\r\nb: 1\r\n',
    path: ['a'],
    value: 'zz',
    after: 'a: zz\r\nb: 1\r\n',
  },
  {
    what: 'a plain text over lines',
    before: 'a: x\n  y\nb: 1\n',
    path: ['a'],
    value: 'zz',
    after: 'a: zz\nb: 1\n',
  },
  // A key that is missing
  { what: 'into an empty file', before: '', path: ['sdk'], value: 2, after: 'sdk: 2\n' },
  { what: 'into a byte-order mark', before: '\uFEFF', path: ['sdk'], value: 2, after: '\uFEFFsdk: 2\n' },
  { what: 'below comments', before: '# a\n\n# b\n', path: ['sdk'], value: 2, after: '# a\n\n# b\nsdk: 2\n' },
  {
    what: 'below a comment without an ending',
    before: '# a',
    path: ['sdk'],
    value: 2,
    after: '# a\nsdk: 2\n',
  },
  { what: 'below the start of a document', before: '---\n', path: ['sdk'], value: 2, after: '---\nsdk: 2\n' },
  {
    what: 'at the end of the file',
    before: 'a: 1\nb: 2',
    path: ['sdk'],
    value: 2,
    after: 'a: 1\nb: 2\nsdk: 2\n',
  },
  {
    what: 'before the end of the document',
    before: 'a: 1\n...\n',
    path: ['sdk'],
    value: 2,
    after: 'a: 1\nsdk: 2\n...\n',
  },
  {
    what: 'before a comment at the end',
    before: 'a: 1\n\n# end\n',
    path: ['sdk'],
    value: 2,
    after: 'a: 1\nsdk: 2\n\n# end\n',
  },
  {
    what: 'behind the last comment of its line',
    before: 'a: 1 # x\n',
    path: ['sdk'],
    value: 2,
    after: 'a: 1 # x\nsdk: 2\n',
  },
  {
    what: 'into a group',
    before: 'server:\n  host: a\nsdk: 1\n',
    path: port,
    value: 81,
    after: 'server:\n  host: a\n  port: 81\nsdk: 1\n',
  },
  {
    what: 'into a group indented by four',
    before: 'server:\n    host: a # x\n# c\nsdk: 1\n',
    path: port,
    value: 81,
    after: 'server:\n    host: a # x\n    port: 81\n# c\nsdk: 1\n',
  },
  {
    what: 'into a group at the end',
    before: 'server:\n  host: a',
    path: port,
    value: 81,
    after: 'server:\n  host: a\n  port: 81\n',
  },
  {
    what: 'into a group, CRLF',
    before: 'server:\r\n  host: a\r\n',
    path: port,
    value: 81,
    after: 'server:\r\n  host: a\r\n  port: 81\r\n',
  },
  {
    what: 'behind a block of text',
    before: 'server:\n  host: |-\n    x\nsdk: 1\n',
    path: port,
    value: 81,
    after: 'server:\n  host: |-\n    x\n  port: 81\nsdk: 1\n',
  },
  {
    what: 'behind a group at the end',
    before: 'server:\n  host: a\n',
    path: ['sdk'],
    value: 2,
    after: 'server:\n  host: a\nsdk: 2\n',
  },
  {
    what: 'behind a value that is missing',
    before: 'server:\n  host:\n',
    path: port,
    value: 81,
    after: 'server:\n  host:\n  port: 81\n',
  },
  {
    what: 'a whole group',
    before: 'sdk: 1\n',
    path: port,
    value: 81,
    after: 'sdk: 1\nserver:\n  port: 81\n',
  },
  {
    what: 'a whole group, CRLF',
    before: 'sdk: 1\r\n',
    path: port,
    value: 81,
    after: 'sdk: 1\r\nserver:\r\n  port: 81\r\n',
  },
  {
    what: 'beside explicit keys',
    before: '? server\n: host: a\n',
    path: ['sdk'],
    value: 2,
    after: '? server\n: host: a\nsdk: 2\n',
  },
  {
    what: 'below an explicit key',
    before: '? server\n: host: a\n',
    path: port,
    value: 81,
    after: '? server\n: host: a\n  port: 81\n',
  },
  // Empty groups
  {
    what: 'into a group with nothing in it',
    before: 'server:\nsdk: 1\n',
    path: port,
    value: 81,
    after: 'server:\n  port: 81\nsdk: 1\n',
  },
  {
    what: 'into a group with nothing but blanks',
    before: 'server:  \nsdk: 1\n',
    path: port,
    value: 81,
    after: 'server:\n  port: 81\nsdk: 1\n',
  },
  {
    what: 'into a group with a comment',
    before: 'server: # mine\n  # port: 1\nsdk: 1\n',
    path: port,
    value: 81,
    after: 'server: # mine\n  port: 81\n  # port: 1\nsdk: 1\n',
  },
  {
    what: 'into an empty group at the end',
    before: 'sdk: 1\nserver:',
    path: port,
    value: 81,
    after: 'sdk: 1\nserver:\n  port: 81\n',
  },
  {
    what: 'into {}',
    before: 'server: {} # x\nsdk: 1\n',
    path: port,
    value: 81,
    after: 'server: # x\n  port: 81\nsdk: 1\n',
  },
  {
    what: 'into {}, CRLF',
    before: 'server: {}\r\nsdk: 1\r\n',
    path: port,
    value: 81,
    after: 'server:\r\n  port: 81\r\nsdk: 1\r\n',
  },
  {
    what: 'into null',
    before: 'server: null\nsdk: 1\n',
    path: port,
    value: 81,
    after: 'server:\n  port: 81\nsdk: 1\n',
  },
  // Flow maps
  {
    what: 'into a flow map',
    before: 'server: {host: a}\n',
    path: port,
    value: 81,
    after: 'server: {host: a, port: 81}\n',
  },
  {
    what: 'into a flow map with blanks',
    before: 'server: { host: a }\n',
    path: port,
    value: 81,
    after: 'server: { host: a, port: 81 }\n',
  },
  {
    what: 'into a flow map with a comma at the end',
    before: 'server: {host: a,}\n',
    path: port,
    value: 81,
    after: 'server: {host: a, port: 81,}\n',
  },
  {
    what: 'into a flow map over lines',
    before: 'server: {\n  host: a # x\n}\n',
    path: port,
    value: 81,
    after: 'server: {\n  host: a, port: 81 # x\n}\n',
  },
  {
    what: 'into JSON',
    before: '{"server": {"host": "a"}}\n',
    path: port,
    value: 81,
    after: '{"server": {"host": "a", port: 81}}\n',
  },
  {
    what: 'a group into a flow map',
    before: '{sdk: 1}\n',
    path: port,
    value: 81,
    after: '{sdk: 1, server: {port: 81}}\n',
  },
  {
    what: 'into {} in a flow map',
    before: '{server: {}, sdk: 1}\n',
    path: port,
    value: 81,
    after: '{server: {port: 81}, sdk: 1}\n',
  },
  {
    what: 'into nothing in a flow map',
    before: '{server: , sdk: 1}\n',
    path: port,
    value: 81,
    after: '{server: {port: 81}, sdk: 1}\n',
  },
  { what: 'into a file that is {}', before: '{}\n', path: port, value: 81, after: '{server: {port: 81}}\n' },
  {
    what: 'a value in a flow map',
    before: '{server: {port: 80}, sdk: 1}\n',
    path: port,
    value: 81,
    after: '{server: {port: 81}, sdk: 1}\n',
  },
];

describe('setInYaml', () => {
  it.each(edits)('sets $what', ({ before, path, value, after }) => {
    const text = setInYaml(before, path, value);
    expect(text).toBe(after);
    expect(yaml.parseDocument(text).getIn(path)).toBe(value);
  });

  it.each(edits)('changes nothing on a second run: $what', ({ path, value, after }) => {
    expect(setInYaml(after, path, value)).toBe(after);
  });
});

const password = ['wifi', 'password'];
const removals = [
  {
    what: 'a line',
    before: 'wifi:\n  ssid: a\n  password: b\n  retries: 1\n',
    after: 'wifi:\n  ssid: a\n  retries: 1\n',
  },
  {
    what: 'a line with its comment',
    before: 'wifi:\n  password: b # c\n  ssid: a\n',
    after: 'wifi:\n  ssid: a\n',
  },
  { what: 'the last line', before: 'wifi:\n  ssid: a\n  password: b', after: 'wifi:\n  ssid: a\n' },
  { what: 'the only line of a group', before: 'wifi:\n  password: b\nsdk: 1\n', after: 'wifi:\nsdk: 1\n' },
  {
    what: 'a line, CRLF',
    before: 'wifi:\r\n  password: b\r\n  ssid: a\r\n',
    after: 'wifi:\r\n  ssid: a\r\n',
  },
  { what: 'a quoted key', before: 'wifi:\n  "password" : \'b\'\n  ssid: a\n', after: 'wifi:\n  ssid: a\n' },
  { what: 'an explicit key', before: 'wifi:\n  ? password\n  : b\n  ssid: a\n', after: 'wifi:\n  ssid: a\n' },
  {
    what: 'a text over lines',
    before: 'wifi:\n  password: "b\n    c"\n  ssid: a\n',
    after: 'wifi:\n  ssid: a\n',
  },
  {
    what: 'a block of text',
    before: 'wifi:\n  password: |-\n    b\n  ssid: a\n',
    after: 'wifi:\n  ssid: a\n',
  },
  {
    what: 'a value on the next line',
    before: 'wifi:\n  password:\n    b\n  ssid: a\n',
    after: 'wifi:\n  ssid: a\n',
  },
  { what: 'a key without a value', before: 'wifi:\n  password:\n  ssid: a\n', after: 'wifi:\n  ssid: a\n' },
  { what: 'the first of a flow map', before: 'wifi: {password: b, ssid: a}\n', after: 'wifi: {ssid: a}\n' },
  { what: 'the last of a flow map', before: 'wifi: {ssid: a, password: b}\n', after: 'wifi: {ssid: a}\n' },
  {
    what: 'the middle of a flow map',
    before: 'wifi: {ssid: a, password: b, retries: 1}\n',
    after: 'wifi: {ssid: a, retries: 1}\n',
  },
  { what: 'all of a flow map', before: 'wifi: {password: b}\n', after: 'wifi: {}\n' },
  {
    what: 'a line of JSON',
    before: '{"wifi": {\n  "ssid": "a",\n  "password": "b"\n}}\n',
    after: '{"wifi": {\n  "ssid": "a"\n}}\n',
  },
  { what: 'nothing where there is none', before: 'wifi:\n  ssid: a\n', after: 'wifi:\n  ssid: a\n' },
  { what: 'nothing of another group', before: 'password: b\nwifi: {}\n', after: 'password: b\nwifi: {}\n' },
];

describe('removeFromYaml', () => {
  it.each(removals)('takes out $what', ({ before, after }) => {
    const text = removeFromYaml(before, password);
    expect(text).toBe(after);
    expect(yaml.parseDocument(text).errors).toEqual([]);
    expect(yaml.parseDocument(text).hasIn(password)).toBe(false);
  });
});
