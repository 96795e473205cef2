// The reference of exercise.yaml, from schemas/exercise.schema.json.
import { code, table, text, told } from './markdown.mjs';

export const EXERCISE_REFERENCES = { en: 'docs/exercise-keys.md', zh: 'docs/exercise-keys.zh-CN.md' };

const TEXTS = {
  en: {
    title: 'Keys of exercise.yaml',
    other: '[中文](exercise-keys.zh-CN.md)',
    intro:
      'What stands in the `exercise.yaml` of an exercise for a class. How an exercise is made: [exercises.md](exercises.md).',
    values:
      '`{path}`, `{client_id}` and `{seed}` in `config`, in `kconfig` of runs, in checks and in scenarios become the student’s own values.',
    made: '<!-- Made by npm run docs from schemas/exercise.schema.json; do not edit by hand. -->',
    top: 'The file',
    of: (name) => `Under ${name}`,
    item: (name) => `An entry of ${name}`,
    expect:
      'An expectation has exactly one of these keys. `ram`, `symbol` and `source` are passed only by an app that builds, wherever the exercise has one built: by a check with `compiles`, or one that looks at a run.',
    head: ['Key', 'Value', 'Description'],
    types: { string: 'text', integer: 'whole number', number: 'number', boolean: '`true` or `false`' },
    told: '`{en: …, zh: …}`',
    list: (of) => `list: ${of}`,
    keys: 'keys below',
    entries: 'entries as below',
    texts: 'texts',
    or: ' or ',
    range: (from, to, unit) => `${from} to ${to}${unit}`,
    upTo: (to) => `, up to ${to} characters`,
    units: { s: ' s', bytes: ' bytes' },
    fallback: (value) => `; default ${value}`,
    needed: 'Needed. ',
  },
  zh: {
    title: 'exercise.yaml 的键',
    other: '[English](exercise-keys.md)',
    intro:
      '课堂练习的 `exercise.yaml` 里可以写什么。练习的制作方法见 [exercises.zh-CN.md](exercises.zh-CN.md)。',
    values:
      '`config`、运行的 `kconfig`、检查和场景中的 `{path}`、`{client_id}`、`{seed}` 会换成每个学生自己的值。',
    made: '<!-- 本文件由 npm run docs 根据 schemas/exercise.schema.json 生成，请勿手工修改。 -->',
    top: '文件',
    of: (name) => `${name} 之下`,
    item: (name) => `${name} 的一项`,
    expect:
      '每项期望只能写其中一个键。只要练习会编译应用（有 `compiles` 检查，或有查看运行的检查），`ram`、`symbol`、`source` 就只有在应用能编译时才算通过。',
    head: ['键', '值', '说明'],
    types: { string: '文本', integer: '整数', number: '数', boolean: '`true` 或 `false`' },
    told: '`{en: …, zh: …}`',
    list: (of) => `列表：${of}`,
    keys: '见下文各键',
    entries: '列表，每项见下文',
    texts: '文本',
    or: '或',
    range: (from, to, unit) => `${from} 到 ${to}${unit}`,
    upTo: (to) => `，最多 ${to} 个字符`,
    units: { s: ' 秒', bytes: ' 字节' },
    fallback: (value) => `；默认 ${value}`,
    needed: '必填。',
  },
};

/** The reference of exercise.yaml in one language, as Markdown. Types: ../docs.d.mts. */
export function exerciseReference(schema, lang) {
  const texts = TEXTS[lang];
  const rows = (node) => keyTable(node, schema, lang);
  const { runs, checks } = schema.properties;
  const { expect } = checks.items.properties;
  const nested = Object.entries(expect.properties).flatMap(([key, node]) => {
    const keys = node.properties ? node : node.items;
    return keys?.properties ? [`#### ${texts.of(code(key))}`, rows(keys)] : [];
  });
  const blocks = [
    texts.made,
    `# ${texts.title}`,
    texts.other,
    texts.intro,
    texts.values,
    `## ${texts.top}`,
    rows(schema),
    `## ${texts.item(code('runs'))}`,
    text(told(runs.items, 'description', lang)),
    rows(runs.items),
    `## ${texts.item(code('checks'))}`,
    text(told(checks.items, 'description', lang)),
    rows(checks.items),
    `### ${texts.of(code('expect'))}`,
    texts.expect,
    rows(expect),
    ...nested,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function keyTable({ properties, required = [] }, schema, lang) {
  const texts = TEXTS[lang];
  return table(
    texts.head,
    Object.entries(properties).map(([key, node]) => [
      code(key),
      allowed(node, lang),
      (required.includes(key) ? texts.needed : '') + text(description(node, schema, lang)),
    ]),
  );
}

/** Its own, or that of the definition it refers to. */
function description(node, schema, lang) {
  const definition = schema.definitions[node.$ref?.replace('#/definitions/', '')] ?? {};
  return told(node, 'description', lang) || told(definition, 'description', lang);
}

function allowed(node, lang) {
  const texts = TEXTS[lang];
  if (node.$ref) return texts.told;
  if (node.items?.$ref) return texts.list(texts.told);
  if (node.items) return node.items.properties ? texts.entries : texts.list(itemsOf(node.items, lang));
  if (node['x-expected'] && !node.properties) return text(node['x-expected'][lang]);
  if (node.enum) return node.enum.map(code).join(' ');
  if (node.properties) return texts.keys;
  const fallback = node.default === undefined ? '' : texts.fallback(code(node.default));
  if (Array.isArray(node.type)) return node.type.map((one) => known(texts.types, one)).join(texts.or);
  const { minimum, maximum, maxLength } = node;
  const unit = node['x-unit'] ? known(texts.units, node['x-unit']) : '';
  if (minimum !== undefined) return texts.range(minimum, maximum, unit) + fallback;
  const bound = maxLength === undefined ? '' : texts.upTo(maxLength);
  return known(texts.types, node.type) + bound + fallback;
}

function itemsOf(items, lang) {
  return items['x-expected'] ? text(items['x-expected'][lang]) : TEXTS[lang].texts;
}

/** A word of ours for a word of the schema; a new one must be translated before it is documented. */
function known(words, word) {
  const found = words[word];
  if (!found) throw new Error(`scripts/lib/exercise-docs.mjs has no words for ${JSON.stringify(word)}`);
  return found;
}
