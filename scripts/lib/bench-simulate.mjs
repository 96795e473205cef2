// How long `simulate` takes, as a user meets it: whole processes of the built program.
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Alternating runs are no use here: each is a matter of seconds. The middle of so many. */
const RUNS = 3;

const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const SDK_LINES = [0, 1, 2];
/** The app sends a random part of it: 64 bytes on average. */
const PAYLOAD = 'x'.repeat(126);

/** Messages that an app without any pause sends and gets back, by the PC's clock; an exchange takes no board time. */
function echoesPerSecond(program, folder, line) {
  const name = `echoes-${line}`;
  const values = ['--set', 'app.send_interval_ms=0', '--set', `app.payload=${PAYLOAD}`];
  const created = spawnSync(process.execPath, [program, name, '--yes', '--sdk', String(line), ...values], {
    cwd: folder,
  });
  if (created.status !== 0) throw new Error(String(created.stderr));
  const simulate = () =>
    spawnSync(process.execPath, [program, 'simulate', '--serve', '--seconds', '1', '--speed', '1'], {
      cwd: join(folder, name),
      maxBuffer: 2 ** 28,
    });
  // The first run builds.
  simulate();
  const start = performance.now();
  const { status, stdout, stderr } = simulate();
  if (status !== 0) throw new Error(String(stderr));
  const count = String(stdout).match(/IPv4 recv \d+ bytes/g)?.length ?? 0;
  return count / ((performance.now() - start) / 1000);
}

/** Seconds until a line of a program's output matches; the program is ended then. */
function secondsUntil(program, args, cwd, pattern) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [program, ...args], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    let took;
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      if (took !== undefined || !pattern.test(output)) return;
      took = (performance.now() - start) / 1000;
      child.kill('SIGINT');
    });
    child.once('close', () => (took === undefined ? reject(new Error(output)) : resolve(took)));
  });
}

/**
 * Measures the bars of `simulate` on the documented project.
 * @param folder where the project may be written
 * @param verdict prints a figure and whether it is at most so much
 * @param atLeast the same, where more is better
 */
export async function benchSimulate(program, folder, verdict, atLeast) {
  const created = spawnSync(process.execPath, [program, 'documented', '--yes'], { cwd: folder });
  if (created.status !== 0) throw new Error(String(created.stderr));
  const cwd = join(folder, 'documented');
  const echoed = () => secondsUntil(program, ['simulate', '--serve'], cwd, /IPv4 recv \d+ bytes/);

  const cold = [];
  const warm = [];
  const minute = [];
  for (let run = 0; run < RUNS; run++) {
    rmSync(join(cwd, '.nanokit/local'), { recursive: true, force: true });
    cold.push(await echoed());
    warm.push(await echoed());
    const start = performance.now();
    const args = [program, 'simulate', '--serve', '--seconds', '60', '--speed', '20'];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd, maxBuffer: 2 ** 26 });
    if (status !== 0) throw new Error(String(stderr));
    minute.push((performance.now() - start) / 1000);
  }
  console.log(`\nSimulation, medians of ${RUNS} runs:\n`);
  verdict('cold, to the first echo', middle(cold), 6, 's');
  verdict('again, to the first echo', middle(warm), 1, 's');
  verdict('60 s of board time at 20', middle(minute), 4, 's');
  for (const line of SDK_LINES)
    atLeast(`echoes, SDK line ${line}`, echoesPerSecond(program, folder, line), 1000, 'messages/s');
}
