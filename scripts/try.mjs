// Shows what this project does: generates an application from nothing but defaults, into try-out/, and prints it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './lib/setup.mjs';

run(process.execPath, ['scripts/build.mjs']);

const folder = join(root, 'try-out');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const program = join(root, 'bin/create-nanokit-ws.cjs');
console.log('\n$ npx create-nanokit-ws my-app --yes\n');
const { status } = spawnSync(process.execPath, [program, 'my-app', '--yes'], {
  cwd: folder,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);

for (const file of ['nanokit.yaml', 'prj.conf', 'src/wifi_connect.c', 'src/main.c']) {
  console.log(`\n${'-'.repeat(8)} my-app/${file} ${'-'.repeat(80 - file.length)}\n`);
  console.log(readFileSync(join(folder, 'my-app', file), 'utf8'));
}
console.log(`All of it is in ${join('try-out', 'my-app')}.`);
