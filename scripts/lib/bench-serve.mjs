// Measures `serve`, the real process, under load from another one. Its output goes into a file, with every event in it.
import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './setup.mjs';

/** Clients that come and go together, and how often they do. */
const CLIENTS = 1000;
const ROUNDS = 20;
/** By then V8 has given its heap the size for so many clients at once; it does not take that back. */
const WARM_UP = 5;
const SECONDS = 5;

/** @param verdicts `atLeast(what, value, limit, unit)` and `atMost(…)` print whether a figure is reached */
export async function benchServe(folder, { atLeast, atMost }) {
  console.log('\nserve, every event written to a file, load from a second process:\n');
  for (const { bytes, batch, what, limit, unit, scale } of [
    { bytes: 4096, batch: 16, what: 'echo at 4 KB', limit: 50, unit: 'MB/s', scale: 4096 / 1e6 },
    { bytes: 64, batch: 64, what: 'echo at 64 B', limit: 50_000, unit: 'messages/s', scale: 1 },
  ]) {
    const rate = await withServer(folder, ({ load }) => load('echo', 16, bytes, batch, SECONDS));
    atLeast(what, Number(rate) * scale, limit, unit);
  }
  await withServer(folder, async ({ load }) => {
    const back = Number(await load('hold', CLIENTS, 20));
    atLeast('connections held, echoing', back / 20, CLIENTS, 'clients');
  });
  await withServer(folder, async ({ load, memory }) => {
    if (process.platform !== 'linux') return console.log('  memory is told by Linux alone');
    const fresh = await memory();
    for (let round = 0; round < WARM_UP; round++) await load('visit', CLIENTS);
    const start = await memory();
    for (let round = 0; round < ROUNDS; round++) await load('visit', CLIENTS);
    const end = await memory();
    const [first, second, third] = [fresh, start, end].map((bytes) => (bytes / 2 ** 20).toFixed(0));
    console.log(
      `  memory of a fresh server ${first} MB, warm ${second} MB, after ${ROUNDS} × ${CLIENTS} clients ${third} MB`,
    );
    atMost('memory, to the warm server', end / start, 1.1, '×');
  });
}

/** Frees what is no longer used when it is asked to: else memory says when V8 last cleared up, and not what is kept. */
const HOOK = "process.on('SIGUSR2', () => { gc(); });\n";
/** V8 gives memory back to the system bit by bit. */
const SETTLE_SECONDS = 3;

async function withServer(folder, action) {
  const log = join(folder, 'serve.log');
  const output = openSync(log, 'w');
  const hook = join(folder, 'hook.cjs');
  writeFileSync(hook, HOOK);
  const program = join(root, 'bin/create-nanokit-ws.cjs');
  const args = ['--expose-gc', '-r', hook, program, 'serve', '--json', '--host', '127.0.0.1', '--port', '0'];
  const child = spawn(process.execPath, args, { stdio: ['pipe', output, 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    let port;
    while (port === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      port = /"port":(\d+)/.exec(readFileSync(log, 'utf8'))?.[1];
    }
    const load = async (...words) => {
      const command = [join(root, 'bench/serve-load.mjs'), port, ...words].map(String);
      return (await promisify(execFile)(process.execPath, command)).stdout;
    };
    const resident = () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) * 1024;
    const memory = async () => {
      for (let i = 0; i < SETTLE_SECONDS; i++) {
        child.kill('SIGUSR2');
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
      return resident();
    };
    return await action({ load, memory });
  } finally {
    child.kill('SIGINT');
    await ended;
    closeSync(output);
  }
}
