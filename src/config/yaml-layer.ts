import type { Document, Pair, YAMLMap } from 'yaml';
import type { Checked, Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { placeAt } from '../diagnostics/place.js';
import * as messages from '../messages/config.js';
import type { Text } from '../messages/text.js';
import type { Layer, Origin } from './layers.js';
import { isMap, type Path } from './partial.js';
import type { PartialConfig } from './presets.js';

type Yaml = typeof import('yaml');

/** Aliases may give so many values in all; a file that asks for more is an attack or a mistake. */
const MAX_ALIASES = 100;

/**
 * Reads a config from YAML text. All problems of the syntax are reported at once, with their places.
 * BOM, CRLF and every comment are fine.
 */
export async function readYaml(file: string, text: string): Promise<Checked<Layer>> {
  const yaml = await import('yaml');
  const document = yaml.parseDocument(text, { uniqueKeys: true, prettyErrors: false });
  const problems = [...document.errors, ...document.warnings].map((problem) =>
    syntaxProblem(problem.code, problem.message, placeAt(file, text, problem.pos[0], problem.pos[1])),
  );
  if (problems.length > 0) return { ok: false, diagnostics: unique(problems) };

  const values = plainValues(document);
  if (values === 'aliases') {
    return failed(
      { code: 'config/yaml-aliases', message: messages.yamlAliases, remedy: messages.writeOut },
      file,
      text,
    );
  }
  if (values === 'not-a-mapping') {
    const start = document.contents?.range?.[0] ?? 0;
    const place = placeAt(file, text, start, start + 1);
    const problem = {
      code: 'config/yaml-not-mapping',
      message: messages.yamlNotMapping,
      remedy: messages.yamlFix,
    };
    return { ok: false, diagnostics: [{ severity: 'error', ...problem, place }] };
  }
  return { ok: true, value: { values, origin: origins(yaml, document, file, text) }, diagnostics: [] };
}

function plainValues(document: Document): PartialConfig | 'aliases' | 'not-a-mapping' {
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

/** `wifi:` with nothing below it is an empty group, not a null. */
function withoutEmptyGroups(config: PartialConfig): PartialConfig {
  const groups = new Set(['project', 'wifi', 'server', 'app', 'network', 'memory', 'log', 'kconfig']);
  return Object.fromEntries(
    Object.entries(config).filter(([key, value]) => value !== null || !groups.has(key)),
  );
}

function origins(yaml: Yaml, document: Document, file: string, text: string): Layer['origin'] {
  return (path: Path, part): Origin => {
    let map: unknown = document.contents;
    let found: Pair | undefined;
    for (const key of path) {
      const pair = yaml.isMap(map) ? pairOf(yaml, map, key) : undefined;
      if (!pair) break;
      found = pair;
      map = pair.value;
    }
    if (!found) return {};
    const node = part === 'key' || !hasRange(found.value) ? found.key : found.value;
    if (!hasRange(node)) return {};
    return { place: placeAt(file, text, node.range[0], node.range[1]) };
  };
}

function pairOf(yaml: Yaml, map: YAMLMap, key: string | number): Pair | undefined {
  return map.items.find((pair) => yaml.isScalar(pair.key) && String(pair.key.value) === String(key));
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return isMap(node) && Array.isArray(node['range']) && node['range'][0] !== node['range'][1];
}

function syntaxProblem(code: string, detail: string, place: Place): Diagnostic {
  const [name, message, remedy] = explain(code, detail, place);
  return { code: name, severity: 'error', message, remedy, place };
}

function explain(code: string, detail: string, place: Place): [string, Text, Text] {
  const startsWithTab = /^\s*\t/.test(place.lineText);
  if (code === 'TAB_AS_INDENT' || startsWithTab)
    return ['config/yaml-tab', messages.yamlTab, messages.useSpaces];
  if (code === 'DUPLICATE_KEY') {
    const key = place.lineText.slice(place.column - 1).split(':')[0] ?? '';
    return ['config/yaml-duplicate-key', messages.yamlDuplicate(key), messages.keepOne];
  }
  if (code === 'MULTIPLE_DOCS') {
    return ['config/yaml-documents', messages.yamlDocuments, messages.removeDocument];
  }
  return [
    'config/yaml-syntax',
    messages.yamlSyntax(detail.replace(/\s+at line \d+.*$/s, '')),
    messages.yamlFix,
  ];
}

/** One mistake often makes several complaints about its line: the first says enough. */
function unique(problems: readonly Diagnostic[]): Diagnostic[] {
  const lines = new Set<string>();
  return problems.filter((problem) => {
    const key = `${problem.place?.line}`;
    return !lines.has(key) && lines.add(key);
  });
}

function failed(
  problem: Pick<Diagnostic, 'code' | 'message' | 'remedy'>,
  file: string,
  text: string,
): Checked<Layer> {
  return { ok: false, diagnostics: [{ severity: 'error', ...problem, place: placeAt(file, text, 0, 1) }] };
}
