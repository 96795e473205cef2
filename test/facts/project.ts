import { extractFacts } from './c-facts.js';
import { CSyntaxError } from './c-syntax.js';
import { evaluate } from './expression.js';
import type { CallFact, FieldFact, FileFacts, FunctionFacts, Scope, TextListFact } from './model.js';
import type { ConfigLookup } from './preprocess.js';

/** A C file together with the names its expressions can use. */
export interface SourceFile {
  path: string;
  facts: FileFacts;
  scope: Scope;
}

/** A call with the names that its arguments can use, which are those of the file it stands in. */
export interface PlacedCall extends CallFact {
  file: SourceFile;
}

/** What a function does, its helpers included. */
export interface Behaviour {
  calls: PlacedCall[];
  fields: (FieldFact & { file: SourceFile })[];
  loops: { bound: string; file: SourceFile }[];
}

export interface Project {
  sources: SourceFile[];
  /** Files that cannot be read as C, with the reason. */
  unreadable: { path: string; reason: string }[];
}

export function readProject(files: Readonly<Record<string, string>>, config: ConfigLookup): Project {
  const read: [path: string, facts: FileFacts][] = [];
  const unreadable: Project['unreadable'] = [];
  for (const [path, content] of Object.entries(files)) {
    if (!/^src\/.*\.[ch]$/.test(path)) continue;
    try {
      read.push([path, extractFacts(content, config)]);
    } catch (error) {
      if (!(error instanceof CSyntaxError)) throw error;
      unreadable.push({ path, reason: error.message });
    }
  }
  return { sources: sourceFiles(read, config), unreadable };
}

/** Gives each file its scope: its own constants, then those of all headers, then the configuration. */
export function sourceFiles(
  files: readonly (readonly [path: string, facts: FileFacts])[],
  config: ConfigLookup,
): SourceFile[] {
  const headers = files.filter(([path]) => path.endsWith('.h')).map(([, facts]) => facts);
  return files.map(([path, facts]) => ({ path, facts, scope: scopeOf([facts, ...headers], config) }));
}

function scopeOf(visible: readonly FileFacts[], config: ConfigLookup): Scope {
  const resolving = new Set<string>();
  const scope: Scope = {
    valueOf(name) {
      const text = visible.map(({ constants }) => constants[name]).find((each) => each !== undefined);
      if (text === undefined) return name.startsWith('CONFIG_') ? config(name) : undefined;
      if (resolving.has(name)) return undefined;
      resolving.add(name);
      const value = evaluate(text, scope);
      resolving.delete(name);
      return value;
    },
    sizeOf(name) {
      const size = visible.map(({ buffers }) => buffers[name]).find((each) => each !== undefined);
      const value = size === undefined ? scope.valueOf(name) : evaluate(size, scope);
      return typeof value === 'string' ? Buffer.byteLength(value) + 1 : value;
    },
  };
  return scope;
}

export interface PlacedFunction {
  facts: FunctionFacts;
  file: SourceFile;
}

/** The function of that name, of all files that have one preferably the one in `path`: statics may share a name. */
export function findFunction(project: Project, name: string, path: string): PlacedFunction | undefined {
  const all = project.sources.flatMap((file) =>
    file.facts.functions.filter((facts) => facts.name === name).map((facts) => ({ facts, file })),
  );
  return all.find(({ file }) => file.path === path) ?? all[0];
}

/** Follows calls into the project's own helpers: all its functions but those in `documented`. */
export function behaviourOf(
  project: Project,
  start: PlacedFunction,
  documented: ReadonlySet<string>,
): Behaviour {
  const behaviour: Behaviour = { calls: [], fields: [], loops: [] };
  const entered = new Set<FunctionFacts>();
  const enter = ({ facts, file }: PlacedFunction): void => {
    entered.add(facts);
    behaviour.fields.push(...facts.fields.map((field) => ({ ...field, file })));
    behaviour.loops.push(...facts.loops.map((bound) => ({ bound, file })));
    for (const call of facts.calls) {
      const helper = documented.has(call.name) ? undefined : findFunction(project, call.name, file.path);
      if (!helper) behaviour.calls.push({ ...call, file });
      else if (!entered.has(helper.facts)) enter(helper);
    }
    entered.delete(facts);
  };
  enter(start);
  return behaviour;
}

/** The string lists of all files, wherever they stand. */
export function allTexts(project: Project): (TextListFact & { file: SourceFile })[] {
  return project.sources.flatMap((file) =>
    [...file.facts.texts, ...file.facts.functions.flatMap(({ texts }) => texts)].map((list) => ({
      ...list,
      file,
    })),
  );
}
