import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import { assignmentLine, setAssignment } from '../kconfig/assignment.js';
import { type Fragment, type FragmentLine, parseFragment } from '../kconfig/fragment.js';
import { parseKconfig } from '../kconfig/kconfig-file.js';
import { unquote } from '../kconfig/quoting.js';
import type { KconfigFile } from '../kconfig/types.js';
import type { ZephyrSymbols } from '../kconfig/zephyr-symbols.js';
import * as messages from '../messages/adopt-from.js';
import { LOG_MODE } from '../project/setting-changes.js';
import { seriesOf, symbolsOfLine } from './compiled.js';
import { insideProject, isFile, readText } from './read-app.js';
import { misfit, type SavedSetting, savedSettings } from './saved-settings.js';

export interface SavedProject {
  /** Absolute. */
  readonly folder: string;
  readonly cwd: string;
  /** The saved configuration, as the user named it. */
  readonly from: string;
  readonly board: string;
  readonly soc: string | undefined;
  readonly sdkLine: number;
  /** As nanokit.yaml asks for it now. */
  readonly prjConf: string;
}

export interface SavedPrjConf {
  /** `prj.conf` with what would bring the saved values about. */
  readonly text: string;
  readonly left: readonly Diagnostic[];
}

/** What a saved configuration (`build/zephyr/.config`) would have in `prj.conf`. Only files of the project are read. */
export async function prjConfOfSaved(project: SavedProject): Promise<Checked<SavedPrjConf>> {
  const { folder, cwd, from, board, soc, sdkLine, prjConf } = project;
  const path = insideProject(folder, cwd, from);
  if (path === undefined) return failed('adopt/from-outside', messages.outside(from), messages.outsideRemedy);
  if (!isFile(folder, path)) return failed('adopt/no-file', messages.missing(path), messages.missingRemedy);
  const text = own(readText(folder, path));
  if (!text.ok) return text;
  const saved = parseFragment(path, text.value.replace(/^\uFEFF/, ''));
  const its = boardOf(saved);
  if (its === undefined)
    return failed('adopt/not-a-config', messages.notAConfig(path), messages.notAConfigRemedy);
  if (its !== board)
    return failed('adopt/other-board', messages.otherBoard(path, its, board), messages.otherBoardRemedy);

  const files = readFiles(folder, board);
  if (!files.ok) return files;
  const { tree, fragments: others } = files.value;
  const { catalogue, socSeries } = await import('../generated/catalogue.js');
  const { series } = seriesOf(socSeries, { board, ...(soc === undefined ? {} : { soc }) });
  const symbolsOf = (line: number) => symbolsOfLine(catalogue, line, series);
  const lines = Object.keys(catalogue.zephyr).map(Number);
  const fits = betterLine(symbolsOf, saved, sdkLine, lines);
  if (fits !== undefined)
    return failed('adopt/other-sdk', messages.otherSdk(path, fits, sdkLine), messages.otherSdkRemedy);

  const fragments = [parseFragment('prj.conf', prjConf), ...others];
  const found = savedSettings({ tree, zephyr: symbolsOf(sdkLine), saved, fragments });
  if (!found.isOfApp) return failed('adopt/other-app', messages.otherApp(path), messages.otherAppRemedy);
  const { settings, secrets, unknown } = found;
  const [taken, refused] = split(settings);
  const left = [
    ...secrets.map((symbol) => note(messages.secret(symbol), messages.secretRemedy)),
    ...refused,
    ...(unknown > 0 ? [note(messages.unknown(path, unknown), messages.unknownRemedy)] : []),
  ];
  const changed = taken.reduce((before, { symbol, value }) => setAssignment(before, symbol, value), prjConf);
  return { ok: true, value: { text: changed, left }, diagnostics: [] };
}

function failed(code: string, message: Diagnostic['message'], remedy: Diagnostic['message']): Checked<never> {
  return { ok: false, diagnostics: [{ code, severity: 'error', message, remedy }] };
}

function note(message: Diagnostic['message'], remedy: Diagnostic['message']): Diagnostic {
  return { code: 'adopt/left', severity: 'note', message, remedy };
}

/** With the codes of the command that was asked. */
function own<T>(checked: Checked<T>): Checked<T> {
  if (checked.ok) return checked;
  const renamed = checked.diagnostics.map((one) => ({
    ...one,
    code: one.code.replace(/^check\//, 'adopt/'),
  }));
  return { ok: false, diagnostics: renamed };
}

/** The board of a whole configuration; `undefined` for any other text. */
function boardOf({ lines }: Fragment): string | undefined {
  const isStrange = (line: FragmentLine) =>
    line.kind === 'malformed' || (line.kind === 'assignment' && !/^\S/.test(line.value));
  if (lines.some(isStrange)) return undefined;
  const line = lines.find((one) => one.kind === 'assignment' && one.symbol === 'BOARD');
  return line?.kind === 'assignment' ? unquote(line.value) : undefined;
}

/** The app's own symbols, and the fragments that the build reads after `prj.conf`. */
function readFiles(
  folder: string,
  board: string,
): Checked<{ readonly tree: KconfigFile; readonly fragments: readonly Fragment[] }> {
  const texts = new Map<string, string>();
  for (const path of ['Kconfig', `boards/${board}.conf`, 'credentials.conf']) {
    if (!isFile(folder, path)) continue;
    const text = own(readText(folder, path));
    if (!text.ok) return text;
    texts.set(path, text.value);
  }
  const tree = parseKconfig('Kconfig', texts.get('Kconfig') ?? 'source "Kconfig.zephyr"\n');
  if (!tree.ok) return tree;
  texts.delete('Kconfig');
  const fragments = [...texts].map(([path, text]) => parseFragment(path, text));
  return { ok: true, value: { tree: tree.value, fragments }, diagnostics: [] };
}

/** A board that differs from what is known of its kind costs a handful; another line of the SDK some dozens. */
const TOLERATED = 4;

/** The SDK line that a configuration is from, if that is clearly another one than the project's: no file names it. */
function betterLine(
  symbolsOf: (line: number) => ZephyrSymbols,
  saved: Fragment,
  sdkLine: number,
  lines: readonly number[],
): number | undefined {
  const here = misfit(symbolsOf(sdkLine), saved);
  if (here <= TOLERATED) return undefined;
  const others = lines.map((line) => ({ line, count: misfit(symbolsOf(line), saved) }));
  return others.toSorted((one, other) => one.count - other.count).find(({ count }) => count * 2 < here)?.line;
}

/** What `prj.conf` can say, and what a file that is read after it overrules. */
function split(settings: readonly SavedSetting[]): readonly [readonly SavedSetting[], readonly Diagnostic[]] {
  const isOurs = ({ file }: SavedSetting) => file === undefined || file === 'prj.conf';
  const refused = settings
    .filter((setting) => !isOurs(setting))
    .map(({ symbol, value, file = '' }) => {
      const remedy = messages.otherFileRemedy(assignmentLine(symbol, value), file);
      return note(messages.otherFile(symbol, file), remedy);
    });
  // One key stands for all modes of the log, so that the others need not be turned off.
  const taken = settings.filter(
    (setting) => isOurs(setting) && !(setting.symbol.startsWith(LOG_MODE) && setting.value === 'n'),
  );
  return [taken, refused];
}
