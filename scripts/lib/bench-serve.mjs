// Measures `serve`, the real process, under load from another one. Its output goes into a file, with every event in it.
import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './setup.mjs';

/** Clients that come and go together, and how often they do. */
const CLIENTS = 1000;
const ROUNDS = 20;
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
    const fresh = memory();
    // One client, and all of the server's code has run, been compiled and come from the disk.
    await load('echo', 1, 64, 64, SECONDS);
    await settled();
    const start = memory();
    for (let round = 0; round < ROUNDS; round++) await load('visit', CLIENTS);
    const busy = memory();
    await settled();
    const end = memory();
    const [first, second, most, last] = [fresh, start, busy, end].map((one) =>
      (one.all / 2 ** 20).toFixed(0),
    );
    console.log(
      `  memory of a server that listens ${first} MB, that has had one client ${second} MB, ` +
        `right after ${ROUNDS} × ${CLIENTS} clients ${most} MB, ${SETTLE_SECONDS} s later ${last} MB`,
    );
    const parts = [fresh, start, end].map(({ own }) => (own / 2 ** 20).toFixed(0));
    console.log(`  of that not node's own file: ${parts.join(', ')} MB (listening, one client, end)`);
    atMost('memory, to the server that listens', end.all / fresh.all, 1.1, '×');
    atMost('memory, to the server that has had one client', end.all / start.all, 1.1, '×');
  });
}

/** By then the server has given back what it can: see src/serve/idle-memory.ts. */
const SETTLE_SECONDS = 20;
const settled = () => new Promise((resolve) => setTimeout(resolve, SETTLE_SECONDS * 1000));

async function withServer(folder, action) {
  const log = join(folder, 'serve.log');
  const output = openSync(log, 'w');
  const program = join(root, 'bin/create-nanokit-ws.cjs');
  const args = [program, 'serve', '--json', '--host', '127.0.0.1', '--port', '0'];
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
    const memory = () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const part = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) * 1024;
      return { all: part('VmRSS'), own: part('RssAnon') };
    };
    return await action({ load, memory });
  } finally {
    child.kill('SIGINT');
    await ended;
    closeSync(output);
  }
}
