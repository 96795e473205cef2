// Writes test/golden/ anew: whole generated projects, which the tests compare byte for byte with what is generated.
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePackages, root } from './lib/setup.mjs';

ensurePackages();
const { generate } = await import('./lib/generate.mjs');
const { importTs } = await import('./lib/run-ts.mjs');

await generate(root);
const { goldenProjects, writeProject } = await importTs(root, 'test/golden/projects.ts');
const golden = join(root, 'test/golden');
const scratch = mkdtempSync(join(tmpdir(), 'nanokit-golden-'));
try {
  for (const project of goldenProjects) {
    await writeProject(join(scratch, project.name), project);
  }
  for (const entry of readdirSync(golden, { withFileTypes: true })) {
    if (entry.isDirectory() && /-sdk\d-/.test(entry.name))
      rmSync(join(golden, entry.name), { recursive: true });
  }
  for (const { name } of goldenProjects) {
    cpSync(join(scratch, name, 'websocket_client'), join(golden, name), { recursive: true });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`wrote ${goldenProjects.length} projects below test/golden/`);
// A generated project keeps its credentials out of git. These are no secret, and belong to the whole.
console.log('to commit them: git add --force --all test/golden');
