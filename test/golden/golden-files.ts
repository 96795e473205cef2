import { fileURLToPath } from 'node:url';
import { type Files, type GoldenProject, readFiles } from './projects.js';

/** The folder that golden projects are kept in. */
export const GOLDEN_FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** A golden project as it is kept; empty if it is not. */
export function goldenFiles({ name }: GoldenProject): Files {
  return readFiles(`${GOLDEN_FOLDER}${name}`);
}
