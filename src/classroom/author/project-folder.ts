import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RenderedProject } from '../../render/render-project.js';

/** A project in a folder of its own, which is gone after `use`. */
export async function inFolder<T>(project: RenderedProject, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'nanokit-class-'));
  try {
    for (const [path, { content, mode }] of project) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content, mode === undefined ? {} : { mode });
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
