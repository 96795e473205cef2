import { readFileSync } from 'node:fs';
import type { BoardKconfig } from '../../src/check/compiled.js';

type Row = readonly string[];

/** A symbol or a choice as `schemas/kconfig/catalogue.json` has it. */
interface Written {
  readonly type?: string;
  readonly prompt?: string;
  readonly depends?: string;
  readonly ranges?: readonly Row[];
  readonly defaults?: readonly Row[];
  readonly selects?: readonly Row[];
  readonly implies?: readonly Row[];
  readonly members?: readonly string[];
}

interface WrittenCatalogue {
  readonly symbols: Readonly<Record<string, Readonly<Record<string, Written>>>>;
  readonly choices: Readonly<Record<string, Readonly<Record<string, Written>>>>;
}

const written: WrittenCatalogue = JSON.parse(
  readFileSync(new URL('../../schemas/kconfig/catalogue.json', import.meta.url), 'utf8'),
);

/** A Kconfig file that says the same as the catalogue does of one SDK line. */
export function kconfigOfLine(line: number, board: BoardKconfig): string {
  const onLine = (variants: Readonly<Record<string, Written>>) =>
    Object.entries(variants).find(([lines]) => lines.includes(String(line)))?.[1];
  const choices = Object.entries(written.choices).flatMap(([id, variants]): [string, Written][] => {
    const choice = onLine(variants);
    return choice === undefined ? [] : [[id, choice]];
  });
  const inChoice = new Set(choices.flatMap(([, { members = [] }]) => members));
  const selectsBy = (name: string) =>
    Object.entries(board.selected)
      .filter(([, by]) => (typeof by === 'string' ? by : by[String(line)]) === name)
      .map(([target]) => `\tselect ${target}\n`)
      .join('');
  const symbol = (name: string) => {
    const data = onLine(written.symbols[name] ?? {});
    return data === undefined ? '' : config(name, data, board.defaults[name], selectsBy(name));
  };
  const given = Object.entries(board.given).map(
    ([name, value]) => `config ${name}\n\tbool\n\tdefault ${value}\n${selectsBy(name)}\n`,
  );
  return [
    ...given,
    ...choices.map(
      ([id, { prompt, depends, defaults, members = [] }]) =>
        `choice ${id}\n\tbool\n${promptLine(id, prompt)}${dependsLine(depends)}${rows('default', defaults)}\n${members.map(symbol).join('')}endchoice\n\n`,
    ),
    ...Object.keys(written.symbols)
      .filter((name) => !inChoice.has(name))
      .map(symbol),
  ].join('');
}

/** The names of all symbols on an SDK line, with their types. */
export function typesOfLine(line: number): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(written.symbols).flatMap(([name, variants]): [string, string][] => {
      const found = Object.entries(variants).find(([lines]) => lines.includes(String(line)))?.[1];
      return found?.type === undefined ? [] : [[name, found.type]];
    }),
  );
}

function config(name: string, data: Written, byBoard: string | undefined, selects: string): string {
  return [
    `config ${name}\n\t${data.type}\n`,
    promptLine(name, data.prompt),
    dependsLine(data.depends),
    (data.ranges ?? []).map(([low, high, when]) => `\trange ${low} ${high}${condition(when)}\n`).join(''),
    byBoard === undefined ? '' : `\tdefault ${byBoard}\n`,
    rows('default', data.defaults),
    rows('select', data.selects),
    selects,
    rows('imply', data.implies),
    '\n',
  ].join('');
}

const condition = (when: string | undefined) => (when === undefined ? '' : ` if ${when}`);
const promptLine = (name: string, prompt: string | undefined) =>
  prompt === undefined ? '' : `\tprompt "${name}"${prompt === 'y' ? '' : condition(prompt)}\n`;
const dependsLine = (depends: string | undefined) =>
  depends === undefined ? '' : `\tdepends on ${depends}\n`;
const rows = (word: string, list: readonly Row[] = []) =>
  list.map(([value, when]) => `\t${word} ${value}${condition(when)}\n`).join('');
