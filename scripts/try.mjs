// Shows what this project does: generates an application from nothing but defaults, into try-out/, prints it, and runs it
// on this PC against a WebSocket server.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './lib/setup.mjs';

run(process.execPath, ['scripts/build.mjs']);

const folder = join(root, 'try-out');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const program = join(root, 'bin/create-nanokit-ws.cjs');
const show = (cwd, ...args) => {
  console.log(`\n$ npx create-nanokit-ws ${args.join(' ')}\n`);
  return spawnSync(process.execPath, [program, ...args], { cwd, stdio: 'inherit' }).status;
};
const created = show(folder, 'demo', '--yes');
if (created !== 0) process.exit(created ?? 1);

for (const file of ['nanokit.yaml', 'prj.conf', 'src/wifi_connect.c', 'src/main.c']) {
  console.log(`\n${'-'.repeat(8)} demo/${file} ${'-'.repeat(80 - file.length)}\n`);
  console.log(readFileSync(join(folder, 'demo', file), 'utf8'));
}
console.log(`All of it is in ${join('try-out', 'demo')}. On this PC it does this:\n\n$ cd demo`);
const simulated = show(join(folder, 'demo'), 'simulate', '--serve', '--seconds', '5');
// Without a compiler there is no simulation, and the program has said what to install.
if (simulated !== 0 && simulated !== 3) process.exit(simulated ?? 1);
