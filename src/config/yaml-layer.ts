import type { Document, Pair, YAMLMap } from 'yaml';
import type { Checked, Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { inOrder, placeAt } from '../diagnostics/place.js';
import { looksSecret, MASK, maskSecrets } from '../diagnostics/secrets.js';
import * as messages from '../messages/config.js';
import type { Layer, Origin } from './layers.js';
import { isMap, type Path } from './partial.js';
import type { PartialConfig } from './presets.js';
import { schemaAt } from './schema.js';
import type { PlaceOf, Span } from './yaml-problems.js';

type Yaml = typeof import('./yaml.js');

/** Aliases may give so many values in all; a file that asks for more is an attack or a mistake. */
const MAX_ALIASES = 100;

/**
 * Reads a config from YAML text. All problems of the syntax are reported at once, with their places.
 * BOM, CRLF and every comment are fine.
 */
export async function readYaml(file: string, text: string): Promise<Checked<Layer>> {
  const yaml = await import('./yaml.js');
  // The library compares every key with every other to find doubles, which takes minutes in a hostile file.
  const document = yaml.parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
  const secrets = secretSpans(yaml, document, text);
  const place = (start: number, end: number) =>
    withoutSecrets(placeAt(file, text, start, end), text, start, secrets);

  const problems = [...document.errors, ...document.warnings].map((problem) =>
    yaml.syntaxProblem(yaml, document, problem, place),
  );
  problems.push(...duplicates(yaml, document, place), ...unknownAliases(yaml, document, place));
  if (document.directives?.yaml.version !== '1.2') {
    const problem = {
      code: 'config/yaml-version',
      message: messages.yamlVersion,
      remedy: messages.removeDirective,
    };
    problems.push({ severity: 'error', ...problem, place: place(0, 1) });
  }
  if (problems.length > 0) return { ok: false, diagnostics: inOrder(unique(problems)) };

  const values = plainValues(yaml, document);
  if (values === 'aliases' || values === 'not-a-mapping') {
    const [start] = document.contents?.range ?? [0];
    const problem = values === 'aliases' ? ALIASES : NOT_A_MAPPING;
    const hint = values === 'aliases' ? undefined : messages.colonHint(place(start, start + 1).lineText);
    return {
      ok: false,
      diagnostics: [
        { severity: 'error', ...problem, ...(hint ? { remedy: hint } : {}), place: place(start, start + 1) },
      ],
    };
  }
  return { ok: true, value: { values, origin: origins(yaml, document, place) }, diagnostics: [] };
}

const ALIASES = { code: 'config/yaml-aliases', message: messages.yamlAliases, remedy: messages.writeOut };
const NOT_A_MAPPING = {
  code: 'config/yaml-not-mapping',
  message: messages.yamlNotMapping,
  remedy: messages.yamlFix,
};

function plainValues(yaml: Yaml, document: Document): PartialConfig | 'aliases' | 'not-a-mapping' {
  readSymbols(yaml, document);
  let plain: unknown;
  try {
    plain = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    if (error instanceof ReferenceError) return 'aliases';
    throw error;
  }
  if (plain === null || plain === undefined) return {};
  return isMap(plain) ? withoutEmptyGroups(plain) : 'not-a-mapping';
}

/**
 * Values under `kconfig:` as they are meant there: a bare y or n is a switch, and `0x20` stays as it is written, because
 * for a hex symbol Kconfig would take a plain 32 for 0x32.
 */
function readSymbols(yaml: Yaml, document: Document): void {
  const symbols = document.get('kconfig');
  if (!yaml.isMap(symbols)) return;
  for (const { value } of symbols.items) {
    if (!yaml.isScalar(value)) continue;
    if (value.format === 'HEX' && value.source) value.value = value.source;
    else if (value.type === 'PLAIN' && (value.value === 'y' || value.value === 'n'))
      value.value = value.value === 'y';
  }
}

/** `wifi:` with nothing below it is an empty group, not a null. */
function withoutEmptyGroups(config: PartialConfig): PartialConfig {
  return Object.fromEntries(
    Object.entries(config).filter(([key, value]) => value !== null || schemaAt([key])?.type !== 'object'),
  );
}

function origins(yaml: Yaml, document: Document, place: PlaceOf): Layer['origin'] {
  return (path: Path, part): Origin => {
    let map: unknown = document.contents;
    let found: Pair | undefined;
    for (const key of path) {
      const pair = yaml.isMap(map) ? pairOf(yaml, map, key) : undefined;
      if (!pair) break;
      found = pair;
      map = yaml.isAlias(pair.value) ? pair.value.resolve(document) : pair.value;
    }
    if (!found) return {};
    const node = part === 'key' || isEmpty(found.value) ? found.key : found.value;
    return hasRange(node) ? { place: place(node.range[0], node.range[1]) } : {};
  };
}

function pairOf(yaml: Yaml, map: YAMLMap, key: string | number): Pair | undefined {
  return map.items.find((pair) => yaml.isScalar(pair.key) && String(pair.key.value ?? '') === String(key));
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return isMap(node) && Array.isArray(node['range']);
}

/** A value that is not written at all. */
function isEmpty(node: unknown): boolean {
  return !hasRange(node) || node.range[0] === node.range[1];
}

/** Keys that stand twice in one map: the second and later ones. */
function duplicates(yaml: Yaml, document: Document, place: PlaceOf): Diagnostic[] {
  const found: Diagnostic[] = [];
  yaml.visit(document, {
    Map(_, map) {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!yaml.isScalar(key) || !key.range) continue;
        const name = String(key.value);
        if (seen.has(name)) {
          const message = messages.yamlDuplicate(name);
          const [start, end] = key.range;
          const code = 'config/yaml-duplicate-key';
          found.push({
            code,
            severity: 'error',
            message,
            remedy: messages.keepOne,
            place: place(start, end),
          });
        }
        seen.add(name);
      }
    },
  });
  return found;
}

/** Values that begin with `*` without being meant as an alias, or aliases whose anchor is missing. */
function unknownAliases(yaml: Yaml, document: Document, place: PlaceOf): Diagnostic[] {
  const found: Diagnostic[] = [];
  yaml.visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) || !alias.range) return;
      const [start, end] = alias.range;
      const problem = {
        code: 'config/yaml-alias',
        message: messages.yamlAlias,
        remedy: messages.putQuotesAround,
      };
      found.push({ severity: 'error', ...problem, place: place(start, end) });
    },
  });
  return found;
}

/**
 * Where the file holds what may be a password: under any name like it, and, as names get mistyped, under every name
 * in `wifi` that is not known.
 */
function secretSpans(yaml: Yaml, document: Document, text: string): Span[] {
  const spans: Span[] = [];
  yaml.visit(document, {
    Pair(_, { key, value }, ancestors) {
      if (!yaml.isScalar(key) || !key.range) return;
      const name = String(key.value);
      const group = ancestors.at(-2);
      const inWifi = yaml.isPair(group) && yaml.isScalar(group.key) && group.key.value === 'wifi';
      if (looksSecret(name) || (inWifi && !schemaAt(['wifi', name]))) {
        // From the colon on: a tag or an anchor may be part of a password without quotes.
        const colon = /^\s*:\s*/.exec(text.slice(key.range[1]))?.[0].length ?? 0;
        if (hasRange(value)) spans.push([key.range[1] + colon, value.range[1]]);
        const source = yaml.isAlias(value) ? value.resolve(document) : undefined;
        if (hasRange(source)) spans.push([source.range[0], source.range[1]]);
      }
    },
  });
  return spans;
}

/** The place with its line cut where a secret begins in it. */
function withoutSecrets(place: Place, text: string, start: number, secrets: readonly Span[]): Place {
  const bom = place.line === 1 && text.startsWith('\uFEFF') ? 1 : 0;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1 + bom;
  const lineEnd = lineStart + place.lineText.length;
  const begins = secrets.filter(([from, to]) => from < lineEnd && to > lineStart).map(([from]) => from);
  if (begins.length === 0) return { ...place, lineText: maskSecrets(place.lineText) };
  const cut = Math.max(lineStart, Math.min(...begins));
  const lineText = place.lineText.slice(0, cut - lineStart) + MASK;
  return { ...place, lineText, length: start >= cut ? 1 : place.length };
}

/** One mistake often makes several complaints about its line: the first says enough. */
function unique(problems: readonly Diagnostic[]): Diagnostic[] {
  const lines = new Set<string>();
  return problems.filter((problem) => {
    const key = `${problem.place?.line}`;
    return !lines.has(key) && lines.add(key);
  });
}
