import * as messages from '../../../messages/class-submissions.js';
import type { Text } from '../../../messages/text.js';
import { EXERCISE_RECORD } from '../../class/student-files.js';
import { parsedJson } from '../../parsed-json.js';
import {
  MOST_BYTES,
  MOST_FILE_BYTES,
  MOST_FILES,
  type Source,
  type SourceEntry,
  SourceProblem,
} from './source.js';

/** Files by which a folder is known for a project, if its record of the exercise is gone. */
const MARKERS = ['nanokit.yaml', 'prj.conf'];

/** What builds, systems and editors leave behind; of `.nanokit/` nothing of the student's counts. */
const LEFT_BEHIND = /^(?:build.*|node_modules|__MACOSX|\..*)$/;
const JUNK = /^(?:\.DS_Store|\._.*|Thumbs\.db|desktop\.ini)$/i;
/** Who the files were for; read for that alone. */
const MOST_RECORD_BYTES = 1024 * 1024;

/**
 * The folders of a source that are projects. One inside another one is a part of it, but for those that were given out as
 * exercises: what lies around them is none. `''` is the source itself.
 */
export function projectRoots({ entries }: Source): readonly string[] {
  const paths = entries.map(({ path }) => path).filter((path) => !path.split('/').includes('__MACOSX'));
  const exercises = outermost(paths.flatMap((path) => above(path, EXERCISE_RECORD)));
  const others = outermost(paths.flatMap((path) => MARKERS.flatMap((marker) => above(path, marker))));
  const apart = others.filter(
    (root) => !exercises.some((one) => one === root || isBelow(one, root) || isBelow(root, one)),
  );
  return [...exercises, ...apart].sort();
}

function outermost(roots: readonly string[]): readonly string[] {
  const all = [...new Set(roots)];
  return all.filter((root) => !all.some((other) => other !== root && isBelow(root, other)));
}

/** The folder in which a path has this name, if it has. */
function above(path: string, name: string): readonly string[] {
  if (path === name) return [''];
  return path.endsWith(`/${name}`) ? [path.slice(0, -name.length - 1)] : [];
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** A project as it was handed in. */
export interface HandedIn {
  /** Path → bytes; without what is left behind by tools, and without `.nanokit/`. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** What was left out though somebody may have meant it. */
  readonly remarks: readonly Text[];
}

/** @throws SourceProblem where there is too much of it, or it cannot be read */
export async function readProject(source: Source, root: string): Promise<HandedIn> {
  const files = new Map<string, Buffer>();
  const remarks: Text[] = [];
  let bytes = 0;
  for (const entry of source.entries) {
    const path = inProject(entry, root);
    if (path === undefined) continue;
    if (entry.kind === 'link') remarks.push(messages.linkLeftOut(path));
    else if (entry.kind === 'special') remarks.push(messages.specialLeftOut(path));
    else {
      if (files.size >= MOST_FILES) throw new SourceProblem(messages.tooManyFiles(MOST_FILES));
      const content = await source.read(entry, MOST_FILE_BYTES);
      bytes += content.length;
      if (bytes > MOST_BYTES) throw new SourceProblem(messages.tooMuch(MOST_BYTES));
      files.set(path, content);
    }
  }
  return { files, remarks };
}

/** The path within a project of what counts there. */
function inProject({ path }: SourceEntry, root: string): string | undefined {
  if (!isBelow(path, root)) return undefined;
  const inside = root === '' ? path : path.slice(root.length + 1);
  const parts = inside.split('/');
  if (parts.slice(0, -1).some((part) => LEFT_BEHIND.test(part)) || JUNK.test(parts.at(-1) ?? ''))
    return undefined;
  return inside;
}

/** For whom files were given out, by their own account: a claim, and no more. */
export interface Claim {
  readonly exercise?: string;
  readonly clientId?: string;
  /** All that it says. */
  readonly record?: unknown;
  /** Whether there is such a file at all. */
  readonly isThere?: boolean;
}

export async function readClaim(source: Source, root: string): Promise<Claim> {
  const path = root === '' ? EXERCISE_RECORD : `${root}/${EXERCISE_RECORD}`;
  const entry = source.entries.find((one) => one.path === path && one.kind === 'file');
  if (!entry) return {};
  try {
    const text = (await source.read(entry, MOST_RECORD_BYTES)).toString('utf8');
    const record = parsedJson(text);
    const exercise = memberOf(record, 'exercise');
    const clientId = memberOf(memberOf(record, 'student'), 'client_id');
    return {
      isThere: true,
      record,
      ...(typeof exercise === 'string' ? { exercise } : {}),
      ...(typeof clientId === 'string' ? { clientId } : {}),
    };
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    return { isThere: true };
  }
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}
