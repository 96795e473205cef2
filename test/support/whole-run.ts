import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = ['package.json', 'scripts/build.mjs', 'scripts/lib', 'schemas', 'src', 'templates'];

function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  // What is generated is written by the build itself.
  const names = readdirSync(path).filter((name) => name !== 'generated');
  return Math.max(stat.mtimeMs, ...names.map((name) => newest(join(path, name))));
}

/** Builds dist/ unless it is newer than all it is made from. */
function ensureBuilt(): void {
  const built = statSync(join(root, 'dist/index.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const isStale = SOURCES.some((path) => newest(join(root, path)) > built);
  if (!isStale) return;
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
}

/** Vitest runs this once, before any test, and what it returns after all of them. */
export function setup(): () => void {
  ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'nanokit-run-'));
  // Workers have the variables of this process.
  process.env['NANOKIT_RUN_FOLDER'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
