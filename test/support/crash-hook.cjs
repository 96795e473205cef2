// Loaded before the program (`--require`): counts what it does to the file system, and kills it right before the operation
// number CRASH_AT. Reads change nothing, so that a crash before one is the same as a crash before the next write.
'use strict';
const fs = process.getBuiltinModule('node:fs');

const { CRASH_AT, CRASH_LIST } = process.env;
const done = [];
const { existsSync, writeFileSync } = fs;
const originalWrite = fs.writeSync;

function die() {
  process.kill(process.pid, 'SIGKILL');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

function count(name) {
  done.push(name);
  if (done.length === Number(CRASH_AT)) die();
}

/** What changes something, by the arguments it is called with. */
const changes = {
  openSync: (_path, flags) => typeof flags === 'string' && !flags.startsWith('r'),
  unlinkSync: (path) => existsSync(path),
  rmdirSync: (path) => existsSync(path) && fs.readdirSync(path).length === 0,
  mkdirSync: (path) => !existsSync(path),
  renameSync: () => true,
  linkSync: () => true,
  copyFileSync: () => true,
  fchmodSync: () => true,
  chmodSync: () => true,
  fchownSync: () => true,
  fsyncSync: () => true,
  writeFileSync: () => true,
  rmSync: () => true,
  truncateSync: () => true,
  appendFileSync: () => true,
  utimesSync: () => true,
};
for (const [name, changing] of Object.entries(changes)) {
  const original = fs[name];
  fs[name] = (...given) => {
    if (changing(...given)) count(name);
    return original(...given);
  };
}
fs.writeSync = (handle, bytes, offset = 0) => {
  if (handle <= 2) return originalWrite(handle, bytes, offset);
  count('writeSync');
  // Half of a file is another state of the disk than none of it.
  const middle = offset + Math.floor((bytes.length - offset) / 2);
  originalWrite(handle, bytes, offset, middle - offset);
  count('writeSync, half');
  return middle - offset + originalWrite(handle, bytes, middle);
};
if (CRASH_LIST) process.on('exit', () => writeFileSync(CRASH_LIST, done.join('\n')));
