import { compareBehaviour } from './compare-behaviour.js';
import { documentedFacts } from './data.js';
import type { Exception, ExceptionUse } from './exceptions.js';
import type { DocumentedFacts, FileFacts, Scope, Setting, Value } from './model.js';
import { parseSettings } from './page.js';
import { allTexts, type Project, readProject, type SourceFile, sourceFiles } from './project.js';
import { type Difference, type Expression, Report, sameValue } from './report.js';

export interface ProjectUnderTest {
  /** Path in the project, with slashes → content. */
  files: Readonly<Record<string, string>>;
  /** The value of a `CONFIG_` name: strings without quotes, bools as 'y' or 1; undefined if it is not set. */
  constants: (expression: string) => Value | undefined;
  /** 0, 1 or 2. */
  sdkLine: number;
  exceptions: readonly Exception[];
  /** What to hold the project to; the committed facts of the documentation page unless told. */
  documented?: DocumentedFacts;
}

export interface Comparison {
  /** What no exception covers. */
  differences: readonly Difference[];
  /** The exceptions that were needed, and how often. */
  used: readonly ExceptionUse[];
  /** Their ids, each once. */
  usedIds: readonly string[];
}

/** Holds a generated project to the documented app. */
export function compareProject(input: ProjectUnderTest): Comparison {
  const { files, constants, sdkLine } = input;
  const documented = input.documented ?? documentedFacts();
  const report = new Report(input.exceptions, sdkLine);
  const project = readProject(files, constants);
  for (const { path, reason } of project.unreadable) {
    report.wrong({ kind: 'file', file: path, name: path }, reason);
  }
  compareSettings(documented.settings, files['prj.conf'], report);
  compareKconfig(documented, files.Kconfig ?? '', report);
  const functions = new Set(
    Object.values(documented.files).flatMap((file) => file.functions.map(({ name }) => name)),
  );
  for (const file of sourceFiles(Object.entries(documented.files), constants)) {
    compareFile(file, project, sdkLine, report);
    compareBehaviour(file, project, functions, report);
  }
  const used = report.used();
  const usedIds = [...new Set(used.map(({ exception }) => exception.id))];
  return { differences: report.differences, used, usedIds };
}

function compareSettings(documented: readonly Setting[], fragment: string | undefined, report: Report): void {
  const file = 'prj.conf';
  if (fragment === undefined) {
    report.missing({ kind: 'file', file, name: file });
    return;
  }
  const ours = parseSettings(fragment);
  const values = new Map(ours);
  for (const [name, value] of documented) {
    const found = values.get(name);
    const fact = { kind: 'setting', file, name, value } as const;
    if (found === undefined) report.missing(fact);
    else report.compare(fact, asWritten(value), asWritten(found));
  }
  const known = new Map(documented);
  const seen = new Set<string>();
  for (const [name, value] of ours) {
    if (!known.has(name) || seen.has(name)) report.added({ kind: 'setting', file, name, value });
    seen.add(name);
  }
  const inOrder = documented.filter(([name]) => values.has(name));
  const ourOrder = [...values.keys()].filter((name) => known.has(name));
  const at = inOrder.findIndex(([name], index) => name !== ourOrder[index]);
  const [name = '', value = ''] = inOrder[at] ?? [];
  if (at >= 0) {
    const fact = { kind: 'setting', file, name, value } as const;
    report.outOfOrder(fact, `in its place stands ${ourOrder[at]}`);
  }
}

/** Text in which no name stands for anything else: a Kconfig value, a return type. */
function asWritten(text: string): Expression {
  return { text, scope: { valueOf: () => undefined, sizeOf: () => undefined } };
}

function compareKconfig({ kconfig }: DocumentedFacts, content: string, report: Report): void {
  for (const { symbol, type } of kconfig) {
    const fact = { kind: 'kconfig', file: 'Kconfig', name: symbol } as const;
    const body = new RegExp(`^(?:menu)?config ${symbol}[ \\t]*\\n((?:[ \\t]+.*\\n|\\s*\\n)*)`, 'm').exec(
      `${content}\n`,
    );
    if (!body) report.missing(fact);
    else if (!new RegExp(`^\\s*${type}\\b`, 'm').test(body[1] ?? '')) {
      report.wrong(fact, `Kconfig: ${symbol} is no ${type}`);
    }
  }
}

function compareFile(documented: SourceFile, project: Project, sdkLine: number, report: Report): void {
  const file = documented.path;
  const ours = project.sources.find(({ path }) => path === file);
  if (!ours) {
    if (!project.unreadable.some(({ path }) => path === file))
      report.missing({ kind: 'file', file, name: file });
    return;
  }
  const { facts } = documented;
  // What moved to a file of ours took its headers, constants and buffers along.
  const all = [ours, ...project.sources];
  for (const name of facts.includes) {
    const spelling = sdkLine >= 2 ? zephyrInclude(name) : name;
    if (all.some(({ facts: { includes } }) => includes.includes(spelling))) continue;
    report.missing(
      { kind: 'include', file, name },
      spelling === name ? '' : `spelled ${spelling} on this SDK line`,
    );
  }
  for (const { name, returns } of facts.declarations) {
    const found = ours.facts.declarations.find((each) => each.name === name);
    if (!found) report.missing({ kind: 'declaration', file, name });
    else {
      const fact = { kind: 'declaration', file, name, value: returns } as const;
      report.compare(fact, asWritten(returns), asWritten(found.returns));
    }
  }
  compareNamed('constant', documented, ours, project, report);
  compareNamed('buffer', documented, ours, project, report);
  compareMacros(documented, ours, report);
  compareHeaders(documented, project, report);
}

/** Zephyr 3.4 has its headers only below `zephyr/`; those in angle brackets without a folder are the C library's. */
function zephyrInclude(include: string): string {
  return include.startsWith('<') && include.includes('/') ? `<zephyr/${include.slice(1)}` : include;
}

function compareNamed(
  kind: 'constant' | 'buffer',
  documented: SourceFile,
  ours: SourceFile,
  project: Project,
  report: Report,
): void {
  const table = ({ constants, buffers }: FileFacts): Record<string, string> =>
    kind === 'constant' ? constants : buffers;
  for (const [name, text] of Object.entries(table(documented.facts))) {
    const fact = { kind, file: documented.path, name } as const;
    const holder = [ours, ...project.sources].find(({ facts }) => table(facts)[name] !== undefined);
    const found = holder && table(holder.facts)[name];
    if (!holder || found === undefined) report.missing(fact);
    else report.compare(fact, { text, scope: documented.scope }, { text: found, scope: holder.scope });
  }
}

function compareMacros(documented: SourceFile, ours: SourceFile, report: Report): void {
  for (const { name, args } of documented.facts.macros) {
    const fact = { kind: 'macro', file: documented.path, name, value: args } as const;
    const uses = ours.facts.macros.filter((each) => each.name === name);
    const same = uses.some((use) => sameArguments(args, documented.scope, use.args, ours.scope));
    const allowed = (): boolean =>
      uses.some((use) => report.ledger.use(fact, 'change', ({ what }) => what.to === use.args));
    if (!same && !allowed()) report.missing(fact, uses.map((use) => `has ${name}(${use.args})`).join(', '));
  }
}

function sameArguments(a: string, aScope: Scope, b: string, bScope: Scope): boolean {
  const [left, right] = [a.split(', '), b.split(', ')];
  return (
    left.length === right.length &&
    left.every((text, index) =>
      sameValue({ text, scope: aScope }, { text: right[index] ?? '', scope: bScope }),
    )
  );
}

function compareHeaders(documented: SourceFile, project: Project, report: Report): void {
  const lists = allTexts({ sources: [documented], unreadable: [] });
  const ours = allTexts(project).flatMap((list) =>
    list.values.map((text) => ({ text, scope: list.file.scope })),
  );
  for (const { name, values } of lists) {
    for (const value of values) {
      const expression = { text: value, scope: documented.scope };
      if (ours.some((each) => sameValue(expression, each))) continue;
      const fact = { kind: 'header', file: documented.path, name, value } as const;
      if (!ours.some((each) => report.allowsChange(fact, each))) report.missing(fact);
    }
  }
}
