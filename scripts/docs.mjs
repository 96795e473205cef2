// Writes the references from the schemas: of nanokit.yaml, docs/config.md, of scenarios, docs/scenarios.md, and of exercise.yaml,
// docs/exercise-keys.md; and the picture of the session that README shows; all in Chinese, too.
//   node scripts/docs.mjs [--check]
// --check only compares: it exits with 1 if a committed reference is not what the schema says.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { EXERCISE_REFERENCES, exerciseReference } from './lib/exercise-docs.mjs';
import { code, table, text, told } from './lib/markdown.mjs';
import { SCENARIO_REFERENCES, scenarioReference } from './lib/scenario-docs.mjs';
import { sessionPicture } from './lib/session-picture.mjs';
import { ensurePackages, root } from './lib/setup.mjs';

export { EXERCISE_REFERENCES, exerciseReference, SCENARIO_REFERENCES, scenarioReference };

export const REFERENCES = { en: 'docs/config.md', zh: 'docs/config.zh-CN.md' };

const TEXTS = {
  en: {
    title: 'Config reference: nanokit.yaml',
    other: '[中文](config.zh-CN.md)',
    intro: [
      'Every key of `nanokit.yaml`. A key that is left out has its default. After a change run `npx create-nanokit-ws regen`.',
      'On the command line any key is set with `--set`, as in `--set server.port=9000`; keys with a flag of their own have it in the table.',
      '`wifi.ssid` and the Wi-Fi password reach the firmware through `credentials.conf`, as `CONFIG_EXAMPLE_WIFI_SSID` and `CONFIG_EXAMPLE_WIFI_PASSWORD`.',
    ],
    made: '<!-- Made by npm run docs from schemas/; do not edit by hand. -->',
    top: 'Top level',
    head: ['Key', 'Type', 'Unit', 'Range or choices', 'Default', 'Flag', 'Kconfig symbol', 'Description'],
    types: {
      integer: 'whole number',
      string: 'text',
      boolean: '`true` or `false`',
      object: 'symbol: value',
      texts: 'Name: value',
    },
    units: { ms: 'ms', s: 's', bytes: 'bytes', attempts: 'attempts' },
    range: (from, to) => `${from} to ${to}`,
    bytes: (from, to) => `${from} to ${to} bytes in UTF-8`,
    characters: (from, to) => `${from} to ${to} characters`,
    upTo: (to) => `up to ${to} characters`,
    wpa2: '8 to 63 ASCII characters, or 64 hex digits',
    separator: ', ',
    colon: ': ',
    boards: 'Boards',
    boardHead: ['`board`', 'Name', 'SoC', 'Flash', 'Wi-Fi module'],
    noWifi: (instead) => `none: refused, use ${instead}`,
    sdkLines: 'SDK lines',
    sdkHead: ['`sdk`', 'CSK6 SDK', 'Zephyr'],
    presets: 'Presets',
    presetsIntro: 'What a preset sets other than the default:',
    presetHead: ['Preset', 'Key', 'Value'],
    secret: 'that of the documentation’s hotspot',
  },
  zh: {
    title: '配置参考：nanokit.yaml',
    other: '[English](config.md)',
    intro: [
      '这里列出 `nanokit.yaml` 的全部键。没写的键取默认值。改完运行 `npx create-nanokit-ws regen`。',
      '在命令行上，任何键都可以用 `--set` 设置，例如 `--set server.port=9000`；有专用参数的键，参数名见表。',
      '`wifi.ssid` 和 Wi-Fi 密码经由 `credentials.conf` 进入固件，对应 `CONFIG_EXAMPLE_WIFI_SSID` 和 `CONFIG_EXAMPLE_WIFI_PASSWORD`。',
    ],
    made: '<!-- 本文件由 npm run docs 根据 schemas/ 生成，请勿手工修改。 -->',
    top: '顶层',
    head: ['键', '类型', '单位', '范围或可选值', '默认值', '命令行参数', 'Kconfig 选项', '说明'],
    types: {
      integer: '整数',
      string: '文本',
      boolean: '`true` 或 `false`',
      object: '选项名: 值',
      texts: 'Name: value',
    },
    units: { ms: '毫秒', s: '秒', bytes: '字节', attempts: '次' },
    range: (from, to) => `${from} 到 ${to}`,
    bytes: (from, to) => `UTF-8 编码下 ${from} 到 ${to} 字节`,
    characters: (from, to) => `${from} 到 ${to} 个字符`,
    upTo: (to) => `最多 ${to} 个字符`,
    wpa2: '8 到 63 个 ASCII 字符，或 64 位十六进制数',
    separator: '、',
    colon: '：',
    boards: '开发板',
    boardHead: ['`board`', '名称', '芯片', 'Flash', 'Wi-Fi 模块'],
    noWifi: (instead) => `无，不能用，请改用 ${instead}`,
    sdkLines: 'SDK 系列',
    sdkHead: ['`sdk`', 'CSK6 SDK', 'Zephyr'],
    presets: '预设',
    presetsIntro: '预设与默认值不同的地方：',
    presetHead: ['预设', '键', '取值'],
    secret: '文档里那个热点的密码',
  },
};

const NONE = '–';

/** The schema of scenarios, with its texts. */
export function scenarioSchema() {
  return JSON.parse(readFileSync(join(root, 'schemas/scenario.schema.json'), 'utf8'));
}

/** The schema of exercise.yaml, with its texts. */
export function exerciseSchema() {
  return JSON.parse(readFileSync(join(root, 'schemas/exercise.schema.json'), 'utf8'));
}

/** The config reference in one language, as Markdown. Types: docs.d.mts. */
export function configReference({ schema, boards, sdkLines, presets }, lang) {
  const texts = TEXTS[lang];
  const entries = Object.entries(schema.properties);
  const groups = entries.filter(([, node]) => node.type === 'object');
  const single = entries.filter(([, node]) => node.type !== 'object');
  const blocks = [
    texts.made,
    `# ${texts.title}`,
    texts.other,
    ...texts.intro,
    `## ${texts.top}`,
    table(
      texts.head,
      single.map(([key, node]) => keyRow(key, node, lang)),
    ),
    ...groups.flatMap(([key, node]) => groupBlocks(key, node, lang)),
    `## ${texts.boards}`,
    table(texts.boardHead, boards.map(boardRow(texts))),
    `## ${texts.sdkLines}`,
    table(texts.sdkHead, sdkLines.map(sdkRow)),
    `## ${texts.presets}`,
    presets.map(({ id, description }) => `- ${code(id)}${texts.colon}${text(description[lang])}`).join('\n'),
    texts.presetsIntro,
    table(
      texts.presetHead,
      presets.flatMap((preset) => presetRows(preset, schema, texts)),
    ),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function groupBlocks(name, node, lang) {
  const texts = TEXTS[lang];
  const heading = `## ${code(name)}${texts.colon}${text(told(node, 'title', lang))}`;
  if (!node.properties) return [heading, table(texts.head, [keyRow(name, node, lang)])];
  const children = Object.entries(node.properties).map(([key, child]) => [`${name}.${key}`, child]);
  const rows = children
    .filter(([, child]) => !child.properties)
    .map(([key, child]) => keyRow(key, child, lang));
  const groups = children.filter(([, child]) => child.properties);
  return [
    heading,
    text(told(node, 'description', lang)),
    ...(rows.length > 0 ? [table(texts.head, rows)] : []),
    ...groups.flatMap(([key, child]) => groupBlocks(key, child, lang)),
  ];
}

function keyRow(name, node, lang) {
  const texts = TEXTS[lang];
  const flag = node['x-flag'];
  const placeholder = node['x-placeholder'] ? ` ${node['x-placeholder']}` : '';
  const symbol = node['x-symbol'];
  const fallback = node.default;
  return [
    code(name),
    known(texts.types, node.additionalProperties?.type === 'string' ? 'texts' : node.type),
    node['x-unit'] ? known(texts.units, node['x-unit']) : NONE,
    range(node, lang),
    fallback === undefined ? NONE : code(typeof fallback === 'object' ? '{}' : fallback),
    flag ? code(flag + placeholder) : NONE,
    symbol ? code(`CONFIG_${symbol}`) : NONE,
    text(told(node, 'description', lang)),
  ];
}

function range(node, lang) {
  const texts = TEXTS[lang];
  if (node.enum) return node.enum.map(code).join(texts.separator);
  const { minimum, maximum, minLength, maxLength } = node;
  const bytes = node['x-bytes'];
  const parts = [];
  if (node['x-expected']) parts.push(text(node['x-expected'][lang]));
  if (node['x-check'] === 'wpa2') parts.push(texts.wpa2);
  if (minimum !== undefined && maximum !== undefined) parts.push(texts.range(minimum, maximum));
  if (bytes) parts.push(texts.bytes(bytes.minimum, bytes.maximum));
  // Where bytes count, or WPA2 decides, the bound in characters is for editors alone.
  if (maxLength !== undefined && !bytes && !node['x-check']) {
    parts.push(minLength === undefined ? texts.upTo(maxLength) : texts.characters(minLength, maxLength));
  }
  return parts.length > 0 ? parts.join('<br>') : NONE;
}

function boardRow(texts) {
  return ({ id, name, soc, flash_mbytes, wifi_module, use_instead }) => [
    code(id),
    text(name),
    text(soc),
    `${flash_mbytes} MB`,
    wifi_module ? text(wifi_module) : texts.noWifi(code(use_instead)),
  ];
}

function sdkRow({ line, sdk, zephyr }) {
  return [code(line), text(sdk), text(zephyr)];
}

/** Where a preset differs from the defaults. */
function presetRows({ id, config }, schema, texts) {
  const walk = (values, node, path) =>
    Object.entries(values).flatMap(([key, value]) => {
      const child = node.properties?.[key] ?? {};
      const name = [...path, key];
      if (child.properties) return walk(value, child, name);
      const shown = child['x-secret'] ? texts.secret : code(value);
      return value === child.default ? [] : [[code(id), code(name.join('.')), shown]];
    });
  return walk(config, schema, []);
}

/** A word of ours for a word of the schema; a new one must be translated before it is documented. */
function known(words, word) {
  const found = words[word];
  if (!found) throw new Error(`scripts/docs.mjs has no words for ${JSON.stringify(word)}`);
  return found;
}

async function main(check) {
  ensurePackages();
  const { generate } = await import('./lib/generate.mjs');
  await generate(root);
  const { importTs } = await import('./lib/run-ts.mjs');
  const data = await import(pathToFileURL(join(root, 'src/generated/data.js')).href);
  const references = Object.entries(REFERENCES).flatMap(([lang, name]) => [
    [name, configReference(data, lang)],
    [SCENARIO_REFERENCES[lang], scenarioReference(scenarioSchema(), lang)],
    [EXERCISE_REFERENCES[lang], exerciseReference(exerciseSchema(), lang)],
  ]);
  for (const [lang, name] of Object.entries({ en: 'README.md', zh: 'README.zh-CN.md' })) {
    const { path, svg } = sessionPicture(
      read(join(root, name)),
      lang,
      questions(data.schema, lang, await importTs(root, 'src/messages/cli.ts')),
    );
    references.push([path, svg]);
  }
  for (const [name, wanted] of references) {
    const path = join(root, name);
    if (!check) {
      writeFileSync(path, wanted);
      console.log(`wrote ${name}`);
    } else if (read(path) !== wanted) {
      console.error(`${name} is not what its source says: run npm run docs`);
      process.exitCode = 1;
    } else console.log(`${name} is up to date`);
  }
}

/** What a new project's questions are, for the session that the READMEs show. */
function questions(schema, lang, { askPassword, askPreset }) {
  const titles = (node) => [
    ...(node['x-prompt'] ? [lang === 'zh' ? node['x-zh'].title : node.title] : []),
    ...Object.values(node.properties ?? {}).flatMap(titles),
  ];
  return [askPreset[lang], askPassword('classroom')[lang], ...titles(schema)];
}

function read(path) {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.includes('--check'));
