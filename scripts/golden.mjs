// Writes test/golden/ anew: whole generated projects, which the tests compare byte for byte with what is generated, and the
// stories of regen, each with the files that people changed, those that changed then, and what was printed.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ensurePackages, root, run } from './lib/setup.mjs';

ensurePackages();
const { importTs } = await import('./lib/run-ts.mjs');

// The stories run the command line itself.
run(process.execPath, ['scripts/build.mjs']);
const { everyProject, writeProject } = await importTs(root, 'test/golden/projects.ts');
const golden = join(root, 'test/golden');
const scratch = mkdtempSync(join(tmpdir(), 'nanokit-golden-'));
try {
  for (const project of everyProject) {
    await writeProject(join(scratch, project.name), project);
  }
  for (const entry of readdirSync(golden, { withFileTypes: true })) {
    if (entry.isDirectory() && /-sdk\d-/.test(entry.name))
      rmSync(join(golden, entry.name), { recursive: true });
  }
  for (const { name } of everyProject) {
    cpSync(join(scratch, name, 'websocket_client'), join(golden, name), { recursive: true });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const { STORIES, stories, tell } = await importTs(root, 'test/golden/stories.ts');
rmSync(STORIES, { recursive: true, force: true });
for (const story of stories) {
  for (const [path, text] of tell(story)) {
    const place = join(STORIES, story.name, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
}
console.log(`wrote ${everyProject.length} projects and ${stories.length} stories below test/golden/`);
// A generated project keeps its credentials out of git. These are no secret, and belong to the whole.
console.log('to commit them: git add --force --all test/golden');
