import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CREDENTIALS_FILE } from '../../render/files.js';
import { AUTHORITY_IN_PROJECT } from '../class/exercise-authority.js';
import { AUTHORITY_FILES } from '../exercise/read-exercise.js';

/** Files of which a student's own do not count, and of the teacher's what does. The last is what test servers know an authority by. */
const RESTORED = [CREDENTIALS_FILE, 'ca.pem'];

/**
 * The project that is judged: what was handed in, with the teacher's name and password of a Wi-Fi in the place of the
 * student's, which are nobody's business. What is checked is in none of the files.
 * @param solution path → content of the teacher's project
 * @param exercise path → text of the exercise's own files: its authority, for the test server, is in no work that was handed in
 */
export function projectToJudge(
  handedIn: ReadonlyMap<string, Buffer>,
  solution: ReadonlyMap<string, Buffer>,
  exercise: ReadonlyMap<string, string>,
): ReadonlyMap<string, Buffer> {
  const isRestored = (path: string) => RESTORED.some((one) => path === one || path.startsWith(`${one}/`));
  const files = new Map([...handedIn].filter(([path]) => !isRestored(path)));
  for (const path of RESTORED) {
    const content = solution.get(path);
    if (content) files.set(path, content);
  }
  for (const path of AUTHORITY_FILES) {
    const content = exercise.get(path);
    if (content !== undefined) files.set(`${AUTHORITY_IN_PROJECT}/${basename(path)}`, Buffer.from(content));
  }
  return files;
}

/** @param folder absolute; is not there yet */
export function writeProject(folder: string, files: ReadonlyMap<string, Buffer>): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [path, content] of files) {
    const at = join(folder, ...path.split('/'));
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, content, { flag: 'wx' });
  }
}
