import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { configKeys, descriptionOf, titleOf } from '../../src/config/schema.js';
import { units } from '../../src/messages/config.js';
import { configOf } from '../support/config.js';

const folder = fileURLToPath(new URL('../../src/messages/', import.meta.url));

/** Chinese next to an ASCII word without a blank, or two Chinese characters with one between them. */
const CRAMPED = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u;
const LOOSE = /[\p{Script=Han}，。：；、（）“”] [\p{Script=Han}，。：；、（）“”]/u;

function badlySpaced(text: string): string | undefined {
  return (CRAMPED.exec(text) ?? LOOSE.exec(text))?.[0];
}

/** Other words for what is called 场景, 模拟器, 热点, 词法单元, 回显, 头文件保护, 未通过 and 开发板; a percentage has no blank. */
const OTHER_WORDS =
  /剧本|仿真|模拟运行|接入点|记号|回声|(?<!头文件)包含保护|没通过|板子|块板|[\d}] %(?=[\p{Script=Han}，。）])/u;
const root = fileURLToPath(new URL('../../', import.meta.url));
const withChinese = ['src/messages', 'schemas', 'docs', 'templates', 'README.zh-CN.md'].flatMap((place) =>
  place.endsWith('.md')
    ? [place]
    : readdirSync(`${root}${place}`, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:ts|json|hbs)$|zh-CN\.md$/.test(name))
        .map((name) => `${place}/${name}`),
);

const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);

describe('Chinese texts have a blank between Chinese and ASCII words, and nowhere else', () => {
  it.each(names)('in src/messages/%s', (name) => {
    const source = readFileSync(`${folder}${name}`, 'utf8');
    // What is inserted is an ASCII word as a rule (a name, a number, a path), or it is a Chinese text itself.
    const texts = [...source.matchAll(/zh: ('[^']*'|`[^`]*`)/g)].map(([, text = '']) =>
      text
        .replace(/\\n/g, '\n')
        .replace(/\$\{(?:[^{}]*\.zh|before\(.*?\))\}/g, '文')
        .replace(/\$\{[^}]*\}+/g, 'X'),
    );
    expect(texts.filter(badlySpaced)).toEqual([]);
  });

  it('and every unit has its Chinese', () => {
    const used = configKeys.flatMap(({ node }) => node['x-unit'] ?? []);
    expect(Object.keys(units).sort()).toEqual([...new Set(used)].sort());
  });

  it('in the schema', () => {
    const texts = configKeys.flatMap(({ node }) => [titleOf(node).zh, descriptionOf(node).zh]);
    expect(texts.filter(badlySpaced)).toEqual([]);
  });

  it.each(configKeys)('where $name has the wrong type, or too small or large a value', async ({ path }) => {
    for (const value of [null, true, 1.5, 10_000_000, -1, '', '5 s', '5 min', 'a', [], {}]) {
      const { diagnostics } = await configOf('', { overrides: [{ path, value }] });
      for (const { message, remedy } of diagnostics) {
        expect(badlySpaced(`${message.zh}\n${remedy?.zh}`), message.zh).toBeUndefined();
      }
    }
  });
});

describe('Chinese texts have one word for each thing', () => {
  it.each(withChinese)('%s', (name) => {
    expect(
      readFileSync(`${root}${name}`, 'utf8')
        .split('\n')
        .filter((line) => OTHER_WORDS.test(line)),
    ).toEqual([]);
  });
});
