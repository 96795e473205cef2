import { nearest } from '../config/nearest.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { looksSecret, MASK } from '../diagnostics/secrets.js';
import type { Config } from '../generated/config.js';
import { VERSION } from '../generated/version.js';
import { parseFragment } from '../kconfig/fragment.js';
import { readFileText } from '../merge/file-text.js';
import type { Conflict } from '../merge/pieces.js';
import { exerciseAtOdds } from '../messages/class-update.js';
import * as configMessages from '../messages/config.js';
import * as messages from '../messages/regen.js';
import { type Release, releases } from '../messages/releases.js';
import type { Text } from '../messages/text.js';
import type { ConflictPolicy } from './conflict-policy.js';
import { markedProblem } from './marked.js';
import type { FilePlan } from './plan-file.js';
import type { RegenPlan } from './plan-regen.js';
import type { RegenResult } from './regen-project.js';
import { configKeyOf, valueByItself } from './setting-changes.js';
import { shownValue } from './setting-texts.js';

/** `regen`, or another command, as it is called for a project that the user named `dir`. */
export function regenCommand({ dir, program }: Called, command = 'regen'): string {
  const place = /^[\w./:@%+,=\\-]+$/.test(dir) ? dir : `'${dir.replaceAll("'", "'\\''")}'`;
  return [program, command, dir === '.' ? undefined : place].filter((part) => part !== undefined).join(' ');
}

/** How the user names the project, and starts this program, where that is known. */
interface Called {
  readonly dir: string;
  readonly program?: string;
}

/** What is undecided, spot by spot, and in the end what to do about it. */
export function conflictProblems(
  files: readonly FilePlan[],
  { base, last: recorded, resolved }: RegenPlan,
  options: Called & { readonly command?: string },
): Diagnostic[] {
  const { command = 'regen' } = options;
  const texts = command === 'update' ? exerciseAtOdds : messages;
  const problems = files.flatMap((file): Diagnostic[] => {
    if (recorded.has(file.path))
      return file.conflicts.map((conflict) => conflictProblem(file, conflict, texts));
    const message = messages.noRecord(file.path, base.state);
    const remedy =
      base.state === 'whole'
        ? messages.unrecordedRemedy(regenCommand(options, command), file.path)
        : messages.noRecordRemedy(regenCommand(options));
    return [error('regen/no-record', message, remedy)];
  });
  const last = problems.findLastIndex(({ code }) => code === 'regen/conflict');
  // Its own way out is none for adopt.
  const settings =
    command !== 'adopt' &&
    files.some(
      ({ path, conflicts }) =>
        path === 'prj.conf' && conflicts.some((conflict) => canBeAdopted(resolved.config, conflict)),
    );
  const called = regenCommand(options, command);
  // What another command was to write into nanokit.yaml is not there for regen to show.
  const look = command === 'regen' ? called : undefined;
  const adopt = settings ? regenCommand(options, 'adopt') : undefined;
  const remedy = messages.conflictRemedy(called, look, adopt);
  return problems.map((problem, index) => (index === last ? { ...problem, remedy } : problem));
}

/** A setting that was removed has no value to take over, unless it has one by itself. */
function canBeAdopted({ kconfig }: Config, { symbol, ours, theirs }: Conflict): boolean {
  if (symbol === undefined) return false;
  const key = configKeyOf(symbol);
  // The app sets it in any case.
  if (key === undefined && ours.length > 0 && !Object.hasOwn(kconfig, symbol)) return false;
  return theirs.length > 0 || key === undefined || valueByItself(key) !== undefined;
}

function conflictProblem(
  { path, canMark, before }: FilePlan,
  conflict: Conflict,
  texts: AtOddsTexts,
): Diagnostic {
  if (!canMark) return error('regen/conflict', texts.wholeFile(path), undefined);
  const problem = error('regen/conflict', whatIsAtOdds(path, conflict, texts), undefined);
  if (conflict.line === undefined) return problem;
  const lines = before ? readFileText(before).lines.map(({ text }) => text) : [];
  const from = conflict.line - 1;
  const end = from + conflict.theirs.length;
  // An empty line shows nobody where it is; where the user took lines out, what stands there now has to do.
  const spoken = lines.flatMap((text, at) => (text.trim() === '' ? [] : [at]));
  const own = spoken.find((at) => at >= from && at < end);
  const index = own ?? spoken.find((at) => at >= from) ?? spoken.at(-1) ?? 0;
  const lineText = lines[index] ?? '';
  const isOwn = own !== undefined || conflict.commentedOut !== undefined;
  const length = isOwn ? [...lineText].length : 1;
  return { ...problem, place: { file: path, line: index + 1, column: 1, length, lineText } };
}

/** What a conflict is between: with nanokit.yaml, or with an exercise that was corrected. */
export type AtOddsTexts = Pick<
  typeof messages,
  'bothSet' | 'youRemoved' | 'youCommentedOut' | 'entryRemoved' | 'weRemoved' | 'bothChanged' | 'wholeFile'
>;

/** A conflict in one line (a comment may stand above the setting): for a setting both values, for other text that it is one. */
export function whatIsAtOdds(
  path: string,
  { symbol, line, commentedOut, theirs, ours }: Conflict,
  texts: AtOddsTexts = messages,
): Text {
  if (path !== 'prj.conf' && symbol !== undefined && line === undefined) {
    return texts.entryRemoved(path, symbol);
  }
  if (path !== 'prj.conf' || symbol === undefined) return texts.bothChanged;
  const shown = (text: string | undefined) => {
    const [said] = parseFragment('', text ?? '').lines;
    if (looksSecret(symbol)) return MASK;
    return said?.kind === 'assignment' ? said.value : 'n';
  };
  const told = commentedOut === undefined ? texts.youRemoved : texts.youCommentedOut;
  if (theirs.length === 0) return told(symbol, shown(ours.at(-1)));
  if (ours.length === 0) return texts.weRemoved(symbol, shown(theirs.at(-1)?.text));
  return texts.bothSet(symbol, shown(theirs.at(-1)?.text), shown(ours.at(-1)));
}

/** Files that a policy names, and that are none of the project's, or cannot have what it says. */
export function policyProblems({ files }: RegenPlan, policy: ConflictPolicy): Diagnostic[] {
  const paths = files.map(({ path }) => path);
  return [...policy.files].flatMap(([path, choice]): Diagnostic[] => {
    const file = files.find((one) => one.path === path);
    const source = `--on-conflict ${path}=${choice}`;
    if (!file) {
      const near = nearest(path, paths);
      const remedy = near ? configMessages.didYouMean(near) : configMessages.choices(paths);
      return [{ ...error('regen/no-such-file', messages.policyFile(path), remedy), source }];
    }
    if (choice !== 'markers' || file.canMark) return [];
    return [{ ...error('regen/no-marks', messages.noMarks(path), messages.askRemedy), source }];
  });
}

/** What is worth knowing after a run that went well. */
export function notes(
  plan: RegenPlan,
  result: RegenResult,
  marked: readonly Place[],
  options: Called & { readonly rebase?: boolean },
): Diagnostic[] {
  const { deleted, kept, from } = result;
  const { rebase } = options;
  const command = regenCommand(options);
  const differing = [...kept, ...deleted];
  return [
    ...(from === undefined ? [] : versionNotes(from)),
    ...(rebase && differing.length > 0 ? [rebaseNote(differing, result, command)] : []),
    ...deleted.map((path, index): Diagnostic => {
      const isLast = index === deleted.length - 1;
      const remedy = isLast ? { remedy: messages.deletedRemedy(command, deleted) } : {};
      const misses = plan.files.some((file) => file.path === path && file.isOutOfDate);
      return { ...note('regen/deleted', messages.deletedStays(path, misses)), ...remedy };
    }),
    ...plan.files
      .filter(({ state }) => state === 'released')
      .map(({ path }) => note('regen/released', messages.released(path))),
    ...marked.map((place) => markedProblem(place, 'warning')),
  ];
}

/** What is the user's from now on, setting by setting: nobody knows any more who changed it. */
function rebaseNote(files: readonly string[], { differing }: RegenResult, command: string): Diagnostic {
  const why = differing.map(({ key, value, wanted }) =>
    messages.rebasedSetting(key, shownValue(key, wanted), shownValue(key, value)),
  );
  const file = why.length > 0 ? 'prj.conf' : files.length === 1 ? files[0] : undefined;
  const remedy = messages.rebasedRemedy(command, file, why.length > 0);
  return { ...note('regen/rebased', messages.rebased(files)), ...(why.length > 0 ? { why } : {}), remedy };
}

/** That another version wrote the project last, and what changed since then and why. */
function versionNotes(from: string): Diagnostic[] {
  if (!isNewer(from, VERSION)) {
    const changes = changesBetween(from, VERSION).map((text) => note('regen/new-version', text));
    return [note('regen/upgraded', messages.upgraded(from, VERSION)), ...changes];
  }
  const message = messages.downgraded(from, VERSION);
  const remedy = messages.downgradedRemedy(from);
  return [{ code: 'regen/older-tool', severity: 'warning', message, remedy }];
}

/** What the versions after one changed, up to another and with it. */
export function changesBetween(from: string, to: string, known: readonly Release[] = releases): Text[] {
  return known
    .filter(({ version }) => isNewer(version, from) && !isNewer(version, to))
    .flatMap(({ version, changes }) => changes.map((change) => messages.releaseChange(version, change)));
}

/** Whether a version comes after another; what is no version does not. */
function isNewer(version: string, other: string): boolean {
  const numbers = (text: string) => /^(\d+)\.(\d+)\.(\d+)/.exec(text)?.slice(1).map(Number) ?? [];
  const [a, b] = [numbers(version), numbers(other)];
  const at = a.findIndex((number, index) => number !== b[index]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}

function note(code: string, message: Text): Diagnostic {
  return { code, severity: 'note', message };
}

function error(code: string, message: Text, remedy: Text | undefined): Diagnostic {
  return { code, severity: 'error', message, ...(remedy ? { remedy } : {}) };
}
