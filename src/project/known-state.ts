import { lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { visible } from '../diagnostics/visible.js';
import { VERSION } from '../generated/version.js';
import type { Text } from '../messages/text.js';
import { CONFIG_FILE, CREDENTIALS_FILE, GENERATED_PATHS, isOptional } from '../render/files.js';
import { LOCAL_FOLDER } from './transaction/local-folder.js';
import { hideFromGit } from './transaction/make-local-folder.js';
import { isUnsettled } from './write-project.js';

// What makes a `regen` without anything to do quick: this machine's copy of the state in which there was nothing to do. It
// is no part of the project and only saves time. Bytes are compared and not digests of them: that is as quick, since
// node:crypto takes a while to load, and never wrong.

const NOTE = `${LOCAL_FOLDER}/known-state`;
/** No project is larger; what is goes the long way. */
const MAX_BYTES = 4 * 1024 * 1024;
/** All that `regen` always depends on, but for credentials.conf. The record is that of base.ts. */
const INPUTS = [CONFIG_FILE, '.nanokit/base.json', ...GENERATED_PATHS];
const FOLDERS = ['src', '.nanokit', LOCAL_FOLDER];

/** What is said of a state in which `regen` has nothing to do. */
export interface KnownState {
  /** The line of credentials.conf that says what nanokit.yaml says. */
  readonly ssidLine: string;
  /** Files with changes of the user's. */
  readonly kept: readonly string[];
  /** Where settings of the user's stand against those of nanokit.yaml. */
  readonly difference?: Text | undefined;
  /** Other files that it depends on: with TLS, the CA file. */
  readonly more: readonly string[];
}

/**
 * Whether a project is in the state that was noted last: config, files and version are the same.
 * @returns what is said of it; `undefined` for any other state, and wherever something is unusual
 */
export function knownState(folder: string): KnownState | undefined {
  try {
    const note = readPlain(folder, NOTE);
    const end = note.indexOf('\n');
    // Mostly it is nanokit.yaml that is another one: then nothing else need be read.
    if (!note.includes(readPlain(folder, CONFIG_FILE))) return undefined;
    if (isUnsettled(folder)) return undefined;
    const noted = readHead(note.subarray(0, end).toString());
    if (!noted || !note.subarray(end + 1).equals(stateOf(folder, noted.more))) return undefined;
    return hasLine(readPlain(folder, CREDENTIALS_FILE), noted.ssidLine) ? noted : undefined;
  } catch {
    // A file is gone or cannot be read: the long way tells what is wrong.
    return undefined;
  }
}

/**
 * Notes that there is nothing to do now. Not for a nanokit.yaml with a password. A note that cannot be written is none:
 * the next run takes the long way.
 */
export function noteState(folder: string, state: KnownState): void {
  try {
    mkdirSync(join(folder, LOCAL_FOLDER), { recursive: true, mode: 0o700 });
    const head = Buffer.from(`${JSON.stringify(state)}\n`);
    const note = Buffer.concat([head, stateOf(folder, state.more)]);
    if (isNoted(folder, note)) return;
    hideFromGit(folder);
    writeFileSync(join(folder, NOTE), note, { mode: 0o600 });
  } catch {}
}

function isNoted(folder: string, note: Buffer): boolean {
  const isThere = lstatSync(join(folder, NOTE), { throwIfNoEntry: false }) !== undefined;
  return isThere && readPlain(folder, NOTE).equals(note);
}

/** Everything that `regen` depends on, in one piece. */
function stateOf(folder: string, more: readonly string[]): Buffer {
  for (const path of FOLDERS) {
    if (!lstatSync(join(folder, path)).isDirectory()) throw new TypeError(`${path} is no folder`);
  }
  const inputs = [...INPUTS, ...more];
  const files = inputs.map((path) => (isAbsent(folder, path) ? undefined : readPlain(folder, path)));
  // The name of a project that has none in nanokit.yaml is its folder's.
  const head = JSON.stringify([VERSION, basename(folder), files.map((file) => file?.length ?? null)]);
  return Buffer.concat([Buffer.from(head), ...files.filter((file) => file !== undefined)]);
}

/** Whether a file that only some projects have is not there. */
function isAbsent(folder: string, path: string): boolean {
  return isOptional(path) && !lstatSync(join(folder, path), { throwIfNoEntry: false });
}

/** Never through a link, and not without end. */
function readPlain(folder: string, path: string): Buffer {
  const place = join(folder, path);
  const stat = lstatSync(place);
  if (!stat.isFile() || stat.size > MAX_BYTES) throw new TypeError(`${path} is no plain file`);
  return readFileSync(place);
}

function readHead(text: string): KnownState | undefined {
  const head: unknown = JSON.parse(text);
  if (typeof head !== 'object' || head === null) return undefined;
  const { ssidLine, kept, difference, more }: Partial<Record<string, unknown>> = { ...head };
  if (typeof ssidLine !== 'string' || !Array.isArray(kept) || !Array.isArray(more)) return undefined;
  if (difference !== undefined && !isPlainText(difference)) return undefined;
  // Whatever else a note names is none of ours.
  if (more.length > 1 || !more.every(isPlainPath)) return undefined;
  return { ssidLine, kept: GENERATED_PATHS.filter((path) => kept.includes(path)), difference, more };
}

/** A text that does nothing to a terminal but show. */
function isPlainText(value: unknown): value is Text {
  if (typeof value !== 'object' || value === null) return false;
  const { en, zh }: Partial<Record<string, unknown>> = { ...value };
  return [en, zh].every((text) => typeof text === 'string' && visible(text) === text);
}

/** Inside the project: no part begins with a dot. */
function isPlainPath(path: unknown): path is string {
  return typeof path === 'string' && /^\w[\w.+-]*(\/\w[\w.+-]*)*$/.test(path);
}

/** Whether one line of a file, and no other, is about the Wi-Fi name, and says what it should. */
function hasLine(file: Buffer, line: string): boolean {
  const [symbol = ''] = /^\w+/.exec(line) ?? [];
  const about = file
    .toString()
    .split(/\r\n|\n|\r/)
    .filter((one) => one.includes(symbol));
  return symbol !== '' && about.length === 1 && about[0] === line;
}
