import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { checkApp, judge, type Result } from '../check/check-app.js';
import { type FixedFile, fixedFiles } from '../check/fix.js';
import { zephyrName } from '../check/zephyr-name.js';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnosticsJson } from '../diagnostics/render.js';
import { visible } from '../diagnostics/visible.js';
import type { Finding } from '../kconfig/finding.js';
import { type Fragment, printFragment } from '../kconfig/fragment.js';
import * as messages from '../messages/check.js';
import { behindConfig as behindConfigMessage, behindConfigRemedy } from '../messages/simulate.js';
import type { Arguments } from './arguments.js';
import type { BuildCheck } from './check-build.js';
import { type CheckGiven, checkGiven } from './check-given.js';
import { mistake, type NamedTarget, targetOf, withKey } from './check-target.js';
import { githubLines } from './github.js';
import { type Io, quoted } from './io.js';
import type { ExitCode, Report } from './report.js';

export { prjConfOfSaved } from '../check/saved-config.js';
export { explain } from './explain.js';

/** `check [DIR]`: what is wrong with the fragments of a Zephyr application. 1 from a warning up. */
export async function check(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const given = checkGiven();
  const format = formatOf(args, report);
  if (!format.ok) return report.finish(2, format.diagnostics);
  const named = folderNamed(args.dir ?? '.', io.cwd);
  if (!named.ok) return report.finish(2, named.diagnostics);
  const dir = named.value;
  const folder = resolve(io.cwd, dir);
  const target = await targetOf(args, folder, dir, report, given);
  if (!target.ok) return report.finish(2, target.diagnostics);

  const fragments = args.values.get('--fragment') ?? [];
  const { behind, warnings, ...of } = target.value;
  const run = () => checkApp({ folder, dir, cwd: io.cwd, fragments, ...of });
  let checked = await run();
  if (!checked.ok) return report.finish(2, checked.diagnostics);

  let repaired: readonly FixedFile[] = [];
  if (args.switches.has('--fix')) {
    repaired = await repairs(checked.value, target.value);
    const writes = repaired.map(({ file, text, from }) => ({ path: file, content: text, expected: from }));
    const written = await given.write(folder, writes);
    if (!written.ok) return report.finish(2, written.diagnostics);
    checked = await run();
    if (!checked.ok) return report.finish(2, checked.diagnostics);
    if (format.value === 'text') tellRepairs(repaired, report);
  }
  const fixed = repaired.map(({ file, changes }) => ({ file, changes }));
  const written = repaired.length > 0 ? { fixed } : {};
  const tell = (exit: ExitCode, diagnostics: readonly Diagnostic[], document: object): ExitCode => {
    if (format.value === 'github') io.out(githubLines(diagnostics, report.lang, folderOf(dir)));
    if (format.value !== 'json') return exit;
    if (report.json) return report.finish(exit, diagnostics, document);
    const whole = { ok: exit === 0, ...document, diagnostics: diagnosticsJson(diagnostics, report.lang) };
    io.out(`${JSON.stringify(whole, null, 2)}\n`);
    return exit;
  };
  const built = args.switches.has('--build')
    ? await withBuild(checked.value, target.value, { folder, isText: format.value === 'text' }, io, report)
    : undefined;
  if (built === 'stopped') return format.value === 'text' ? 130 : tell(130, [], written);
  if (built?.ok === false)
    return format.value === 'text'
      ? report.finish(2, built.diagnostics)
      : tell(2, built.diagnostics, written);
  const { values, fragments: files } = checked.value;
  // The build's word counts, where there is one.
  const zephyr = built?.value.zephyr ?? checked.value.zephyr;
  const ram = await overRam(checked.value, target.value, given);
  const all = [...(built?.value.findings ?? checked.value.findings), ...ram];
  const findings = all.map((finding) => withKey(finding, target.value));
  const diagnostics = [
    ...behindConfig(behind, dir),
    ...warnings,
    ...findings.map(({ diagnostic }) => diagnostic),
  ];
  const exit = exitCode(diagnostics, args.switches.has('--strict'));
  if (format.value === 'text') {
    tellText({ ...checked.value, zephyr, findings }, diagnostics, report);
    return exit;
  }
  return tell(exit, diagnostics, {
    zephyr,
    files: files.map(({ file }) => file),
    values: Object.fromEntries(values),
    ...(built ? { build: built.value.tool } : {}),
    ...written,
  });
}

/** Who names prj.conf means its folder. */
function folderNamed(typed: string, cwd: string): Checked<string> {
  const isFile = statSync(resolve(cwd, typed), { throwIfNoEntry: false })?.isFile() === true;
  if (!isFile) return { ok: true, value: typed, diagnostics: [] };
  const folder = dirname(typed);
  if (basename(typed) === 'prj.conf') return { ok: true, value: folder, diagnostics: [] };
  const remedy = messages.fileNamedRemedy(quoted(folder));
  const diagnostic: Diagnostic = {
    code: 'check/file-named',
    severity: 'error',
    message: messages.fileNamed(typed),
    remedy,
  };
  return { ok: false, diagnostics: [diagnostic] };
}

/** What to put before the path of a file, so that it starts where the program was started. */
function folderOf(dir: string): string {
  return dir === '.' ? '' : `${dir.replace(/[\\/]+$/, '')}/`;
}

/** The sum of all sizes against the board's RAM; without numbers that are wrong by themselves. */
async function overRam(
  { findings, fragments, symbolValue }: Result,
  { board: named, sdkLine }: NamedTarget,
  given: CheckGiven,
): Promise<readonly Finding[]> {
  if (findings.some(({ diagnostic }) => diagnostic.code === 'kconfig/too-large')) return [];
  const board = named ?? given.defaultBoard;
  const sramBytes = given.sramBytes(board);
  if (sramBytes === 0) return [];
  const { ramProblem } = await import('./memory.js');
  const diagnostic = ramProblem({ symbolValue, fragments, sdkLine, board, sramBytes });
  return diagnostic === undefined ? [] : [{ diagnostic }];
}

/** What a build has to say as well. */
async function withBuild(
  own: Result,
  target: NamedTarget,
  { folder, isText }: { readonly folder: string; readonly isText: boolean },
  io: Io,
  report: Report,
): Promise<Checked<BuildCheck> | 'stopped'> {
  const { buildCheck, configuring } = await import('./check-build.js');
  const onTool = (tool: string) => {
    if (isText) report.text(`${report.paint.dim(configuring(tool)[report.lang])}\n`);
  };
  return buildCheck({ folder, target, own, onTool }, io);
}

/** A warning, as what is checked and built is not what nanokit.yaml asks for: it works, but not as meant. */
function behindConfig(files: readonly string[], dir: string): Diagnostic[] {
  if (files.length === 0) return [];
  const message = behindConfigMessage(files);
  const remedy = behindConfigRemedy(dir === '.' ? '' : ` ${quoted(dir)}`);
  return [{ code: 'check/behind-config', severity: 'warning', message, remedy }];
}

function exitCode(diagnostics: readonly Diagnostic[], strict: boolean): ExitCode {
  return diagnostics.some(({ severity }) => strict || severity !== 'note') ? 1 : 0;
}

type Format = 'text' | 'json' | 'github';

function formatOf(args: Arguments, report: Report): Checked<Format> {
  const typed = args.values.get('--format')?.[0];
  if (typed === undefined) return { ok: true, value: report.json ? 'json' : 'text', diagnostics: [] };
  if (typed === 'json' || (!report.json && (typed === 'text' || typed === 'github')))
    return { ok: true, value: typed, diagnostics: [] };
  return mistake('check/format', messages.formatChoice(typed));
}

function repairs(result: Result, target: NamedTarget): Promise<readonly FixedFile[]> {
  const { tree, fragments, findings } = result;
  return fixedFiles(fragments, async (changed) => {
    const isFirst = changed.every((fragment, index) => isSame(fragment, fragments[index]));
    return isFirst ? findings : (await judge({ tree, fragments: changed }, target)).findings;
  });
}

function isSame(one: Fragment, other: Fragment | undefined): boolean {
  return other !== undefined && printFragment(one) === printFragment(other);
}

function tellRepairs(files: readonly FixedFile[], { text, lang, paint }: Report): void {
  if (files.length === 0) text(`${messages.nothingToFix[lang]}\n`);
  for (const { file, changes } of files) {
    text(`${paint.strong(messages.fixed(file, changes.length)[lang])}\n`);
    for (const { line, before, after } of changes) {
      text(`  ${String(line).padStart(4)} ${paint.error(`- ${visible(before, '\t')}`)}\n`);
      for (const fresh of after) text(`       ${paint.good(`+ ${visible(fresh, '\t')}`)}\n`);
    }
  }
}

/** How many of one kind are shown to people: of notes the first few say it all. */
const shownOf = (severity: Diagnostic['severity']) => (severity === 'note' ? 10 : 30);

function tellText({ fragments, zephyr }: Result, diagnostics: readonly Diagnostic[], report: Report): void {
  const { lang, paint } = report;
  const counts = new Map<string, number>();
  const left = new Map<string, number>();
  const shown = diagnostics.filter(({ code, severity }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    if (count <= shownOf(severity)) return true;
    left.set(code, (left.get(code) ?? 0) + 1);
    return false;
  });
  report.tell(shown);
  for (const [code, number] of left) report.text(`${messages.more(number, code)[lang]}\n`);
  const count = (severity: Diagnostic['severity']) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('note')];
  const files = fragments.map(({ file }) => file);
  const good = errors + warnings === 0;
  const end =
    diagnostics.length === 0
      ? messages.clean(files, zephyrName(zephyr))
      : messages.summary(errors, warnings, notes, zephyrName(zephyr));
  report.text(`${good ? paint.good(end[lang]) : end[lang]}\n`);
}
