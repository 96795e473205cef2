import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CREDENTIALS_FILE } from '../../render/files.js';

/** Files of which a student's own do not count, and of the teacher's what does. */
const RESTORED = [CREDENTIALS_FILE];

/**
 * The project that is judged: what was handed in, with the teacher's name and password of a Wi-Fi in the place of the
 * student's, which are nobody's business. What is checked is in none of the files.
 * @param solution path → content of the teacher's project
 */
export function projectToJudge(
  handedIn: ReadonlyMap<string, Buffer>,
  solution: ReadonlyMap<string, Buffer>,
): ReadonlyMap<string, Buffer> {
  const isRestored = (path: string) => RESTORED.some((one) => path === one || path.startsWith(`${one}/`));
  const files = new Map([...handedIn].filter(([path]) => !isRestored(path)));
  for (const path of RESTORED) {
    const content = solution.get(path);
    if (content) files.set(path, content);
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
