import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/serve/scenario-file.js';
import { shown, spots } from '../support/config.js';
import { temporaryFolders, write } from '../support/folders.js';

const newFolder = temporaryFolders();
const fileOf = (yaml: string) => {
  const folder = newFolder();
  write(folder, 'scenario.yaml', yaml);
  return folder;
};
const stepsOf = (...steps: readonly string[]) =>
  `within_ms: 5000\nconnections:\n  - steps:\n${steps.map((step) => `      - ${step}\n`).join('')}`;

interface Mistake {
  readonly yaml: string;
  readonly spots: readonly string[];
  readonly says: RegExp;
}

const mistakes: readonly Mistake[] = [
  { yaml: stepsOf('clsoe: {}'), spots: ['config/unknown-key 4:9'], says: /"clsoe"[\s\S]*"close"/ },
  { yaml: stepsOf('stop-reading: true'), spots: ['config/unknown-key 4:9'], says: /"stop_reading"/ },
  {
    yaml: stepsOf('close: {cod: 1000}'),
    spots: ['config/unknown-key 4:17'],
    says: /"close\.cod"[\s\S]*"code"/,
  },
  {
    yaml: stepsOf('xyzzy: 1'),
    spots: ['config/unknown-key 4:9'],
    says: /Known here: expect, echo, delay_ms/,
  },
  { yaml: stepsOf('{drop: true, echo: 1}'), spots: ['config/format 4:9'], says: /one step with one key/ },
  { yaml: stepsOf('close: 1000'), spots: ['config/type 4:16'], says: /code and reason[\s\S]*\{code: 1000\}/ },
  { yaml: stepsOf('expect: "wo"'), spots: ['config/type 4:17'], says: /as in \{text: "\^wo"\}/ },
  { yaml: stepsOf('echo: "3"'), spots: ['config/type 4:15'], says: /without quotes: 3/ },
  { yaml: stepsOf('echo: 0'), spots: ['config/range 4:15'], says: /must be 1 to 1000000/ },
  { yaml: stepsOf('delay_ms: 2s'), spots: ['config/type 4:19'], says: /in ms: 2000/ },
  { yaml: stepsOf('drop: false'), spots: ['config/choice 4:15'], says: /One of: true/ },
  { yaml: stepsOf('send: {binary: "c3x"}'), spots: ['config/format 4:24'], says: /hex digits in pairs/ },
  { yaml: stepsOf('send: {}'), spots: ['config/format 4:15'], says: /text, binary, text_hex and text_bytes/ },
  { yaml: stepsOf('fragments: []'), spots: ['config/empty 4:20'], says: /fragments is empty/ },
  { yaml: stepsOf('coalesce: [{text: a}, {txt: b}]'), spots: ['config/unknown-key 4:32'], says: /"text"/ },
  { yaml: stepsOf('expect: {text: "("}'), spots: ['config/scenario 4:24'], says: /no regular expression/ },
  { yaml: stepsOf('expect: {text: a, close: 1000}'), spots: ['config/scenario 4:17'], says: /stand alone/ },
  {
    yaml: stepsOf('close: {code: 1006}'),
    spots: ['config/scenario 4:23'],
    says: /may not send the close code 1006/,
  },
  { yaml: stepsOf(`ping: ${'板'.repeat(42)}`), spots: ['config/scenario 4:15'], says: /more than 125 bytes/ },
  { yaml: stepsOf('refuse: true', 'echo: 1'), spots: ['config/scenario 4:17'], says: /no other steps/ },
  { yaml: 'connections: []\n', spots: ['config/empty 1:14'], says: /connections is empty/ },
  {
    yaml: 'conections:\n  - steps: [drop: true]\n',
    spots: ['config/unknown-key 1:1'],
    says: /"connections"/,
  },
  { yaml: '', spots: ['config/missing-key'], says: /The key "connections" is missing/ },
  { yaml: 'connections:\n  - step: []\n', spots: ['config/unknown-key 2:5'], says: /Did you mean "steps"/ },
  { yaml: 'connections:\n\t- steps: []\n', spots: ['config/yaml-tab 2:1'], says: /tabs/ },
  { yaml: '- steps: []\n', spots: ['config/yaml-not-mapping 1:1'], says: /key: value/ },
  {
    yaml: stepsOf('expct: {}', 'echo: many', 'clos: {}'),
    spots: ['config/unknown-key 4:9', 'config/type 5:15', 'config/unknown-key 6:9'],
    says: /"expect"[\s\S]*whole number[\s\S]*"close"/,
  },
];

describe('a mistake in a scenario', () => {
  it.each(mistakes)('has its place and a way out: $yaml', async ({ yaml, spots: places, says }) => {
    const read = await readScenario(fileOf(yaml), 'scenario.yaml');
    expect(read.ok).toBe(false);
    expect(spots(read.diagnostics)).toEqual(places);
    expect(shown(read.diagnostics)).toMatch(says);
    expect(shown(read.diagnostics, 'zh')).toMatch(/[\u4e00-\u9fff]/);
  });
});
