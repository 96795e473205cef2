import { buildFindings } from '../check/build-findings.js';
import { newBuildFolder, pathInApp } from '../check/build-folder.js';
import { outcomeOf } from '../check/build-outcome.js';
import { type BuildTool, configureArguments, findBuildTools, runTool } from '../check/build-tool.js';
import type { Result, Target } from '../check/check-app.js';
import { type KconfigOutput, readKconfigOutput } from '../check/kconfig-output.js';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import type { Finding } from '../kconfig/finding.js';
import * as messages from '../messages/check-build.js';
import { type Io, quoted } from './io.js';

export { configuring } from '../messages/check-build.js';

/** Far beyond what a slow PC needs to configure. */
const DEADLINE_MS = 300_000;

export interface BuildCheckOptions {
  /** The application, absolute. */
  readonly folder: string;
  readonly target: Target;
  /** What `check` found by itself. */
  readonly own: Result;
  /** Told which tool is at work. */
  readonly onTool: (tool: string) => void;
  readonly deadlineMs?: number;
}

export interface BuildCheck {
  readonly findings: readonly Finding[];
  readonly tool: string;
  readonly zephyr: string | undefined;
}

/** `check --build`: the configure step of a real build, with what Kconfig says in it. Stopped: with Ctrl-C, say. */
export async function buildCheck(
  options: BuildCheckOptions,
  io: Io,
): Promise<Checked<BuildCheck> | 'stopped'> {
  const { folder, target, own, deadlineMs = DEADLINE_MS } = options;
  const { board, sdkLine } = target;
  if (board === undefined) return failed('check/no-board', messages.noBoard, messages.noBoardRemedy);
  const fragments = furtherFragments(own, board);
  const strange = fragments.find((path) => !/^[\w./+-]+$/.test(path));
  if (strange !== undefined) return failed('check/fragment-name', messages.fragmentName(strange));
  const tools = findBuildTools(io.env);
  if (tools.length === 0) return failed('check/no-build-tool', messages.noTool, messages.noToolRemedy);

  const build = newBuildFolder(folder);
  if (!build.ok) return build;
  try {
    for (const tool of tools) {
      options.onTool(tool.name);
      const args = configureArguments(tool, { board, buildFolder: build.value.path, fragments });
      const { env, onStop } = io;
      const run = await runTool(tool, args, { cwd: folder, env, onStop, deadlineMs });
      if (run.end === 'stopped') return 'stopped';
      const output = readKconfigOutput(run.streams, run.isCut);
      const command = byHand(tool, board, fragments);
      const outcome = outcomeOf(tool, run, output, { board, command, deadlineMs });
      if (outcome.kind === 'no-sdk') continue;
      if (outcome.kind === 'failed') return { ok: false, diagnostics: [outcome.problem] };
      const findings = [
        ...(await otherZephyr(tool, output, sdkLine)),
        ...buildFindings(own, output, pathInApp(folder)),
        ...outcome.problems.map((diagnostic) => ({ diagnostic })),
      ];
      return { ok: true, value: { findings, tool: tool.name, zephyr: output.zephyr }, diagnostics: [] };
    }
  } finally {
    build.value.remove();
  }
  return failed('check/no-sdk', messages.noSdk(tools.map(({ name }) => name)), messages.noSdkRemedy);
}

function failed(
  code: string,
  message: Diagnostic['message'],
  remedy?: Diagnostic['message'],
): Checked<never> {
  const problem: Diagnostic = { code, severity: 'error', message };
  return { ok: false, diagnostics: [remedy === undefined ? problem : { ...problem, remedy }] };
}

/** Those that the build does not find by itself. */
function furtherFragments({ fragments }: Result, board: string): readonly string[] {
  const own = ['prj.conf', `prj_${board}.conf`, `boards/${board}.conf`, 'credentials.conf'];
  return fragments.map(({ file }) => file).filter((file) => !own.includes(file));
}

function byHand(tool: BuildTool, board: string, fragments: readonly string[]): string {
  const args = configureArguments(tool, { board, buildFolder: 'build', fragments });
  return [tool.name, ...args].map(quoted).join(' ');
}

/** The SDK that is installed may be of another line than the one that the app was checked for. */
async function otherZephyr(
  { name }: BuildTool,
  { zephyr }: KconfigOutput,
  sdkLine: number,
): Promise<readonly Finding[]> {
  if (zephyr === undefined) return [];
  const { catalogue } = await import('../generated/catalogue.js');
  const fits = Object.entries(catalogue.zephyr)
    .filter(([, version]) => isAtMost(version, zephyr))
    .map(([line]) => Number(line))
    .at(-1);
  if (fits === undefined || fits === sdkLine) return [];
  const message = messages.otherZephyr(name, zephyr, fits, sdkLine);
  const remedy = messages.otherZephyrRemedy;
  return [{ diagnostic: { code: 'check/other-sdk', severity: 'warning', message, remedy } }];
}

/** By major and minor number. */
function isAtMost(version: string, limit: string): boolean {
  const numbers = (text: string) => text.split('.').map((part) => Number.parseInt(part, 10));
  const [[major = 0, minor = 0], [most = 0, least = 0]] = [numbers(version), numbers(limit)];
  return major < most || (major === most && minor <= least);
}
