import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/simulate.js';
import type { Text } from '../messages/text.js';
import { APP_MAIN } from './app-main.js';
import { devicetreeProblems } from './devicetree-problems.js';
import { includeFolders } from './include-folders.js';
import { sourceProblems } from './source-problems.js';
import { ABSENT_HEADERS, isAbsent } from './zephyr-names.js';

interface Project {
  /** Absolute. */
  readonly folder: string;
  readonly board: string;
  readonly sdkLine: number;
  /** `sim/` of this package. */
  readonly sim: string;
}

/**
 * Why a program could not be built, beside what the compiler has said: characters that are none of C's, what Zephyr has and
 * `sim/` has not, what the board has not, and functions that are nowhere defined.
 * @param names of functions that are nowhere defined
 * @param said what the compiler has said
 * @param inside what the app uses of the simulator's own
 */
export function buildProblems(
  names: readonly string[],
  said: readonly Diagnostic[],
  project: Project,
  inside: readonly string[] = [],
): readonly Diagnostic[] {
  const remarks = said.flatMap(asRemark);
  const absent = [...absentHeaders(remarks, project), ...absentNames(remarks)];
  const told = new Set(absent.map(({ name }) => name));
  const known = absent.map(({ problem }) => problem);
  const missing = names.filter((name) => !told.has(name));
  // One remedy is told once, whatever else needs it.
  const first = missing.filter(
    (name, at) =>
      !neededSymbol(name) || missing.findIndex((other) => neededSymbol(other) === neededSymbol(name)) === at,
  );
  return [
    ...sourceProblems(said, project.folder),
    ...known,
    ...devicetreeProblems(said, project.board),
    ...first.map(missingFunction),
    ...inside.map((name): Diagnostic => {
      const [message, remedy] = [messages.insideSimulator(name), messages.insideSimulatorRemedy];
      return { code: 'simulate/inside', severity: 'error', message, remedy };
    }),
  ];
}

/** Functions that need a symbol, and would be there with it. */
const NEEDED_SYMBOLS: readonly (readonly [name: RegExp, symbol: string])[] = [
  [/^sys_reboot$/, 'CONFIG_REBOOT'],
  [/^(?:clock_[gs]ettime|gettimeofday|time)$/, 'CONFIG_POSIX_CLOCK'],
  [/^sntp_/, 'CONFIG_SNTP'],
  [/^eventfd/, 'CONFIG_EVENTFD'],
  // Of the two underscores in front, one may be the linker's.
  [/^(?:gpio_|device_is_ready$|__?device_dts_ord_)/, 'CONFIG_GPIO'],
];

const neededSymbol = (name: string) => NEEDED_SYMBOLS.find(([pattern]) => pattern.test(name))?.[1];

function missingFunction(name: string): Diagnostic {
  const problem = (message: Text, remedy: Text): Diagnostic => {
    return { code: 'simulate/link', severity: 'error', message, remedy };
  };
  if (name === APP_MAIN) return problem(messages.noMain, messages.noMainRemedy);
  if (isAbsent(name)) return unsupported(name);
  const symbol = neededSymbol(name);
  if (symbol) return problem(messages.undefinedFunction(name), messages.needsSymbol(symbol));
  return problem(messages.undefinedFunction(name), messages.undefinedRemedy);
}

function unsupported(name: string, place?: Place): Diagnostic {
  return {
    code: 'simulate/unsupported',
    severity: 'error',
    message: messages.unsupported(name),
    remedy: messages.unsupportedRemedy,
    ...(place ? { place } : {}),
  };
}

/** An error of the compiler's, or its warning of a function that it does not know, at a line of the project. */
interface Remark {
  readonly place: Place;
  readonly text: string;
}

function asRemark({ severity, message, place }: Diagnostic): readonly Remark[] {
  const counts = severity === 'error' || message.en.includes('implicit');
  return counts && place ? [{ place, text: message.en }] : [];
}

interface Absent {
  readonly name: string;
  readonly problem: Diagnostic;
}

/** Headers that Zephyr has; one that `sim/` has, too, was only looked for at another line's path. */
function absentHeaders(remarks: readonly Remark[], { sdkLine, sim }: Project): readonly Absent[] {
  return remarks.flatMap((remark) => {
    const [, header] = /^'?([\w./-]+\.h)(?:: No such file|' file not found)/.exec(remark.text) ?? [];
    if (header === undefined) return [];
    const bare = header.replace(/^zephyr\//, '');
    const path = sdkLine === 0 ? bare : sdkLine === 1 ? header : `zephyr/${bare}`;
    const place = placeOf(remark, header);
    if (ABSENT_HEADERS.has(bare)) return [{ name: header, problem: unsupported(`<${path}>`, place) }];
    if (path === header || !includeFolders(sim, sdkLine).some((folder) => existsSync(join(folder, path))))
      return [];
    const message = messages.otherPath(sdkLine, header, path);
    return [{ name: header, problem: { code: 'simulate/header', severity: 'error', message, place } }];
  });
}

/** Names that stand in lines with errors: each once, where it comes first. */
function absentNames(remarks: readonly Remark[]): readonly Absent[] {
  const found = new Map<string, Absent>();
  for (const remark of remarks) {
    const code = remark.place.lineText.replace(/"(?:[^"\\]|\\.)*"|\/\/.*|\/\*.*?(?:\*\/|$)/g, ' ');
    for (const [name] of code.matchAll(/\b[A-Za-z_]\w*/g))
      if (isAbsent(name) && !found.has(name))
        found.set(name, { name, problem: unsupported(name, placeOf(remark, name)) });
  }
  return [...found.values()];
}

function placeOf({ place }: Remark, name: string): Place {
  return { ...place, column: place.lineText.indexOf(name) + 1, length: name.length };
}
