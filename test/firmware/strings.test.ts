import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { autoconf } from '../../src/kconfig/autoconf.js';
import { parseKconfig } from '../../src/kconfig/kconfig-file.js';
import { resolve } from '../../src/kconfig/resolve.js';
import { NO_ZEPHYR } from '../../src/kconfig/zephyr-symbols.js';
import { fragmentsOf } from '../golden/kconfig.js';
import { type KconfiglibResult, kconfiglib, kconfiglibIsInstalled } from '../golden/kconfiglib.js';
import { type Files, generatedFiles } from '../golden/projects.js';
import { Random } from '../kconfig/random.js';
import { samples } from '../support/samples.js';
import { isInstalled, run, scratchFolder } from './c-tools.js';

const gccIsInstalled = isInstalled('gcc');

/** Every key whose text the generated C holds, and one of Zephyr's own symbols from `kconfig:`. */
interface Texts {
  readonly ssid: string;
  readonly password: string;
  readonly payload: string;
  readonly path: string;
  readonly origin: string;
  readonly header: string;
  readonly hostname: string;
}

const keys: Readonly<Record<keyof Texts, { readonly path: readonly string[]; readonly inC: string }>> = {
  ssid: { path: ['wifi', 'ssid'], inC: 'CONFIG_EXAMPLE_WIFI_SSID' },
  password: { path: ['wifi', 'password'], inC: 'CONFIG_EXAMPLE_WIFI_PASSWORD' },
  // As main.c puts them between texts of its own.
  payload: { path: ['app', 'payload'], inC: 'CONFIG_EXAMPLE_PAYLOAD "\\n"' },
  path: { path: ['server', 'path'], inC: 'CONFIG_EXAMPLE_SERVER_PATH' },
  origin: { path: ['server', 'origin'], inC: '"Origin: " CONFIG_EXAMPLE_SERVER_ORIGIN "\\r\\n"' },
  header: { path: ['server', 'headers', 'X-Board'], inC: 'CONFIG_EXAMPLE_SERVER_HEADER_1 "\\r\\n"' },
  hostname: { path: ['kconfig', 'NET_HOSTNAME'], inC: 'CONFIG_NET_HOSTNAME' },
};
const ZEPHYR = 'config NET_HOSTNAME\n\tstring "The host name"\n\tdefault "zephyr"\n';

/** What C then holds: the text and what main.c adds. */
function inC({ payload, origin, header, ...rest }: Texts): Texts {
  const headers = { origin: `Origin: ${origin}\r\n`, header: `X-Board: ${header}\r\n` };
  return { ...rest, ...headers, payload: `${payload}\n` };
}

/** Pieces that mean something to Kconfig, C, CMake, YAML, Markdown, Handlebars, a shell or printf. */
const NASTY = [
  ...['"', '\\', "'", '`', '``', '$', '$$', '$(id)', '$(shell,id)', '${', '$ENV{HOME}', '#', ' # ', ';'],
  ...['[', ']', '[[', '{{x}}', '{{{x}}}', '{', '}', '(', ')', '<', '>', '<!--', '&', '&amp;', '|', '~', '^'],
  ...['*/', '/*', '//', '%s', '%n', '%%', '%', '??', '???', '? ?=', '\\n', '\\0', '\\x41', '\\u4e2d', '\\"'],
  ...['\\\\', '"x"', '" "', ' ', '  ', '=', 'CONFIG_LOG=n', '# CONFIG_LOG is not set', 'y', 'n', '0', '0x10'],
  ...[':', ': ', '- ', '!', '@', ',', 'null', '~', '.', '..', '网络', '你好，世界', '😀', 'é', 'e\u0301'],
  ...['\u00a0', '\u3000', '\ufeff', '\u200d', '-', '_', '+'],
] as const;

const TRIGRAPH = /\?\?[=/'()!<>-]/;

/** The longest beginning of a text that has so many bytes at most, in whole characters. */
function within(text: string, bytes: number): string {
  let cut = '';
  for (const character of text) {
    if (Buffer.byteLength(cut + character) > bytes) break;
    cut += character;
  }
  return cut;
}

const ascii = (text: string) => text.replace(/[^ -~]/g, 'u');
const unless = (bad: RegExp, text: string) => (bad.test(text) ? text.replace(/\?/g, '!') : text);

/** Makes legal values of a text: as much of it as each key takes, and nothing that is refused. */
function textsOf(text: string): Texts {
  const legal = unless(TRIGRAPH, text);
  return {
    ssid: within(legal, 32) || 'x',
    password: unless(TRIGRAPH, ascii(legal)).padStart(8, '.').slice(-63),
    payload: within(legal, 511) || 'x',
    // Percent-encoded, and not cut off within that.
    path: unless(TRIGRAPH, `/${ascii(legal).replace(/[ #]/g, '+').replaceAll('%', '%25')}`)
      .slice(0, 255)
      .replace(/%.?$/, ''),
    header: unless(TRIGRAPH, ascii(legal)).slice(0, 255).trim(),
    origin: [...legal].slice(0, 255).join(''),
    // What looks like a hex number is printed as one under `kconfig:`, where the type of a symbol is not known.
    hostname: legal.replace(/^0x([0-9a-f]+)$/i, 'hex $1'),
  };
}

function randomTexts(): Texts[] {
  const random = new Random(2024);
  const make = (): string =>
    Array.from({ length: 1 + random.below(12) }, () =>
      random.chance(70) ? random.pick(NASTY) : String.fromCodePoint(0x21 + random.below(0x5e)),
    ).join('');
  return Array.from({ length: samples(300, 3000) }, () => {
    // A text of its own for each key, so that a mix-up is seen.
    return {
      ssid: textsOf(make()).ssid,
      password: textsOf(make()).password,
      payload: textsOf(make()).payload,
      path: textsOf(make()).path,
      origin: textsOf(make()).origin,
      header: textsOf(make()).header,
      hostname: textsOf(make()).hostname,
    };
  });
}

const cases: readonly Texts[] = [
  ...NASTY.flatMap((text) => [textsOf(text), textsOf(`a${text}b`), textsOf(`${text}${text}`)]),
  textsOf(NASTY.join('')),
  textsOf(` ${'x'.repeat(600)} `),
  { ...textsOf('x'), origin: '', hostname: '', path: '/' },
  ...randomTexts(),
];

function projectOf(texts: Texts): Promise<Files> {
  const overrides = Object.entries(keys).map(([name, { path }]) => ({ path, value: textOf(texts, name) }));
  return generatedFiles({ preset: 'documented', sdkLine: 1, lang: 'en', overrides });
}

function textOf(texts: Texts, name: string): string {
  const found = Object.entries(texts).find(([key]) => key === name)?.[1];
  if (typeof found !== 'string') throw new Error(`no text ${name}`);
  return found;
}

/** A program that prints the texts of all headers, each behind its length in bytes. */
function printingProgram(headers: readonly string[]): string {
  const names = Object.values(keys).map(({ inC }) => inC);
  const units = headers.map((header, index) => {
    const prints = names.map((text) => `\tprint(sizeof(${text}) - 1, ${text});\n`).join('');
    const undefine = [...header.matchAll(/^#define (\w+)/gm)].map(([, name]) => `#undef ${name}\n`).join('');
    return `#include "autoconf-${index}.h"\nstatic void f${index}(void)\n{\n${prints}}\n${undefine}`;
  });
  const calls = headers.map((_, index) => `\tf${index}();\n`).join('');
  return [
    '#include <stdio.h>\n',
    'static void print(size_t size, const char *text)\n',
    '{\n\tprintf("%zu ", size);\n\tfwrite(text, 1, size, stdout);\n}\n',
    ...units,
    `int main(void)\n{\n${calls}\treturn 0;\n}\n`,
  ].join('');
}

/** Takes apart what the program printed. */
function readPrinted(bytes: Buffer): string[] {
  const texts: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const blank = bytes.indexOf(' ', at);
    const size = Number(bytes.subarray(at, blank).toString('latin1'));
    texts.push(bytes.subarray(blank + 1, blank + 1 + size).toString('utf8'));
    at = blank + 1 + size;
  }
  return texts;
}

const missing = [
  { tool: 'gcc', there: gccIsInstalled, debian: 'gcc' },
  { tool: 'Kconfiglib', there: kconfiglibIsInstalled, debian: 'python3-kconfiglib' },
].filter(({ there }) => !there);
for (const { tool, debian } of missing) {
  it(`needs ${tool}`, ({ skip }) => {
    skip(!process.env.CI, `${tool} is not installed, so texts are not followed all the way`);
    expect.fail(`${tool} is not installed, and CI has to have it: apt install ${debian}`);
  });
}

const folder = scratchFolder('strings');

describe('every legal text', () => {
  let projects: readonly Files[] = [];
  let results: readonly KconfiglibResult[] = [];
  beforeAll(async () => {
    projects = await Promise.all(cases.map(projectOf));
    if (kconfiglibIsInstalled) results = kconfiglib(projects, ZEPHYR);
  });

  it.skipIf(!kconfiglibIsInstalled)('goes through Kconfig without a warning', () => {
    expect(results.length).toBe(cases.length);
    expect(results.flatMap(({ warnings }) => warnings)).toEqual([]);
  });

  it.skipIf(!kconfiglibIsInstalled || !gccIsInstalled)('arrives in C unchanged', async () => {
    for (const [index, { autoconf: header }] of results.entries()) {
      writeFileSync(join(folder, `autoconf-${index}.h`), header);
    }
    writeFileSync(join(folder, 'print.c'), printingProgram(results.map((result) => result.autoconf)));
    const args = ['-std=c99', '-Wall', '-Wextra', '-Werror', 'print.c', '-o', 'print'];
    expect(await run('gcc', args, folder)).toEqual({ ok: true, output: '' });
    const printed = readPrinted(Buffer.from((await run('./print', [], folder)).output, 'utf8'));
    const wanted = cases.flatMap((texts) => Object.keys(keys).map((name) => textOf(inC(texts), name)));
    expect(printed).toEqual(wanted);
  });

  it.skipIf(!kconfiglibIsInstalled)('is the same in our own autoconf.h', () => {
    for (const [index, files] of projects.entries()) {
      const kconfig = (files.get('Kconfig') ?? '').replace('source "Kconfig.zephyr"\n', ZEPHYR);
      const tree = parseKconfig('Kconfig', kconfig);
      if (!tree.ok) throw new Error('Kconfig does not parse');
      const { symbols } = resolve({ tree: tree.value, zephyr: NO_ZEPHYR, fragments: fragmentsOf(files) });
      expect(autoconf(symbols), JSON.stringify(cases[index])).toBe(results[index]?.autoconf);
    }
  });

  it('comes back from nanokit.yaml', () => {
    for (const [index, files] of projects.entries()) {
      const { ssid, path, origin, header, payload, hostname } = cases[index] ?? textsOf('');
      expect(parse(files.get('nanokit.yaml') ?? '')).toMatchObject({
        wifi: { ssid },
        server: { path, origin, headers: { 'X-Board': header } },
        app: { payload },
        kconfig: { NET_HOSTNAME: hostname },
      });
    }
  });
});
