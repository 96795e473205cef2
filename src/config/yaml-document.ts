import type { Document, Pair, YAMLMap } from 'yaml';
import type { Checked, Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { inOrder, placeAt } from '../diagnostics/place.js';
import { MASK, maskSecrets } from '../diagnostics/secrets.js';
import * as messages from '../messages/config.js';
import * as yamlMessages from '../messages/yaml.js';
import type { Layer, Origin } from './layers.js';
import { isMap, type Path } from './partial.js';
import type { PartialConfig } from './presets.js';
import { tooDeepAt } from './yaml-depth.js';
import * as yaml from './yaml-library.js';
import { type PlaceOf, type Span, syntaxProblem } from './yaml-problems.js';

/** Aliases may give so many values in all; a file that asks for more is an attack or a mistake. */
const MAX_ALIASES = 100;

/** What a kind of file has of its own. */
export interface DocumentRules {
  /** Whether the value under a name, in a group or at the top, may be a password. */
  readonly isSecret: (name: string, group: string | undefined) => boolean;
  /** Makes values of what the library takes for others. */
  readonly prepare?: (document: Document) => void;
}

/**
 * Reads a mapping from YAML text. All problems of the syntax are reported at once, with their places.
 * BOM, CRLF and every comment are fine.
 */
export function readYamlDocument(file: string, text: string, rules: DocumentRules): Checked<Layer> {
  const deep = tooDeepAt(text);
  if (deep !== undefined) return { ok: false, diagnostics: [tooDeep(placeAt(file, text, deep, deep + 1))] };
  // The library compares every key with every other to find doubles, which takes minutes in a hostile file.
  const document = yaml.parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
  // Most files have no problem that needs a place.
  let secrets: readonly Span[] | undefined;
  const place = (start: number, end: number) => {
    secrets ??= secretSpans(document, text, rules);
    return withoutSecrets(placeAt(file, text, start, end), text, start, secrets);
  };

  const problems = [...document.errors, ...document.warnings].map((problem) =>
    syntaxProblem(document, problem, place),
  );
  problems.push(...duplicates(document, place), ...unknownAliases(document, place));
  if (document.directives?.yaml.version !== '1.2') {
    const problem = {
      code: 'config/yaml-version',
      message: messages.yamlVersion,
      remedy: messages.removeDirective,
    };
    problems.push({ severity: 'error', ...problem, place: place(0, 1) });
  }
  const mark = problems.length > 0 ? /^<{7} .*$/m.exec(text) : null;
  if (mark) {
    // All else that is wrong follows from the marks.
    const { mergeMarks: message, settleMarks: remedy } = yamlMessages;
    const at = place(mark.index, mark.index + mark[0].length);
    const problem: Diagnostic = { code: 'config/yaml-syntax', severity: 'error', message, remedy, place: at };
    return { ok: false, diagnostics: [problem] };
  }
  if (problems.length > 0) return { ok: false, diagnostics: inOrder(unique(problems)) };

  rules.prepare?.(document);
  const values = plainValues(document);
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
  return { ok: true, value: { values, origin: origins(document, place) }, diagnostics: [] };
}

function tooDeep(place: Place): Diagnostic {
  const { tooDeep: message, twoLevels: remedy } = yamlMessages;
  // Nothing was read, so any word may be a secret.
  const lineText = place.lineText.replace(/[^\s[\]{}?:-]/g, '·');
  const code = 'config/yaml-syntax';
  return { code, severity: 'error', message, remedy, place: { ...place, lineText } };
}

const ALIASES = { code: 'config/yaml-aliases', message: messages.yamlAliases, remedy: messages.writeOut };
const NOT_A_MAPPING = {
  code: 'config/yaml-not-mapping',
  message: messages.yamlNotMapping,
  remedy: messages.yamlFix,
};

function plainValues(document: Document): PartialConfig | 'aliases' | 'not-a-mapping' {
  let plain: unknown;
  try {
    plain = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    if (error instanceof ReferenceError) return 'aliases';
    throw error;
  }
  if (plain === null || plain === undefined) return {};
  return isMap(plain) ? plain : 'not-a-mapping';
}

function origins(document: Document, place: PlaceOf): Layer['origin'] {
  return (path: Path, part): Origin => {
    let node: unknown = document.contents;
    let found: unknown;
    for (const key of path) {
      const pair = yaml.isMap(node) ? pairOf(node, key) : undefined;
      const item = yaml.isSeq(node) ? node.items[Number(key)] : undefined;
      if (!pair && !item) break;
      found = pair && (part === 'key' || isEmpty(pair.value)) ? pair.key : (pair?.value ?? item);
      const value = pair?.value ?? item;
      node = yaml.isAlias(value) ? value.resolve(document) : value;
    }
    return hasRange(found) ? { place: place(found.range[0], found.range[1]) } : {};
  };
}

function pairOf(map: YAMLMap, key: string | number): Pair | undefined {
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
function duplicates(document: Document, place: PlaceOf): Diagnostic[] {
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
function unknownAliases(document: Document, place: PlaceOf): Diagnostic[] {
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

/** Where the file holds what may be a password. */
function secretSpans(document: Document, text: string, { isSecret }: DocumentRules): Span[] {
  const spans: Span[] = [];
  yaml.visit(document, {
    Pair(_, { key, value }, ancestors) {
      if (!yaml.isScalar(key) || !key.range) return;
      const name = String(key.value);
      const group = ancestors.at(-2);
      const within = yaml.isPair(group) && yaml.isScalar(group.key) ? String(group.key.value) : undefined;
      if (isSecret(name, within)) {
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
