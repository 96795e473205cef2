import { isSystemError } from '../../diagnostics/system-error.js';

const TRIES = 20;
const PAUSE_MS = 50;

/** On Windows a virus scanner or an editor may hold a file for a moment, and then nobody can rename it. */
export function persistently(work: () => void, platform: string = process.platform): void {
  for (let count = 1; ; count++) {
    try {
      work();
      return;
    } catch (error) {
      const passes = isSystemError(error) && ['EPERM', 'EACCES', 'EBUSY'].includes(error.code);
      if (platform !== 'win32' || !passes || count === TRIES) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}
