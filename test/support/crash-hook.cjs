// Loaded before the program (`--require`): counts what it does to the file system. Right before operation number CRASH_AT it
// kills the program; before each one that DISTURB_BEFORE names, as in `renameSync 2`, it runs the shell command DISTURB,
// and if FAIL_WITH is a code, such as EBUSY, the operation fails with that; `renameSync 2+, unlinkSync` names all from the second
// on, and all of another. What changes nothing is not counted (reading, fsync, closing): a process that is killed before it leaves the
// same as one that is killed before the next change.
'use strict';
const fs = process.getBuiltinModule('node:fs');

const { CRASH_AT, CRASH_LIST, DISTURB_BEFORE = '', DISTURB, FAIL_WITH } = process.env;
const disturbed = DISTURB_BEFORE.split(', ').map((one) => one.split(' '));
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
  const number = done.filter((one) => one === name).length;
  const isMeant = ([wanted, nth = '1+']) =>
    name === wanted && (nth.endsWith('+') ? number >= Number.parseInt(nth, 10) : number === Number(nth));
  if (!disturbed.some(isMeant)) return;
  if (DISTURB)
    require('node:child_process').execFileSync('/bin/sh', ['-c', `PATH=/usr/bin:/bin; ${DISTURB}`]);
  if (FAIL_WITH) throw Object.assign(new Error(FAIL_WITH), { code: FAIL_WITH, syscall: name });
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
