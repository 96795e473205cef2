// Turns templates, schemas and data into src/generated/: everything that would cost start-up time, done once, at build.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import Handlebars from 'handlebars';
import { importTs } from './run-ts.mjs';
import { checkTemplate, inLanguage, TEMPLATE_HELPERS } from './template-rules.mjs';

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
const readFolder = (folder) =>
  readdirSync(folder)
    .sort()
    .map((name) => readJson(join(folder, name)));
const byOrder = (a, b) => a.order - b.order;

export async function generate(root) {
  const out = join(root, 'src/generated');
  mkdirSync(out, { recursive: true });
  const write = (name, text) => writeFileSync(join(out, name), text);

  const data = {
    ...loadData(join(root, 'schemas')),
    fixedSymbols: fixedSymbols(join(root, 'templates/prj.conf.hbs')),
  };
  write('validate.js', compileValidator(data.schema, 'validateConfig'));
  write('validate.d.ts', VALIDATE_TYPES);
  write(
    'data.js',
    ['boards', 'sdkLines', 'presets', 'schema', 'fixedSymbols']
      .map((name) => asJson(name, data[name]))
      .join(''),
  );
  write('data.d.ts', DATA_TYPES);
  // Apart from the rest: whether `regen` has anything to do is found out with the names of the files alone.
  const kindFiles = data.appKinds.map(({ id, files }) => [id, files]);
  write('kind-files.js', `export const kindFiles = ${JSON.stringify(Object.fromEntries(kindFiles))};\n`);
  write('kind-files.d.ts', KIND_FILES_TYPES);
  const kinds = data.appKinds.map(({ id, uses, keys, ram_bytes, settings }) => [
    id,
    { uses, keys, ram_bytes, settings },
  ]);
  write('app-kinds.js', asModule({ appKinds: Object.fromEntries(kinds) }));
  write('app-kinds.d.ts', KINDS_TYPES);
  // Apart from the rest: only the simulation needs it.
  const aliases = Object.fromEntries(data.boardAliases);
  write('board-aliases.js', `export const boardAliases = ${JSON.stringify(aliases)};\n`);
  write('board-aliases.d.ts', ALIASES_TYPES);
  // Apart from the rest: only a server with a scenario needs the one, and only a class the other.
  for (const [name, validator, types] of [
    ['scenario', 'validateScenario', SCENARIO_TYPES],
    ['exercise', 'validateExercise', EXERCISE_TYPES],
  ]) {
    const schema = readJson(join(root, `schemas/${name}.schema.json`));
    const schemaText = JSON.stringify(JSON.stringify(withoutTexts(schema)));
    write(
      `${name}.js`,
      `${compileValidator(schema, validator)}\nexport const ${name}Schema = JSON.parse(${schemaText});\n`,
    );
    write(`${name}.d.ts`, types);
  }
  // Apart from the rest: creating a project does not need it.
  write('zephyr-symbols.js', `export const zephyrSymbols = ${JSON.stringify(data.zephyrSymbols)};\n`);
  write('zephyr-symbols.d.ts', ZEPHYR_TYPES);
  // Apart from the rest: only the RAM plan needs it.
  const { memoryModel, memoryLines } = loadMemory(join(root, 'schemas/memory'));
  const memory = Object.entries({ memoryModel, memoryLines });
  write(
    'memory-model.js',
    memory.map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`).join(''),
  );
  write('memory-model.d.ts', MEMORY_TYPES);
  // Apart from the rest: only checks need all symbols, and only unknown names need all names. In the bundle they are JSON.
  const { $schema: _, others, ...catalogue } = readJson(join(root, 'schemas/kconfig/catalogue.json'));
  const socSeries = readFolder(join(root, 'schemas/soc-series'));
  const { compileCatalogue } = await importTs(root, 'src/check/catalogue.ts');
  write('catalogue.js', asModule({ catalogue: compileCatalogue(catalogue), socSeries }));
  write('catalogue.d.ts', CATALOGUE_TYPES);
  const { packNames } = await importTs(root, 'src/check/packed-names.ts');
  const further = furtherNames(join(root, 'schemas/kconfig'));
  const lines = [...new Set([...Object.keys(others), ...Object.keys(further)])].sort();
  const namesOf = (key) => [others[key], further[key]].flatMap((names) => names?.split(' ') ?? []).sort();
  const packed = lines.map((key) => [key, packNames(namesOf(key))]);
  write('symbol-names.js', asModule({ otherNames: Object.fromEntries(packed) }));
  write('symbol-names.d.ts', NAMES_TYPES);
  const { measured_on, symbols } = readJson(join(root, 'schemas/kconfig/texts.json'));
  write('symbol-texts.js', asModule({ measuredOn: measured_on, symbolTexts: symbols }));
  write('symbol-texts.d.ts', TEXTS_TYPES);
  const { version } = readJson(join(root, 'package.json'));
  write('version.js', `export const VERSION = ${JSON.stringify(version)};\n`);
  write('version.d.ts', "/** This package's version. */\nexport const VERSION: string;\n");
  write('config.d.ts', configTypes(data.schema));
  const { isOptional } = await importTs(root, 'src/render/files.ts');
  for (const lang of ['en', 'zh']) {
    const appKconfig = `export const appKconfig = ${JSON.stringify(await printAppKconfigs(root, lang, data.appKinds))};\n`;
    const [common, further] = precompile(join(root, 'templates'), lang, isOptional);
    write(`project-${lang}.js`, common + appKconfig);
    write(`project-${lang}.d.ts`, PROJECT_TYPES);
    write(`further-${lang}.js`, further);
    write(`further-${lang}.d.ts`, FURTHER_TYPES);
  }
}

/** As text: JSON.parse is quicker than the JavaScript parser. */
function asJson(name, data) {
  return `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(data))});\n`;
}

function asModule(data) {
  return Object.entries(data)
    .map(([name, value]) => asJson(name, value))
    .join('');
}

/** Reads schemas/, checks each data file against its schema, and completes the config schema with what the data says. */
function loadData(folder) {
  const schema = readJson(join(folder, 'nanokit.schema.json'));
  const wholeBoards = readFolder(join(folder, 'boards')).sort(byOrder);
  const boards = wholeBoards.map(({ aliases: _, ...board }) => board);
  const boardAliases = wholeBoards.map(({ id, aliases = {} }) => [id, aliases]);
  const sdkLines = readFolder(join(folder, 'sdk-lines')).sort((a, b) => a.line - b.line);
  const presets = readFolder(join(folder, 'presets')).sort(byOrder);

  const usable = boards.filter((board) => board.wifi_module);
  schema.properties.board.enum = usable.map((board) => board.id);
  schema.properties.board['x-enum-labels'] = Object.fromEntries(
    usable.map((board) => {
      const label = `${board.id} (${board.name}, ${board.wifi_module})`;
      return [board.id, { en: label, zh: label }];
    }),
  );
  schema.properties.sdk.enum = sdkLines.map((line) => line.line);
  schema.properties.sdk['x-enum-labels'] = Object.fromEntries(
    sdkLines.map((line) => {
      const label = `${line.line} (SDK ${line.sdk}, Zephyr ${line.zephyr})`;
      return [line.line, { en: label, zh: label }];
    }),
  );

  const appKinds = readFolder(join(folder, 'app-kinds')).sort(byOrder);
  const kindKey = schema.properties.app.properties.kind;
  kindKey.enum = appKinds.map((kind) => kind.id);
  kindKey.default = appKinds[0].id;
  const listed = (lang, colon, stop) =>
    appKinds.map((kind) => `${kind.id}${colon}${kind.description[lang]}${stop}`);
  kindKey.description = listed('en', ': ', '.').join(' ');
  kindKey['x-zh'].description = listed('zh', '：', '。').join('');

  const ajv = new Ajv({ allErrors: true, strict: false });
  ajv.addSchema(schema, 'nanokit.schema.json');
  const check = (name, list) => {
    const validate = ajv.compile(readJson(join(folder, name)));
    for (const item of list) {
      if (!validate(item))
        throw new Error(`${name}: ${JSON.stringify(item)}: ${ajv.errorsText(validate.errors)}`);
    }
  };
  check('board.schema.json', wholeBoards);
  check('sdk-line.schema.json', sdkLines);
  check('preset.schema.json', presets);
  check('app-kind.schema.json', appKinds);
  for (const { id, files, keys } of appKinds) checkKind(folder, schema, id, ['src/main.c', ...files], keys);
  check('soc-series.schema.json', readFolder(join(folder, 'soc-series')));

  const zephyrSymbols = Object.fromEntries(
    sdkLines.map(({ line }) => [line, readJson(join(folder, 'kconfig', `sdk-${line}.json`))]),
  );
  return { schema, boards, boardAliases, sdkLines, presets, appKinds, zephyrSymbols };
}

/** That a kind of app has a template for each of its files, and that its keys are some. */
function checkKind(folder, schema, id, files, keys) {
  for (const file of files) {
    const places = [`kinds/${id}/${file}`, file].map((name) => join(folder, '../templates', `${name}.hbs`));
    if (!places.some((place) => existsSync(place)))
      throw new Error(`app kind ${id}: no template for ${file}`);
  }
  for (const key of keys) {
    if (!Object.hasOwn(schema.properties.app.properties, key.replace('app.', ''))) {
      throw new Error(`app kind ${id}: no key ${key}`);
    }
  }
}

/** Reads schemas/memory/, checks each file against its schema, and that every size that the arithmetic names is there. */
function loadMemory(folder) {
  const ajv = new Ajv({ allErrors: true });
  const read = (file, schema) => {
    const data = readJson(join(folder, file));
    const validate = ajv.getSchema(schema) ?? ajv.compile({ $id: schema, ...readJson(join(folder, schema)) });
    if (!validate(data)) throw new Error(`${file}: ${ajv.errorsText(validate.errors)}`);
    return data;
  };
  const { $schema: _, ...memoryModel } = read('consumers.json', 'consumers.schema.json');
  const lines = readdirSync(folder).filter((name) => /^sdk-\d+\.json$/.test(name));
  const memoryLines = lines.sort().map((name) => {
    const { line, zephyr, given, fitted, note } = read(name, 'sizes.schema.json');
    return { line, zephyr, sizes: { ...given, ...fitted }, ...(note ? { note } : {}) };
  });
  const factors = memoryModel.consumers.flatMap(({ terms }) =>
    terms.flatMap(({ bytes }) => bytes.split(' * ')),
  );
  const named = factors.filter((factor) => /^[a-z]/.test(factor));
  for (const { line, sizes } of [{ line: 'all', sizes: memoryModel.sizes }, ...memoryLines]) {
    const missing = named.find((name) => !Object.hasOwn(sizes, name));
    if (missing) throw new Error(`schemas/memory: no size "${missing}" for line ${line}`);
  }
  return { memoryModel, memoryLines };
}

/** The names that Kconfig's tables lack, checked against their schema. */
function furtherNames(folder) {
  const { $schema, ...names } = readJson(join(folder, 'further-names.json'));
  const validate = new Ajv().compile(readJson(join(folder, 'further-names.schema.json')));
  if (!validate({ $schema, ...names }))
    throw new Error('schemas/kconfig/further-names.json is not as it should be');
  return names;
}

/** The symbols that prj.conf always sets, whatever the config says. */
function fixedSymbols(template) {
  const lines = readFileSync(template, 'utf8').matchAll(/^CONFIG_([A-Z0-9_]+)=/gm);
  return [...new Set([...lines].map((match) => match[1]))].filter(
    (symbol) => !symbol.startsWith('LOG_MODE_'),
  );
}

/** A schema with what is needed to explain a mistake, but not what only its reference has. */
function withoutTexts(node) {
  if (Array.isArray(node)) return node.map(withoutTexts);
  if (node === null || typeof node !== 'object') return node;
  const isText = (key, value) =>
    key === 'x-zh' || (/^(title|description)$/.test(key) && typeof value === 'string');
  const entries = Object.entries(node).filter(([key, value]) => !isText(key, value));
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutTexts(value)]));
}

/** The validator of a schema, as code that exports a function of this name. */
function compileValidator(schema, name) {
  const bare = (node) => {
    if (Array.isArray(node)) return node.map(bare);
    if (node === null || typeof node !== 'object') return node;
    const skip = (key) =>
      key.startsWith('x-') || ['title', 'description', 'default', '$schema'].includes(key);
    return Object.fromEntries(
      Object.entries(node)
        .filter(([key, value]) => typeof value === 'object' || !skip(key))
        .filter(([key]) => !key.startsWith('x-'))
        .map(([key, value]) => [key, bare(value)]),
    );
  };
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictTypes: false,
    messages: false,
    code: { source: true, esm: true },
  });
  ajv.addSchema(bare(schema), name);
  return leanValidator(standalone.default(ajv, { [name]: name }));
}

/** A validator's code without what nobody reads: two thirds of what every run would have to parse. */
function leanValidator(code) {
  const schemas = new Map(
    [...code.matchAll(/const (schema\d+) = (\{.*?\});(?=const|function)/g)].map(([, name, text]) => [
      name,
      JSON.parse(text),
    ]),
  );
  const nodeAt = (name, path) =>
    path
      .split('.')
      .slice(1)
      .reduce((node, key) => node[key], schemas.get(name));
  return (
    code
      // Each export begins a line, as in every module: shared-modules.mjs looks for it there.
      .replace(/;(?=export const )/g, ';\n')
      // The one run-time helper that ajv's code asks for: a string's length in characters.
      .replace(/require\("ajv\/dist\/runtime\/ucs2length"\)\.default/g, '((text) => [...text].length)')
      // Of an error, all that the schema itself says.
      .replace(/schemaPath:"[^"]*",/g, '')
      .replace(/,params:\{(?:comparison|limit|type|pattern|allowedValues): .*?\}(?=[,}])/g, ',params:{}')
      // The lines that note an error are the same hundred times.
      .replace(NOTED_ERROR, (_all, _error, path = 'instancePath', keyword, params, property) => {
        const noted = [
          path,
          keyword,
          ...(params === '{}' && !property ? [] : [params]),
          ...(property ? [property] : []),
        ];
        return `fail(${noted.join(', ')});`;
      })
      .replaceAll('let vErrors = null;let errors = 0;', `let vErrors = null;let errors = 0;${FAIL}`)
      .replace(
        /\(\(typeof (\w+) == "number"\) && \(!\(\1 % 1\) && !isNaN\(\1\)\)\) && \(isFinite\(\1\)\)/g,
        'Number.isInteger($1)',
      )
      // Of the schema, the names of the keys.
      .replace(/const schema\d+ = \{.*?\};(?=const|function)/g, '')
      .replace(/\b(schema\d+)((?:\.\w+)+)/g, (_all, name, path) => {
        const keys = Object.keys(nodeAt(name, path));
        return `{${keys.map((key) => `${JSON.stringify(key)}: 0`).join(', ')}}`;
      })
  );
}

const NOTED_ERROR =
  /const (err\d+) = \{instancePath(?::(.*?))?,keyword:("\w+"),params:(\{.*?\})(?:,propertyName:(\w+))?\};if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}errors\+\+;/g;
const FAIL =
  'const fail = (instancePath, keyword, params = {}, propertyName) => { (vErrors ??= []).push({ instancePath, keyword, params, propertyName }); errors++; };';

function configTypes(schema) {
  const type = (node, indent) => {
    if (node.properties) {
      const lines = Object.entries(node.properties).map(([key, child]) => {
        const optional = child['x-secret'] ? '?' : '';
        return `${indent}  /** ${child.description} */\n${indent}  readonly ${key}${optional}: ${type(child, `${indent}  `)};\n`;
      });
      return `{\n${lines.join('')}${indent}}`;
    }
    if (node.enum) return node.enum.map((value) => JSON.stringify(value)).join(' | ');
    if (node.type === 'object') {
      const value = node.additionalProperties.type === 'string' ? 'string' : 'boolean | number | string';
      return `Readonly<Record<string, ${value}>>`;
    }
    return { integer: 'number', boolean: 'boolean', string: 'string' }[node.type];
  };
  return `/** The validated config: every key of nanokit.yaml, defaults filled in. */\nexport interface Config ${type(schema, '')}\n`;
}

/** The generated project's Kconfig, whose text depends on the language and the kind of app: what all kinds share is there once. */
async function printAppKconfigs(root, lang, appKinds) {
  const { appKconfigContext, helpers, helpText, optionalSymbols } = await importTs(
    root,
    'src/render/app-kconfig.ts',
  );
  const tree = Handlebars.parse(readFileSync(join(root, 'templates/Kconfig.hbs'), 'utf8'));
  checkTemplate('Kconfig.hbs', tree);
  const print = Handlebars.compile(inLanguage(tree, lang), { noEscape: true, strict: true });
  const texts = appKinds.map(({ id }) =>
    print(appKconfigContext(lang, id), { helpers: { ...helpers, helpText } }).split(/(?<=\n)/),
  );
  const shared = (at) => texts.every((lines) => lines.at(at) === texts[0].at(at));
  const shortest = Math.min(...texts.map((lines) => lines.length));
  let head = 0;
  while (head < shortest && shared(head)) head++;
  let tail = 0;
  while (tail < shortest - head && shared(-1 - tail)) tail++;
  return {
    head: texts[0].slice(0, head).join(''),
    kinds: Object.fromEntries(
      appKinds.map(({ id }, index) => [id, texts[index].slice(head, texts[index].length - tail).join('')]),
    ),
    tail: texts[0].slice(texts[0].length - tail).join(''),
    optional: optionalSymbols(lang),
  };
}

/** Precompiled code without what nobody reads: fallbacks for older run-times in every function, places of calls. */
function leaner(spec) {
  return spec
    .replace(
      /(lookupProperty = container\.lookupProperty) \|\| function\(parent, propertyName\) \{.*?return undefined\s*\}/gs,
      '$1',
    )
    .replace(/,"loc":\{"start":\{[^}]*\},"end":\{[^}]*\}\}/g, '');
}

/**
 * The templates of one language, so that a run loads no text of the other: those of every project, and those of some.
 * @param isOptional whether some projects do without a file
 */
function precompile(folder, lang, isOptional) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.hbs') && entry.name !== 'Kconfig.hbs')
    .map((entry) =>
      relative(folder, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
    .sort();
  const known = Object.fromEntries(TEMPLATE_HELPERS.map((name) => [name, true]));
  const entry = (file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    const tree = Handlebars.parse(source);
    checkTemplate(file, tree);
    const decided = inLanguage(tree, lang);
    // A file without any value in it needs no template.
    const spec = decided.body.every(({ type }) => type === 'ContentStatement')
      ? JSON.stringify(decided.body.map(({ value }) => value).join(''))
      : leaner(
          Handlebars.precompile(decided, { knownHelpers: known, knownHelpersOnly: true, noEscape: true }),
        );
    return `  ${JSON.stringify(nameOf(file))}: ${spec},\n`;
  };
  const nameOf = (file) => file.replace(/\.hbs$/, '');
  const isFurther = (file) => /^kinds\/(?!echo\/)/.test(file) || isOptional(nameOf(file));
  return [files.filter((file) => !isFurther(file)), files.filter(isFurther)].map(
    (some) => `export const templates = {\n${some.map(entry).join('')}};\n`,
  );
}

const VALIDATE_TYPES = `import type { Config } from './config.js';
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly propertyName?: string;
}
export interface Validator<T> {
  (value: unknown): value is T;
  errors?: readonly SchemaError[] | null;
}
export const validateConfig: Validator<Config>;
`;
const SCENARIO_TYPES = `import type { SchemaNode } from '../config/schema.js';
import type { ScenarioText } from '../serve/scenario.js';
import type { Validator } from './validate.js';
export const validateScenario: Validator<ScenarioText>;
export const scenarioSchema: SchemaNode;
`;
const EXERCISE_TYPES = `import type { ExerciseText } from '../classroom/exercise/exercise-text.js';
import type { SchemaNode } from '../config/schema.js';
import type { Validator } from './validate.js';
export const validateExercise: Validator<ExerciseText>;
export const exerciseSchema: SchemaNode;
`;
const DATA_TYPES = `import type { Board, SdkLine } from '../boards/boards.js';
import type { Preset } from '../config/presets.js';
import type { SchemaNode } from '../config/schema.js';
export const boards: readonly Board[];
export const sdkLines: readonly SdkLine[];
export const presets: readonly Preset[];
export const schema: SchemaNode;
export const fixedSymbols: readonly string[];
`;
const KIND_FILES_TYPES = `import type { Config } from './config.js';
/** By kind of app: the files that not every kind has. */
export const kindFiles: Readonly<Record<Config['app']['kind'], readonly string[]>>;
`;
const KINDS_TYPES = `import type { AppKind } from '../render/app-kind.js';
import type { Config } from './config.js';
export const appKinds: Readonly<Record<Config['app']['kind'], AppKind>>;
`;
const ALIASES_TYPES = `import type { BoardPart } from '../simulate/devicetree.js';
/** By board, then by alias. */
export const boardAliases: Readonly<Record<string, Readonly<Record<string, BoardPart>>>>;
`;
const ZEPHYR_TYPES = `/** By SDK line; readZephyrSymbols makes sense of one. */
export const zephyrSymbols: Readonly<Record<number, unknown>>;
`;
const MEMORY_TYPES = `import type { LineSizes, MemoryModel } from '../memory/model.js';
export const memoryModel: MemoryModel;
/** In the order of the lines; not empty. */
export const memoryLines: readonly LineSizes[];
`;
const CATALOGUE_TYPES = `import type { CompiledCatalogue, SocSeries } from '../check/compiled.js';
export const catalogue: CompiledCatalogue;
export const socSeries: readonly SocSeries[];
`;
const NAMES_TYPES = `/** SDK lines, a digit each, to the packed names of symbols there that the catalogue does not have. */
export const otherNames: Readonly<Record<string, string>>;
`;
const TEXTS_TYPES = `import type { SymbolText } from '../check/symbol-text.js';
/** The Zephyr version that costs were measured on. */
export const measuredOn: string;
export const symbolTexts: Readonly<Record<string, SymbolText>>;
`;
const FURTHER_TYPES = `/** As those of every project. */
export const templates: Readonly<Record<string, object | string>>;
`;
const PROJECT_TYPES = `import type { Config } from './config.js';
/** Precompiled, by the path of the file they print; a text where that is the same for every config. */
export const templates: Readonly<Record<string, object | string>>;
/** The text of Kconfig: in the middle, what is different for each kind of app. */
export const appKconfig: {
  readonly head: string;
  readonly kinds: Readonly<Record<Config['app']['kind'], string>>;
  readonly tail: string;
  /** Symbols that are there only if they are used; in that of a header, {N} stands for its number. */
  readonly optional: { readonly subprotocol: string; readonly header: string };
};
`;
