import { readConfigFile } from '../config/config-file.js';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import type { Config } from '../generated/config.js';
import { VERSION } from '../generated/version.js';
import { estimateLine } from '../memory/estimate.js';
import * as messages from '../messages/cli.js';
import * as createMessages from '../messages/create.js';
import { isLanguage, type Lang } from '../messages/text.js';
import { type CreatedProject, type CreateOptions, createProject } from '../project/create-project.js';
import { CONFIG_FILE, CREDENTIALS_FILE } from '../render/files.js';
import type { Arguments } from './arguments.js';
import { hasTerminal, type Io, ownCommand, quoted } from './io.js';
import { flagOverrides } from './overrides.js';
import { readPassword } from './password-stdin.js';
import { type ExitCode, type Report, remarks } from './report.js';

/** `create [DIR]`: options from flags, what is missing from questions, then the project. */
export async function create(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const overrides = flagOverrides(args);
  if (!overrides.ok) return report.finish(2, overrides.diagnostics);
  const configName = args.values.get('--config')?.[0];
  const file = configName === undefined ? undefined : readConfigFile(io.cwd, configName);
  if (file && !file.ok) return report.finish(2, file.diagnostics);

  const language = args.values.get('--language')?.[0];
  const preset = args.values.get('--preset')?.[0];
  const given: Given = {
    cwd: io.cwd,
    language: language !== undefined && isLanguage(language) ? language : report.lang,
    overrides: overrides.value,
    dryRun: args.switches.has('--dry-run'),
    ...(args.dir === undefined ? {} : { dir: args.dir }),
    ...(preset === undefined ? {} : { preset }),
    ...(file ? { file: file.value } : {}),
  };
  const secured = await withAuthority(given);
  if (!secured.ok) return report.finish(2, secured.diagnostics);
  report.tell(secured.diagnostics);
  const asked = await complete(secured.value, args, io, report);
  if (!asked.ok) return report.finish(2, asked.diagnostics);

  const created = await createProject(asked.options);
  if (!created.ok) return report.finish(2, created.diagnostics);
  return tell(created.value, created.diagnostics, asked.options, io, report);
}

type Given = Omit<CreateOptions, 'dir'> & { readonly dir?: string };

/** A CA file of the user's becomes one of the project's. */
async function withAuthority(given: Given): Promise<Checked<Given>> {
  const { overrides = [], cwd } = given;
  if (!overrides.some(({ path }) => path[1] === 'tls')) return { ok: true, value: given, diagnostics: [] };
  const taken = (await import('../project/authorities.js')).takeAuthority(overrides, cwd);
  return taken.ok ? { ...taken, value: { ...given, ...taken.value } } : taken;
}

type Completed =
  | { readonly ok: true; readonly options: CreateOptions }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Fills in what flags leave open: from standard input, from questions in a terminal, or not at all. */
async function complete(given: Given, args: Arguments, io: Io, report: Report): Promise<Completed> {
  const password = args.switches.has('--password-stdin') ? await readPassword(io, messages.dropFlag) : [];
  if (!Array.isArray(password)) return { ok: false, diagnostics: [password] };
  const options = { ...given, overrides: [...(given.overrides ?? []), ...password] };

  if (!args.switches.has('--yes')) {
    if (!hasTerminal(io)) return { ok: false, diagnostics: [noTerminal(options.dir)] };
    const { askForOptions } = await import('./prompts.js');
    return await askForOptions({ ...options, durable: true }, io, report.lang);
  }
  const { dir } = options;
  if (dir === undefined) return { ok: false, diagnostics: [missingDirectory()] };
  return { ok: true, options: { ...options, dir } };
}

function missingDirectory(): Diagnostic {
  const message = createMessages.directoryMissing;
  return { code: 'create/no-directory', severity: 'error', message, remedy: createMessages.directoryRemedy };
}

function noTerminal(dir: string | undefined): Diagnostic {
  if (dir === undefined) return missingDirectory();
  const message = createMessages.needsTerminal;
  return {
    code: 'create/no-terminal',
    severity: 'error',
    message,
    remedy: createMessages.needsTerminalRemedy,
  };
}

function tell(
  { folder, files, config }: CreatedProject,
  diagnostics: readonly Diagnostic[],
  options: CreateOptions,
  io: Io,
  report: Report,
): ExitCode {
  const next = options.dryRun ? [] : nextCommands(options.dir, config, io);
  const { paint, lang } = report;
  const head = options.dryRun ? messages.wouldCreate : messages.created;
  const hints: Readonly<Record<string, typeof messages.configHint>> = {
    [CONFIG_FILE]: messages.configHint,
    [CREDENTIALS_FILE]: messages.credentialsHint,
  };
  report.text(`${paint.good(head(options.dir, files.length)[lang])}\n`);
  report.text(
    remarks(
      files.map((path) => [path, hints[path]]),
      lang,
      paint,
    ),
  );
  const ram = estimateLine(config);
  if (ram) report.text(`${ram[lang]}\n`);
  if (next.length > 0) {
    report.text(`\n${messages.nextSteps[lang]}\n`);
    report.text(
      remarks(
        next.map(({ command, what }) => [command, what]),
        lang,
        paint,
      ),
    );
  }
  const document = {
    folder,
    files,
    next: next.map(({ command }) => command),
    dry_run: options.dryRun === true,
  };
  return report.finish(0, diagnostics, document);
}

interface NextCommand {
  readonly command: string;
  readonly what?: Record<Lang, string>;
}

function nextCommands(dir: string, { board, server }: Config, io: Io): NextCommand[] {
  // What begins with a dash would be taken for a flag.
  const place = dir.startsWith('-') ? `./${dir}` : dir;
  const enter: NextCommand[] = /^\.?\/?$/.test(dir) ? [] : [{ command: `cd ${quoted(place)}` }];
  const own = ownCommand(io, VERSION);
  // Without TLS that server is no use to an app that speaks it.
  const tls = server.tls.enabled ? ' --tls' : '';
  return [
    ...enter,
    { command: `${own} simulate --serve${tls}`, what: messages.stepSimulate },
    { command: `lisa zep build -b ${board}`, what: messages.stepBuild },
    { command: 'lisa zep flash --runner pyocd', what: messages.stepFlash },
    { command: `${own} regen`, what: messages.stepRegen },
  ];
}
