import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/simulate.js';
import type { Text } from '../messages/text.js';
import { APP_MAIN } from './app-main.js';
import type { Built } from './build.js';
import { includeFolders } from './include-folders.js';
import { ABSENT_HEADERS, isAbsent } from './zephyr-names.js';

type Failed = Extract<Built, { ok: false }>;

interface Project {
  /** Absolute. */
  readonly folder: string;
  readonly sdkLine: number;
  /** `sim/` of this package. */
  readonly sim: string;
}

/**
 * Why a program could not be built. What Zephyr has and `sim/` has not is told by name, and so are functions that are
 * nowhere defined; of what else is wrong, the compiler has said more.
 */
export function buildProblems(
  { english, undefined: names }: Failed,
  project: Project,
): readonly Diagnostic[] {
  const remarks = remarksOf(english, project.folder);
  const absent = [...absentHeaders(remarks, project), ...absentNames(remarks)];
  const told = new Set(absent.map(({ name }) => name));
  const known = absent.map(({ problem }) => problem);
  const missing = names.filter((name) => !told.has(name)).map(missingFunction);
  if (known.length + missing.length > 0) return [...known, ...missing];
  return [{ code: 'simulate/compile', severity: 'error', message: messages.doesNotCompile }];
}

/** Functions that need a symbol, and would be there with it. */
const NEEDED_SYMBOLS: Readonly<Record<string, string>> = { sys_reboot: 'CONFIG_REBOOT' };

function missingFunction(name: string): Diagnostic {
  const problem = (message: Text, remedy: Text): Diagnostic => {
    return { code: 'simulate/link', severity: 'error', message, remedy };
  };
  if (name === APP_MAIN) return problem(messages.noMain, messages.noMainRemedy);
  if (isAbsent(name)) return unsupported(name);
  const symbol = NEEDED_SYMBOLS[name];
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
  readonly file: string;
  readonly line: number;
  readonly lineText: string;
  readonly text: string;
}

function remarksOf(output: string, folder: string): readonly Remark[] {
  const pattern = /^([^\s:][^:\n]*):(\d+):\d+: (?:(?:fatal )?error: |warning: (?=.*implicit))(.*)$/gm;
  const sources = new Map<string, readonly string[]>();
  return [...output.matchAll(pattern)].flatMap(([, file = '', digits = '', text = '']) => {
    const path = join(folder, file);
    if (isAbsolute(file) || file.startsWith('..') || !existsSync(path)) return [];
    const lines = sources.get(file) ?? readFileSync(path, 'utf8').split(/\r?\n/);
    sources.set(file, lines);
    const line = Number(digits);
    return [{ file, line, lineText: lines[line - 1] ?? '', text }];
  });
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
    const code = remark.lineText.replace(/"(?:[^"\\]|\\.)*"|\/\/.*|\/\*.*?(?:\*\/|$)/g, ' ');
    for (const [name] of code.matchAll(/\b[A-Za-z_]\w*/g))
      if (isAbsent(name) && !found.has(name))
        found.set(name, { name, problem: unsupported(name, placeOf(remark, name)) });
  }
  return [...found.values()];
}

function placeOf({ file, line, lineText }: Remark, name: string): Place {
  return { file, line, column: lineText.indexOf(name) + 1, length: name.length, lineText };
}
