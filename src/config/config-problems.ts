// The rules of a config beyond its schema, and what is said of mistakes. Loaded only for a config that may have some.
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import { inOrder } from '../diagnostics/place.js';
import { appKinds } from '../generated/app-kinds.js';
import type { Config } from '../generated/config.js';
import { fixedSymbols } from '../generated/data.js';
import { validateConfig } from '../generated/validate.js';
import * as messages from '../messages/config.js';
import { shortened } from '../messages/shortened.js';
import { heapNeeds, messageBytes, tlsHeapNeed } from './heap-needs.js';
import { type Layer, mergeLayers, type Origin, originOf } from './layers.js';
import { isMap, type Path, valueAt } from './partial.js';
import type { PartialConfig } from './presets.js';
import { configKeys, schemaAt } from './schema.js';
import { type ConfigProblem, explainSchemaErrors, wrongTypeAt } from './schema-problems.js';
import { HEADER_SYMBOL } from './server-host.js';
import { headerProblems, serverWarnings, withIpv6 } from './server-rules.js';
import { textProblem } from './text-rules.js';

export { explainSchemaErrors } from './schema-problems.js';

/**
 * All problems of a config, each with the place or flag its value came from.
 * @param complete the layers in one, with the schema's defaults
 */
export function checkThoroughly(complete: unknown, layers: readonly Layer[]): Checked<Config> {
  const given = mergeLayers(layers);
  const valid = validateConfig(complete);
  const problems = betterWordsFirst([
    ...explainSchemaErrors(given, valid ? [] : (validateConfig.errors ?? [])),
    ...valueProblems(given),
  ]);
  const toDiagnostic = (
    severity: Diagnostic['severity'],
    { path, part, ...problem }: ConfigProblem,
  ): Diagnostic => {
    const origin = originOf(layers, path, part);
    return { ...inTermsOf(origin, problem), severity, ...origin };
  };
  const groups = layers.flatMap(groupProblems);
  const told = new Set(groups.map(({ path }) => path.join('.')));
  const errors = [
    ...groups.map(
      ({ path, part, origin, ...problem }): Diagnostic => ({ ...problem, severity: 'error', ...origin }),
    ),
    ...oncePerPath(problems)
      .filter(({ path }) => !told.has(path.join('.')))
      .map((problem) => toDiagnostic('error', problem)),
  ];
  if (errors.length > 0 || !valid) return { ok: false, diagnostics: inOrder(errors) };

  const crossErrors = payloadProblems(complete).map((problem) => toDiagnostic('error', problem));
  if (crossErrors.length > 0) return { ok: false, diagnostics: crossErrors };
  const isSaid = (path: Path) => Object.keys(originOf(layers, path, 'value')).length > 0;
  const warnings = [
    ...heapProblems(complete),
    ...tlsProblems(complete),
    ...serverWarnings(complete, isSaid),
  ].map((problem) => toDiagnostic('warning', problem));
  return { ok: true, value: withIpv6(complete), diagnostics: warnings };
}

/** Values where a group of keys should be. The merged config may not show them: another layer can have the group. */
function groupProblems(layer: Layer): (ConfigProblem & { readonly origin: Origin })[] {
  return Object.entries(layer.values).flatMap(([key, value]) => {
    if (isMap(value) || schemaAt([key])?.type !== 'object') return [];
    return [{ ...wrongTypeAt([key], value), origin: layer.origin([key], 'value') }];
  });
}

/** What JSON Schema cannot say of single values: texts that Kconfig or C would not carry, symbols that are ours. */
function valueProblems(config: PartialConfig): ConfigProblem[] {
  return [...textProblems(config, []), ...symbolProblems(config), ...headerProblems(config)];
}

function textProblems(value: unknown, path: Path): ConfigProblem[] {
  const node = schemaAt(path);
  // Below what the schema knows there is nothing of use, and through an alias of itself there may be no end.
  if (!node) return [];
  if (isMap(value))
    return Object.entries(value).flatMap(([key, child]) => textProblems(child, [...path, key]));
  const name = shortened(path.join('.'));
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return [{ code: 'config/range', message: messages.unsafeInteger(name), path, part: 'value' }];
  }
  const problem = typeof value === 'string' ? textProblem(name, value, node) : undefined;
  return problem ? [{ ...problem, path, part: 'value' }] : [];
}

/** A symbol under `kconfig:` that something else decides: a second assignment would win without a word. */
function symbolProblems(config: PartialConfig): ConfigProblem[] {
  const symbols = valueAt(config, ['kconfig']);
  if (!isMap(symbols)) return [];
  return Object.keys(symbols).flatMap((symbol): ConfigProblem[] => {
    const at = { path: ['kconfig', symbol], part: 'key' } as const;
    const key = configKeys.find((candidate) => candidate.node['x-symbol'] === symbol)?.name;
    const header = symbol.startsWith(HEADER_SYMBOL) ? 'server.headers' : undefined;
    const controlled = key ?? header ?? (symbol.startsWith('LOG_MODE_') ? 'log.mode' : undefined);
    if (controlled) {
      const message = messages.controlledSymbol(symbol);
      return [{ code: 'config/controlled-symbol', message, remedy: messages.useKey(controlled), ...at }];
    }
    if (/^EXAMPLE_WIFI_(SSID|PASSWORD)$/.test(symbol)) {
      const message = messages.credentialSymbol(symbol);
      return [{ code: 'config/controlled-symbol', message, remedy: messages.removeLine, ...at }];
    }
    if (fixedSymbols.includes(symbol) || kindSymbols(config).includes(symbol)) {
      const message = messages.fixedSymbol(symbol);
      return [{ code: 'config/controlled-symbol', message, remedy: messages.removeLine, ...at }];
    }
    return [];
  });
}

/** What prj.conf sets for the kind of app. */
function kindSymbols(config: unknown): readonly string[] {
  const kind = Object.entries(appKinds).find(([id]) => id === valueAt(config, ['app', 'kind']));
  return kind?.[1].settings.flatMap(({ symbols }) => Object.keys(symbols)) ?? [];
}

function payloadProblems(config: Config): ConfigProblem[] {
  if (config.app.kind !== 'echo') return [];
  const bytes = messageBytes(config);
  const buffer = config.app.receive_buffer_bytes;
  if (bytes <= buffer) return [];
  return [
    {
      code: 'config/payload-too-long',
      message: messages.payloadTooLong(bytes, buffer),
      remedy: messages.raiseBuffer(bytes),
      path: ['app', 'payload'],
      part: 'value',
    },
  ];
}

/** Every masked send takes a copy of the content from the heap that the Wi-Fi driver lives on. */
function heapProblems(config: Config): ConfigProblem[] {
  const { frameBytes, heapBytes } = heapNeeds(config);
  const heap = config.memory.heap_bytes;
  if (heap >= heapBytes) return [];
  return [
    {
      code: 'config/heap-small',
      message: messages.heapSmall(heap, heapBytes, frameBytes),
      remedy: messages.raiseHeap(heapBytes),
      path: ['memory', 'heap_bytes'],
      part: 'value',
    },
  ];
}

/** What TLS makes of other values. */
function tlsProblems({ server: { tls }, network, memory }: Config): ConfigProblem[] {
  if (!tls.enabled) return [];
  const needed = tlsHeapNeed(tls.record_bytes);
  const heap: ConfigProblem = {
    code: 'config/tls-heap-small',
    message: messages.tlsHeapSmall(memory.tls_heap_bytes, needed, tls.record_bytes),
    remedy: messages.raiseTlsHeap(needed),
    path: ['memory', 'tls_heap_bytes'],
    part: 'value',
  };
  const random: ConfigProblem = {
    code: 'config/tls-test-random',
    message: messages.tlsTestRandom,
    remedy: messages.tlsTestRandomRemedy,
    path: ['network', 'test_random_generator'],
    part: 'value',
  };
  return [
    ...(memory.tls_heap_bytes < needed ? [heap] : []),
    ...(network.test_random_generator ? [random] : []),
  ];
}

/** Only in a file is there a line to delete. */
function inTermsOf<T extends Pick<Diagnostic, 'remedy'>>(origin: Origin, problem: T): T {
  if (origin.place || problem.remedy !== messages.writeValue) return problem;
  const isFlag = origin.source?.startsWith('--');
  return { ...problem, remedy: isFlag ? messages.giveValue : messages.needsValue };
}

/** The schema's bound of a length is for editors, too; a text's own rule, which counts bytes or knows WPA2, says it better. */
function betterWordsFirst(problems: readonly ConfigProblem[]): ConfigProblem[] {
  return problems.toSorted(
    (a, b) => Number(a.code === 'config/too-long') - Number(b.code === 'config/too-long'),
  );
}

/** The first problem of a value says enough: a wrong type needs no remark on the range. */
function oncePerPath(problems: readonly ConfigProblem[]): ConfigProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ path }) => {
    const key = JSON.stringify(path);
    return !seen.has(key) && seen.add(key);
  });
}
