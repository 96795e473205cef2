import type { Layer } from '../../config/layers.js';
import { nearest } from '../../config/nearest.js';
import type { Path } from '../../config/partial.js';
import { findPreset, presets } from '../../config/presets.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { kconfigStringProblem } from '../../kconfig/quoting.js';
import * as messages from '../../messages/class-exercise.js';
import { choices, didYouMean } from '../../messages/config.js';
import type { Text } from '../../messages/text.js';
import { parseFault } from '../../serve/faults.js';
import type { Check, ExerciseText, LineMatch, Run } from './exercise-text.js';
import { safePattern } from './safe-pattern.js';
import { filledText, STAND_INS } from './student-values.js';

interface Wrong {
  readonly at: Path;
  readonly message: Text;
  readonly remedy: Text;
}

/** Expectations about a run. */
const OF_RUNS = [
  'clean',
  'console',
  'console_never',
  'console_order',
  'server',
  'server_never',
  'connections',
  'called',
  'refuses',
  'pin',
  'scenario',
] as const;
/** Those for which the run has to have a server. */
const OF_SERVER: readonly string[] = ['server', 'server_never', 'connections', 'refuses', 'scenario'];

/** What JSON Schema cannot say, with places in exercise.yaml. */
export function ruleProblems(
  text: ExerciseText,
  scenarios: readonly string[],
  origin: Layer['origin'],
): Diagnostic[] {
  const { runs = [], checks, preset } = text;
  const wrong: Wrong[] = [
    ...(preset !== undefined && !findPreset(preset) ? [unknownPreset(preset)] : []),
    ...doubles(runs, 'runs'),
    ...doubles(checks, 'checks'),
    ...runs.flatMap((run, index) => runProblems(run, ['runs', index], scenarios)),
    ...checks.flatMap((check, index) => checkProblems(check, ['checks', index], runs)),
    ...needsProblems(checks),
    ...(checks.every(({ hidden }) => hidden)
      ? [{ at: ['checks'], message: messages.allHidden, remedy: messages.showOne }]
      : []),
  ];
  // What is wrong with a check may be why nothing looks at a run.
  const all = wrong.length > 0 ? wrong : idle(runs, checks);
  return all.map(({ at, message, remedy }) => ({
    code: 'class/exercise',
    severity: 'error',
    message,
    remedy,
    ...origin(at, 'value'),
  }));
}

function unknownPreset(name: string): Wrong {
  const ids = presets.map(({ id }) => id);
  const near = nearest(name, ids);
  return { at: ['preset'], message: messages.noPreset(name), remedy: near ? didYouMean(near) : choices(ids) };
}

function doubles(list: readonly { readonly id: string }[], key: string): Wrong[] {
  return list.flatMap(({ id }, index) =>
    list.findIndex((one) => one.id === id) < index
      ? [{ at: [key, index, 'id'], message: messages.sameId(id), remedy: messages.otherId }]
      : [],
  );
}

function runProblems(run: Run, at: Path, scenarios: readonly string[]): Wrong[] {
  const wrong: Wrong[] = [];
  const { scenario, faults = [], server } = run;
  if (scenario !== undefined && !scenarios.includes(scenario)) {
    const near = nearest(scenario, scenarios);
    const remedy = near ? didYouMean(near) : messages.writeScenario;
    wrong.push({ at: [...at, 'scenario'], message: messages.noScenario(scenario), remedy });
  }
  for (const [index, fault] of faults.entries()) {
    const [problem] = parseFault(fault).diagnostics;
    if (problem)
      wrong.push({
        at: [...at, 'faults', index],
        message: problem.message,
        remedy: problem.remedy ?? messages.writeFault,
      });
  }
  if (server === false && (scenario !== undefined || faults.length > 0 || run.tls))
    wrong.push({ at: [...at, 'server'], message: messages.serverOff, remedy: messages.serverOn });
  for (const key of ['tls_names', 'tls_unknown_ca'] as const)
    if (run[key] && !run.tls)
      wrong.push({ at: [...at, key], message: messages.withoutTls(key), remedy: messages.turnTlsOn });
  for (const [symbol, value] of Object.entries(run.kconfig ?? {})) {
    const problem = typeof value === 'string' ? kconfigStringProblem(value) : undefined;
    if (problem)
      wrong.push({
        at: [...at, 'kconfig', symbol],
        message: problem.message,
        remedy: problem.remedy ?? messages.plainText,
      });
  }
  return wrong;
}

function checkProblems(check: Check, at: Path, runs: readonly Run[]): Wrong[] {
  const { run: name, expect } = check;
  const wrong: Wrong[] = [];
  const [kind = ''] = Object.keys(expect);
  const inExpect = [...at, 'expect', kind];
  const needsRun = OF_RUNS.some((one) => one === kind);
  const run = name === undefined ? runs[0] : runs.find(({ id }) => id === name);
  if (name !== undefined && !needsRun)
    wrong.push({ at: [...at, 'run'], message: messages.runUnused(kind), remedy: messages.removeRun });
  else if (needsRun && !run) {
    const ids = runs.map(({ id }) => id);
    const near = nearest(name ?? '', ids);
    wrong.push({
      at: name === undefined ? inExpect : [...at, 'run'],
      message: messages.noRun(name),
      remedy: near ? didYouMean(near) : messages.writeRun,
    });
  }
  if (run?.server === false && OF_SERVER.includes(kind))
    wrong.push({ at: inExpect, message: messages.noServer(run.id), remedy: messages.serverOn });
  if (expect.scenario && run && run.scenario === undefined)
    wrong.push({
      at: inExpect,
      message: messages.runWithoutScenario(run.id),
      remedy: messages.writeScenario,
    });

  if (expect.refuses && run && run.server !== false && !run.tls)
    wrong.push({ at: inExpect, message: messages.withoutTls('refuses'), remedy: messages.turnTlsOn });
  if (check.on_failure_for && !(expect.clean && check.on_failure))
    wrong.push({
      at: [...at, 'on_failure_for'],
      message: messages.causesWithoutClean,
      remedy: messages.removeCauses,
    });
  if (expect.pin) wrong.push(...pinProblems(expect.pin, inExpect, run));
  const within = expect.console?.within_s ?? expect.server?.within_s;
  if (within !== undefined && run && within > run.seconds)
    wrong.push({
      at: [...inExpect, 'within_s'],
      message: messages.afterEnd(within, run.id, run.seconds),
      remedy: messages.longerRun,
    });
  for (const [match, where] of lineMatches(expect, inExpect)) wrong.push(...matchProblems(match, where));
  for (const [match, where] of frameMatches(expect, inExpect)) {
    if (match.text !== undefined || match.pattern !== undefined) wrong.push(...matchProblems(match, where));
  }
  const { connections, source } = expect;
  const { at_least: least = 0, at_most: most = Number.POSITIVE_INFINITY } = connections ?? {};
  if (least > most) wrong.push({ at: inExpect, message: messages.leastMost, remedy: messages.swapThem });
  const { symbol } = expect;
  if (symbol && (symbol.is === undefined) === (symbol.at_least === undefined))
    wrong.push({ at: inExpect, message: messages.isOrAtLeast, remedy: messages.keepOneOf('is', 'at_least') });
  const asked = [source?.has, source?.has_one_of, source?.lacks].filter((one) => one !== undefined);
  if (source && asked.length !== 1)
    wrong.push({
      at: inExpect,
      message: messages.hasOrLacks,
      remedy: messages.keepOneOf('has', 'has_one_of', 'lacks'),
    });
  return wrong;
}

function pinProblems(
  { states = [], from_s: from, until_s: until }: NonNullable<Check['expect']['pin']>,
  at: Path,
  run: Run | undefined,
): Wrong[] {
  const wrong: Wrong[] = [];
  // What it was before, nobody has asked.
  const before = from === undefined ? 'off' : undefined;
  const repeated = states.findIndex((state, index) => state === (index === 0 ? before : states[index - 1]));
  if (repeated >= 0)
    wrong.push({
      at: [...at, 'states', repeated],
      message: messages.noChange(states[repeated] ?? 'off', repeated === 0),
      remedy: messages.onlyChanges,
    });
  if (from !== undefined && until !== undefined && from >= until)
    wrong.push({ at: [...at, 'until_s'], message: messages.noTimeBetween, remedy: messages.swapThem });
  for (const [key, seconds = 0] of [['from_s', from] as const, ['until_s', until] as const])
    if (run && seconds > run.seconds)
      wrong.push({
        at: [...at, key],
        message: messages.afterEnd(seconds, run.id, run.seconds),
        remedy: messages.longerRun,
      });
  return wrong;
}

type Placed = readonly (readonly [LineMatch, Path])[];

function lineMatches(
  { console: line, console_never: never, console_order: order }: Check['expect'],
  at: Path,
): Placed {
  return [
    ...(line ? [[line, at] as const] : []),
    ...(never ? [[never, at] as const] : []),
    ...(order ?? []).map((match, index) => [match, [...at, index]] as const),
  ];
}

function frameMatches({ server, server_never: never }: Check['expect'], at: Path): Placed {
  return [...(server ? [[server, at] as const] : []), ...(never ? [[never, at] as const] : [])];
}

function matchProblems({ text, pattern }: LineMatch, at: Path): Wrong[] {
  if ((text === undefined) === (pattern === undefined))
    return [{ at, message: messages.textOrPattern, remedy: messages.keepOneOf('text', 'pattern') }];
  if (pattern === undefined || safePattern(filledText(pattern, STAND_INS))) return [];
  return [{ at: [...at, 'pattern'], message: messages.unsafePattern, remedy: messages.plainerPattern }];
}

/** What a check needs is there, is no more hidden than itself, and does not need it in turn. */
function needsProblems(checks: readonly Check[]): Wrong[] {
  const byId = new Map(checks.map((check) => [check.id, check]));
  /** Whether one comes to need another, by whatever way; each is looked at once. */
  const leadsTo = (from: string, to: string, seen = new Set<string>()): boolean =>
    (byId.get(from)?.needs ?? []).some((id) => id === to || (!seen.has(id) && leadsTo(id, to, seen.add(id))));
  return checks.flatMap((check, index) =>
    (check.needs ?? []).flatMap((id, place): Wrong[] => {
      const at = ['checks', index, 'needs', place];
      const needed = byId.get(id);
      if (!needed) {
        const ids = [...byId.keys()].filter((one) => one !== check.id);
        const near = nearest(id, ids);
        return [{ at, message: messages.noCheck(id), remedy: near ? didYouMean(near) : choices(ids) }];
      }
      if (id === check.id) return [{ at, message: messages.needsItself, remedy: messages.removeNeed }];
      if (needed.hidden && !check.hidden)
        return [{ at, message: messages.needsHidden(id), remedy: messages.showOrHide }];
      return leadsTo(id, check.id)
        ? [{ at, message: messages.needsInCircle(id, check.id), remedy: messages.removeNeed }]
        : [];
    }),
  );
}

/** A run that no check looks at would cost its time for nothing. */
function idle(runs: readonly Run[], checks: readonly Check[]): Wrong[] {
  const used = new Set(
    checks.flatMap(({ run, expect }) => (OF_RUNS.some((kind) => kind in expect) ? [run ?? runs[0]?.id] : [])),
  );
  return runs.flatMap(({ id }, index) =>
    used.has(id)
      ? []
      : [{ at: ['runs', index, 'id'], message: messages.idleRun(id), remedy: messages.useRun }],
  );
}
