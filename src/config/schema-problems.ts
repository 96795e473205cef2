import { findBoard } from '../boards/boards.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { halfWidth } from '../diagnostics/full-width.js';
import { schema } from '../generated/data.js';
import type { SchemaError } from '../generated/validate.js';
import * as messages from '../messages/config.js';
import { fullWidthSigns } from '../messages/full-width.js';
import * as headerMessages from '../messages/server-rules.js';
import { shortened } from '../messages/shortened.js';
import type { Text } from '../messages/text.js';
import { nearest } from './nearest.js';
import { type Path, valueAt } from './partial.js';
import type { PartialConfig } from './presets.js';
import { configKeys, type SchemaNode, schemaAt } from './schema.js';

/** As the schema has it. */
const MOST_HEADERS = 8;

/** A problem with a value of the config, and the path it is at. */
export interface ConfigProblem extends Pick<Diagnostic, 'code' | 'message' | 'remedy'> {
  readonly path: Path;
  readonly part: 'key' | 'value';
}

/**
 * What a schema's validator found, told in the user's terms. Nothing of it is left to other rules: what they did not say,
 * nobody would.
 * @param root the schema of another file than nanokit.yaml
 */
export function explainSchemaErrors(
  values: PartialConfig,
  errors: readonly SchemaError[],
  root = schema,
): ConfigProblem[] {
  return errors.flatMap((error) => {
    const problem = explain(values, error, root);
    return problem ? [problem] : [];
  });
}

function explain(values: PartialConfig, error: SchemaError, root: SchemaNode): ConfigProblem | undefined {
  const path = pathOf(error.instancePath, values);
  if (error.keyword === 'additionalProperties')
    return unknownKey([...path, String(error.params['additionalProperty'])], root);
  if (error.keyword === 'propertyNames')
    return propertyNameProblem([...path, String(error.params['propertyName'])]);
  // What is wrong with a property's name is told by `propertyNames` itself.
  if (error.propertyName !== undefined) return undefined;
  if (error.keyword === 'required') {
    const message = messages.missingKey(nameOf([...path, String(error.params['missingProperty'])]));
    return { code: 'config/missing-key', message, path, part: 'key' };
  }

  const node = schemaAt(path, root) ?? {};
  const value = valueAt(values, path);
  const problem = valueProblem(error.keyword, shortened(nameOf(path)), value, node);
  const meant = typeof value === 'string' ? meantWith(value, node) : undefined;
  const remedy = meant === undefined ? {} : { remedy: fullWidthSigns(shortened(meant)) };
  return { ...problem, ...remedy, path, part: 'value' };
}

/** The value that full-width characters were meant to be, where that is one that may stand there. */
function meantWith(value: string, { type, pattern, enum: choices }: SchemaNode): string | undefined {
  const meant = halfWidth(value).replaceAll('。', '.');
  if (meant === value) return undefined;
  const fits =
    type === 'integer'
      ? /^-?[0-9]+$/.test(meant)
      : choices?.map(String).includes(meant) ||
        (pattern !== undefined && new RegExp(pattern, 'u').test(meant));
  return fits ? meant : undefined;
}

/** Within a list the place says which item it is. */
function nameOf(path: Path): string {
  const index = path.findLastIndex((key) => typeof key === 'number');
  return path
    .slice(index === path.length - 1 ? index - 1 : index + 1)
    .filter((key) => typeof key === 'string')
    .join('.');
}

type Problem = Pick<Diagnostic, 'code' | 'message' | 'remedy'>;

function valueProblem(keyword: string, name: string, value: unknown, node: SchemaNode): Problem {
  switch (keyword) {
    case 'type':
      return wrongType(name, value, node);
    case 'enum':
      return name === 'board' && typeof value === 'string'
        ? boardProblem(value, node)
        : notAChoice(name, value, node);
    case 'minimum':
    case 'maximum':
      return outOfRange(name, value, node);
    case 'minLength':
    case 'minItems':
      return { code: 'config/empty', message: messages.empty(name), remedy: messages.writeValue };
    case 'maxLength':
      return tooLong(name, String(value), node);
    default: {
      if (keyword === 'maxProperties' && name === 'server.headers')
        return { code: 'config/header', message: headerMessages.tooManyHeaders(MOST_HEADERS) };
      const expected = node['x-expected'];
      const message = messages.badFormat(name);
      return {
        code: 'config/format',
        message,
        ...(expected ? { remedy: messages.expectedIs(expected) } : {}),
      };
    }
  }
}

function tooLong(name: string, value: string, node: SchemaNode): Problem {
  const message = messages.tooLong(name, [...value].length, node.maxLength ?? 0);
  return { code: 'config/too-long', message };
}

function pathOf(pointer: string, values: unknown): Path {
  const path: (string | number)[] = [];
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(valueAt(values, path)) ? Number(key) : key);
  }
  return path;
}

/** A key that no schema knows: a near name in the same group comes first, then the same name in another group. */
export function unknownKey(path: Path, root = schema): ConfigProblem {
  const key = String(path.at(-1) ?? '');
  if (key.includes('.') && root === schema && schemaAt(key.split('.'))) {
    const [message, remedy] = [messages.dottedKey(key), messages.nestKeys(key.split('.'))];
    return { code: 'config/unknown-key', message, remedy, path, part: 'key' };
  }
  const group = schemaAt(path.slice(0, -1), root);
  const siblings = Object.keys(group?.properties ?? {});
  const near = nearest(key, siblings);
  const known = root === schema ? configKeys : [];
  const elsewhere = known.find((one) => one.path.at(-1) === key)?.name;
  const whole = nearest(
    path.join('.'),
    known.map((one) => one.name),
  );
  const renamed = group?.['x-renamed'];
  const successor = renamed && Object.hasOwn(renamed, key) ? renamed[key] : undefined;
  // A flag takes whole names alone.
  const named = near && root === schema ? nameOf([...path.slice(0, -1), near]) : near;
  const guess = successor ?? named ?? elsewhere ?? whole;
  return {
    code: 'config/unknown-key',
    message: messages.unknownKey(nameOf(path)),
    remedy: guess ? messages.didYouMean(guess) : messages.knownKeys(siblings),
    path,
    part: 'key',
  };
}

function propertyNameProblem(path: Path): ConfigProblem {
  if (path[0] === 'kconfig') return symbolNameProblem(path);
  const message = headerMessages.headerName(shortened(String(path.at(-1) ?? '')));
  return { code: 'config/header', message, remedy: headerMessages.headerNameRemedy, path, part: 'key' };
}

function symbolNameProblem(path: Path): ConfigProblem {
  const name = String(path.at(-1) ?? '');
  const bare = name.replace(/^CONFIG_/i, '').toUpperCase();
  const usable = bare !== name && /^[A-Z0-9][A-Z0-9_]*$/.test(bare);
  return {
    code: 'config/symbol-name',
    message: messages.symbolName(name),
    remedy: usable ? messages.didYouMean(bare) : messages.symbolNameRemedy,
    path,
    part: 'key',
  };
}

/** The problem of a value that is not of the type that the schema has at its path. */
export function wrongTypeAt(path: Path, value: unknown): ConfigProblem {
  return { ...wrongType(shortened(path.join('.')), value, schemaAt(path) ?? {}), path, part: 'value' };
}

function wrongType(name: string, value: unknown, node: SchemaNode): Problem {
  const expected = typeof node.type === 'string' ? node.type : 'value';
  const message = messages.wrongType(name, typeText(expected), typeText(typeName(value)));
  const remedy = typeRemedy(expected, value, node);
  return { code: 'config/type', message, ...(remedy ? { remedy } : {}) };
}

function typeText(name: string): Text {
  return messages.types[name] ?? { en: name, zh: name };
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'number' : 'fraction';
  return typeof value;
}

function typeRemedy(expected: string, value: unknown, node: SchemaNode): Text | undefined {
  if (value === null) return messages.writeValue;
  if (expected === 'string' && ['number', 'boolean'].includes(typeof value)) {
    // Without the text: the number that YAML made of 007 is not what was typed.
    return messages.putQuotesAround;
  }
  if (expected === 'integer' && typeof value === 'string') return numberRemedy(value, node);
  if (expected === 'integer' && node['x-unit']) return messages.unitIs(unitOf(node));
  if (expected === 'integer' && typeof value === 'number') return messages.noFraction(Math.trunc(value));
  if (expected === 'boolean') return messages.writeTrueOrFalse;
  if (expected !== 'object') return undefined;
  const hint = typeof value === 'string' ? messages.colonHint(value) : undefined;
  return hint ?? (node['x-expected'] && messages.expectedIs(node['x-expected']));
}

/** What a unit behind a number multiplies it by, in the unit of the key. */
const FACTORS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  ms: { ms: 1, s: 1000, sec: 1000, min: 60_000, m: 60_000, h: 3_600_000 },
  s: { ms: 0.001, s: 1, sec: 1, min: 60, m: 60, h: 3600 },
  bytes: {
    b: 1,
    byte: 1,
    bytes: 1,
    k: 1024,
    kb: 1024,
    kib: 1024,
    m: 1_048_576,
    mb: 1_048_576,
    mib: 1_048_576,
  },
};

function unitOf(node: SchemaNode): Text {
  const unit = node['x-unit'] ?? '';
  return messages.units[unit] ?? { en: unit, zh: unit };
}

function numberRemedy(value: string, node: SchemaNode): Text | undefined {
  const [, number, unit = ''] = /^\s*([0-9]+(?:\.[0-9]+)?)\s*([a-z]*)\s*$/i.exec(value) ?? [];
  const wanted = node['x-unit'] ?? '';
  const named = unitOf(node);
  if (number === undefined) return wanted ? messages.unitIs(named) : undefined;
  if (unit === '') return messages.dropQuotes(String(Math.trunc(Number(number))));
  if (wanted === '') return messages.numberAlone(number);
  const factor = FACTORS[wanted]?.[unit.toLowerCase()];
  return factor ? messages.writeNumber(Math.round(Number(number) * factor), named) : messages.unitIs(named);
}

function boardProblem(value: string, node: SchemaNode): Problem {
  const instead = findBoard(value)?.use_instead;
  if (instead) {
    return {
      code: 'config/no-wifi',
      message: messages.boardWithoutWifi(value),
      remedy: messages.useBoard(instead),
    };
  }
  return notAChoice('board', value, node);
}

function notAChoice(name: string, value: unknown, node: SchemaNode): Problem {
  const values = (node.enum ?? []).map(String);
  // Numbers are not misspelt, and a single choice needs no list.
  const near = typeof value === 'string' && value.length > 3 ? nearest(value, values) : undefined;
  const list = near !== undefined && values.length === 1 ? { en: '', zh: '' } : messages.choices(values);
  const guess = near ? messages.didYouMean(near) : undefined;
  return {
    code: 'config/choice',
    message: messages.notAChoice(name, JSON.stringify(value)),
    remedy: guess ? { en: `${guess.en} ${list.en}`.trim(), zh: `${guess.zh}${list.zh}` } : list,
  };
}

function outOfRange(name: string, value: unknown, node: SchemaNode): Problem {
  const message = messages.outOfRange(
    name,
    String(value),
    node.minimum ?? 0,
    node.maximum ?? 0,
    unitOf(node),
  );
  return { code: 'config/range', message };
}
