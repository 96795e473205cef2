import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isSystemError, systemReason } from '../../../diagnostics/system-error.js';
import * as messages from '../../../messages/class-submissions.js';
import type { Text } from '../../../messages/text.js';
import { START_PAGE } from '../../class/start-page.js';
import { openFolder } from './folder-source.js';
import { type Claim, type HandedIn, projectRoots, readClaim, readProject } from './projects.js';
import { type Source, SourceProblem } from './source.js';
import { openZip } from './zip-source.js';

/** A project that stands somewhere in what was handed in. */
export interface FoundProject {
  /** As messages show it: the way from the folder of submissions. */
  readonly shown: string;
  /** The names on that way, from the outermost to the project's own folder. */
  readonly names: readonly string[];
  readonly claim: Claim;
  readonly content: HandedIn;
}

/** Something that was handed in, and in which there is no project that can be read. */
export interface Unread {
  readonly shown: string;
  readonly names: readonly string[];
  readonly why: Text;
  /** There is no file at all. */
  readonly isEmpty?: boolean;
  /** Code beside projects, perhaps of other students. */
  readonly isBeside?: boolean;
}

/** Of systems and editors, and nobody's work. */
const IGNORED = /^(?:\..*|__MACOSX|Thumbs\.db|desktop\.ini)$/i;
const OTHER_ARCHIVES = /\.(?:rar|7z|tar|tgz|gz|bz2|xz|zst)$/i;
/** A zip file in another one, as learning platforms have it where all that was handed in is saved at once. */
const MOST_INNER_BYTES = 64 * 1024 * 1024;

/**
 * Looks through all that was handed in, one thing after the other, so that it never is in memory as a whole.
 * @param path absolute; a folder of folders and zip files, or one zip file that has all of them
 */
export async function* survey(path: string): AsyncGenerator<FoundProject | Unread> {
  if (!lstatSync(path).isDirectory()) {
    yield* within(() => openZip(path), []);
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (IGNORED.test(name)) continue;
    const at = join(path, name);
    const stat = lstatSync(at, { throwIfNoEntry: false });
    if (stat?.isDirectory()) yield* within(async () => openFolder(at), [name]);
    else if (stat?.isFile() && /\.zip$/i.test(name)) yield* within(() => openZip(at), [name]);
    else yield unread([name], stat?.isSymbolicLink() ? messages.isLink : notAZip(name));
  }
}

/**
 * Why nothing at all can be read of what was handed in; undefined: it can be opened.
 * @param path as for `survey`
 */
export async function whyShut(path: string): Promise<Text | undefined> {
  try {
    if (lstatSync(path).isDirectory()) readdirSync(path);
    else (await openZip(path)).close();
    return undefined;
  } catch (error) {
    if (!(error instanceof SourceProblem) && !isSystemError(error)) throw error;
    return error instanceof SourceProblem ? error.text : systemReason(error);
  }
}

function notAZip(name: string): Text {
  return OTHER_ARCHIVES.test(name) ? messages.otherArchive : messages.looseFile;
}

function unread(names: readonly string[], why: Text): Unread {
  return { shown: names.join('/'), names, why };
}

async function* within(
  open: () => Promise<Source>,
  names: readonly string[],
): AsyncGenerator<FoundProject | Unread> {
  let source: Source | undefined;
  try {
    source = await open();
    yield* projectsIn(source, names);
  } catch (error) {
    if (!(error instanceof SourceProblem) && !isSystemError(error)) throw error;
    yield unread(names, error instanceof SourceProblem ? error.text : systemReason(error));
  } finally {
    source?.close();
  }
}

async function* projectsIn(source: Source, names: readonly string[]): AsyncGenerator<FoundProject | Unread> {
  const roots = projectRoots(source);
  for (const root of roots) {
    const way = [...names, ...(root === '' ? [] : root.split('/'))];
    try {
      const claim = await readClaim(source, root);
      const content = await readProject(source, root);
      yield { shown: way.join('/'), names: way, claim, content };
    } catch (error) {
      if (!(error instanceof SourceProblem)) throw error;
      yield unread(way, error.text);
    }
  }
  const inner = source.entries.filter(
    ({ path, kind }) =>
      kind === 'file' &&
      /\.zip$/i.test(path) &&
      !roots.some((root) => root === '' || path.startsWith(`${root}/`)),
  );
  for (const entry of inner) {
    const way = [...names, ...entry.path.split('/')];
    // One step and no further: a zip in a zip in a zip is no one's homework.
    if (names.filter((name) => /\.zip$/i.test(name)).length > 1) yield unread(way, messages.zipInZip);
    else yield* within(async () => openZip(await source.read(entry, MOST_INNER_BYTES)), way);
  }
  const told = new Set([...roots, ...inner.map(({ path }) => path)].map((path) => path.split('/')[0] ?? ''));
  const tops = [...new Set(source.entries.map(({ path }) => path.split('/')[0] ?? ''))];
  // A file of many submissions tells each of them; a folder that is empty has no name but its own.
  const untold = tops.filter((top) => !told.has(top) && !IGNORED.test(top));
  for (const top of names.length > 0 ? [] : untold) yield unread([top], messages.noProject);
  if (told.size > 0)
    for (const path of codeBeside(source, roots)) {
      // Of a file of many submissions the others are told above.
      const isTold = names.length === 0 && untold.includes(path.split('/')[0] ?? '');
      if (!isTold) yield { ...unread([...names, ...path.split('/')], messages.noProject), isBeside: true };
    }
  if (names.length === 0 || told.size > 0) return;
  // What was handed out beside the exercises is no work.
  const isEmpty = source.entries.every(({ path }) => path === START_PAGE);
  yield { ...unread(names, isEmpty ? messages.emptyFolder : messages.noProject), isEmpty };
}

const CODE = /\.[ch]$/;

/** Folders with code, such as a `src/` that was handed in alone, in which there is no project; or single files of that kind. */
function codeBeside({ entries }: Source, roots: readonly string[]): readonly string[] {
  const found = entries.flatMap(({ path, kind }) => {
    const parts = path.split('/');
    const isOurs = roots.some((root) => root === '' || path.startsWith(`${root}/`));
    if (kind !== 'file' || isOurs || !CODE.test(path) || parts.some((part) => IGNORED.test(part))) return [];
    const ways = parts.map((_, at) => parts.slice(0, at + 1).join('/'));
    return [ways.find((way) => !roots.some((root) => root.startsWith(`${way}/`))) ?? path];
  });
  return [...new Set(found)];
}
