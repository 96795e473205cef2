import { CSyntaxError } from './c-syntax.js';
import { evaluate } from './expression.js';
import type { Scope, Value } from './model.js';

/** What `CONFIG_` names stand for; a bool symbol is 'y' or 1 when set. */
export type ConfigLookup = (name: string) => Value | undefined;

interface Branch {
  /** The code around the whole #if is live. */
  outer: boolean;
  /** One of its branches was live already. */
  taken: boolean;
  live: boolean;
}

/**
 * Leaves what the compiler would see: comments, dead branches and the conditional directives themselves become blank,
 * so that every remaining line keeps its number. Other directives stay for the parser.
 * @throws CSyntaxError An #endif, #else or #elif without its #if, or an #if without #endif.
 */
export function liveCode(source: string, config: ConfigLookup = () => undefined): string {
  const lines = blankComments(source).split('\n');
  const defines = new Map<string, string>();
  const branches: Branch[] = [];
  const output: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const start = index;
    let logical = lines[index] ?? '';
    while (logical.endsWith('\\') && index + 1 < lines.length) {
      logical = logical.slice(0, -1) + (lines[++index] ?? '');
    }
    const physical = lines.slice(start, index + 1);
    const directive = /^\s*#\s*([a-z]+)\b(.*)$/.exec(logical);
    const name = directive?.[1] ?? '';
    const rest = (directive?.[2] ?? '').trim();
    if (applyConditional(name, rest, branches, defines, config, start + 1)) {
      output.push(...physical.map(() => ''));
      continue;
    }
    const live = branches.at(-1)?.live ?? true;
    if (live) applyDefine(name, rest, defines);
    // The grammar does not take the blanks that a comment leaves behind an #include.
    output.push(...physical.map((line) => (live ? line.trimEnd() : '')));
  }
  if (branches.length > 0) throw new CSyntaxError('an #if has no #endif');
  return output.join('\n');
}

function applyConditional(
  name: string,
  rest: string,
  branches: Branch[],
  defines: ReadonlyMap<string, string>,
  config: ConfigLookup,
  line: number,
): boolean {
  const holds = (condition: string): boolean => evaluateCondition(condition, defines, config);
  if (name === 'if' || name === 'ifdef' || name === 'ifndef') {
    const outer = branches.at(-1)?.live ?? true;
    const condition = name === 'if' ? rest : `${name === 'ifndef' ? '!' : ''}defined(${rest})`;
    const live = outer && holds(condition);
    branches.push({ outer, taken: live, live });
    return true;
  }
  if (name !== 'elif' && name !== 'else' && name !== 'endif') return false;
  const branch = branches.at(-1);
  if (!branch) throw new CSyntaxError(`line ${line}: #${name} without #if`);
  if (name === 'endif') {
    branches.pop();
  } else {
    branch.live = branch.outer && !branch.taken && (name === 'else' || holds(rest));
    branch.taken ||= branch.live;
  }
  return true;
}

function applyDefine(name: string, rest: string, defines: Map<string, string>): void {
  const [, symbol = '', value = ''] = /^(\w+)(.*)$/.exec(rest) ?? [];
  if (name === 'define') defines.set(symbol, value.trim());
  if (name === 'undef') defines.delete(symbol);
}

function evaluateCondition(
  condition: string,
  defines: ReadonlyMap<string, string>,
  config: ConfigLookup,
): boolean {
  const expanding = new Set<string>();
  const scope: Scope = {
    // An identifier that is no macro is 0 in an #if.
    valueOf(name) {
      const value = defines.get(name);
      if (value === undefined || expanding.has(name)) return truth(config(name)) ?? 0;
      expanding.add(name);
      const result = evaluate(value, scope);
      expanding.delete(name);
      return result;
    },
    sizeOf: () => undefined,
  };
  const isDefined = (name: string): string => {
    const value = config(name);
    return defines.has(name) || (value !== undefined && value !== 'n') ? '1' : '0';
  };
  const expanded = condition
    .replace(/\bdefined\s*\(\s*(\w+)\s*\)/g, (_, name: string) => isDefined(name))
    .replace(/\bdefined\s+(\w+)/g, (_, name: string) => isDefined(name));
  const value = evaluate(expanded, scope);
  if (value === undefined) throw new CSyntaxError(`cannot evaluate #if ${condition}`);
  return value !== 0;
}

function truth(value: Value | undefined): Value | undefined {
  if (value === 'y') return 1;
  return value === 'n' ? 0 : value;
}

/** Comments become one space each, as the standard says; their line ends stay. */
function blankComments(source: string): string {
  const tokens = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  return source
    .replace(/\r\n/g, '\n')
    .replace(tokens, (token) => (token.startsWith('/') ? ` ${token.replace(/[^\n]/g, '')}` : token));
}
