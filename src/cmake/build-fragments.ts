import { isAbsolute, posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/cmake.js';
import { type CMakeApp, readCMake } from './cmake-app.js';
import { inProject } from './cmake-paths.js';
import type { FragmentVariable, NamedValue } from './fragment-lists.js';

export interface FragmentSource {
  /** `undefined` where it is not known. */
  readonly board?: string | undefined;
  readonly sdkLine: number;
  /** Of `CMakeLists.txt`, where there is one. */
  readonly cmake?: string | undefined;
  /** As `-DOVERLAY_CONFIG` would give them: in front of what CMakeLists.txt adds. */
  readonly given?: readonly string[];
  /** Whether a path in the project is a file that may be read. */
  readonly isFile: (path: string) => boolean;
  readonly exists: (path: string) => boolean;
}

export interface BuildFragments {
  /** From the project, in the order in which the build merges them; all of them are there but for `prj.conf`, perhaps. */
  readonly paths: readonly string[];
  /** What `CMakeLists.txt` names and is not among them; an error is what stops the build. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the build would not find among the sources, whatever the settings are. */
  readonly missingSources: readonly Diagnostic[];
}

/** The SDK line from which on `EXTRA_CONF_FILE` is read. */
const EXTRA_SINCE = 2;

/**
 * The fragments that Zephyr's build merges: those for the app, those for the board, overlays.
 * @see https://docs.zephyrproject.org/3.4.0/build/kconfig/setting.html#the-initial-configuration
 */
export function buildFragments({
  board,
  sdkLine,
  cmake,
  given = [],
  isFile,
  exists,
}: FragmentSource): BuildFragments {
  const none = { fragments: new Map(), fragmentProblems: [], missing: [] } satisfies Partial<CMakeApp>;
  const app =
    cmake === undefined
      ? none
      : readCMake({ text: cmake, board: board ?? '', exists, symbol: () => undefined });
  const diagnostics: Diagnostic[] = [...app.fragmentProblems];
  const named = (variable: FragmentVariable): readonly string[] | undefined =>
    app.fragments
      .get(variable)
      ?.flatMap((given: NamedValue) => usable(given, variable, isFile, diagnostics) ?? []);

  const main = named('CONF_FILE') ?? byBoard(board, isFile);
  const overlays = named('OVERLAY_CONFIG') ?? [];
  const extra = app.fragments.get('EXTRA_CONF_FILE') ?? [];
  const first = extra[0];
  if (sdkLine < EXTRA_SINCE && first !== undefined)
    diagnostics.push(problem(messages.fragmentUnread('EXTRA_CONF_FILE'), first));
  const more = sdkLine < EXTRA_SINCE ? [] : (named('EXTRA_CONF_FILE') ?? []);
  const paths = [
    ...main,
    ...boardFragments(main, app.fragments.has('CONF_FILE'), board, isFile),
    ...given,
    ...overlays,
    ...more,
  ];
  // Conditions ask for settings, which are not known yet.
  const missing = app.missing.filter(({ isConditional }) => !isConditional);
  return { paths: [...new Set(paths)], diagnostics, missingSources: missing.map(({ problem }) => problem) };
}

/** Where nobody says otherwise; one for the board alone takes the place of prj.conf. */
function byBoard(board: string | undefined, isFile: FragmentSource['isFile']): readonly string[] {
  const own = `prj_${board}.conf`;
  return [board !== undefined && isFile(own) ? own : 'prj.conf'];
}

/** Those in `boards/`, which are merged with prj.conf, and with a prj_<type>.conf that is named alone. */
function boardFragments(
  main: readonly string[],
  isNamed: boolean,
  board: string | undefined,
  isFile: FragmentSource['isFile'],
): readonly string[] {
  const [first = '', ...others] = main;
  if (board === undefined || others.length > 0) return [];
  const type = isNamed
    ? /^prj_(.*)\.conf$/.exec(posix.basename(first))?.[1]
    : first === 'prj.conf'
      ? ''
      : undefined;
  if (type === undefined) return [];
  const path = `boards/${board}${type === '' ? '' : `_${type}`}.conf`;
  return isFile(path) ? [path] : [];
}

function usable(
  given: NamedValue,
  variable: string,
  isFile: FragmentSource['isFile'],
  diagnostics: Diagnostic[],
): string | undefined {
  const { value } = given;
  const path = inProject(value);
  if (/\$[A-Z]*[{<(]/.test(value)) diagnostics.push(problem(messages.fragmentValue(value, variable), given));
  else if (isAbsolute(path) || path.split('/')[0] === '..')
    diagnostics.push(problem(messages.fragmentElsewhere(path), given));
  else if (isFile(path)) return path;
  else
    diagnostics.push({
      code: 'kconfig/missing-fragment',
      severity: 'error',
      message: messages.fragmentGone(path, variable),
      remedy: messages.fragmentGoneRemedy,
      place: given.place,
    });
  return undefined;
}

function problem(message: Diagnostic['message'], { place }: NamedValue): Diagnostic {
  return { code: 'kconfig/named-fragment', severity: 'warning', message, place };
}
