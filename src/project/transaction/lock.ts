import { closeSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { isSystemError, systemReason } from '../../diagnostics/system-error.js';
import * as messages from '../../messages/transaction.js';
import { type Claim, claimName, isDead, ownClaim, parseClaim } from './claim.js';
import { LOCAL_FOLDER, removeFile } from './local-folder.js';
import { dropEmptyLocalFolder, makeLocalFolder } from './make-local-folder.js';

export interface Lock {
  /** @returns what to tell if it could not be taken away */
  release(): Diagnostic | undefined;
}

const PREFIX = 'lock.';
const WAIT_MS = 3000;

/**
 * Keeps all others from writing to a project. Each process lays down a claim, a file whose name says whose it is, and then
 * looks for others: of two, the later one sees the other's and withdraws. Names are never used again, so that a claim
 * whose process has died can be removed without a risk of removing somebody else's.
 * @returns what to say if somebody else holds it and goes on holding it
 */
export async function lockProject(root: string, command: string): Promise<Lock | Diagnostic> {
  const end = Date.now() + WAIT_MS;
  for (;;) {
    const own = `${PREFIX}${claimName(ownClaim(command))}`;
    if (layDown(root, own)) {
      const holder = holderBeside(root, own);
      if (!holder) return { release: () => releaseOrTell(root, own) };
      release(root, own);
      if (Date.now() > end) return heldBy(holder);
    }
    // Not the same for all, or two would go on withdrawing at the same time.
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 40));
  }
}

/** @returns false if another part of this process did the same in this millisecond, or the folder has just gone */
function layDown(root: string, own: string): boolean {
  makeLocalFolder(root);
  try {
    closeSync(openSync(join(root, LOCAL_FOLDER, own), 'wx', 0o600));
    return true;
  } catch (error) {
    if (isSystemError(error) && (error.code === 'EEXIST' || error.code === 'ENOENT')) return false;
    throw error;
  }
}

function holderBeside(root: string, own: string): Claim | undefined {
  for (const name of readdirSync(join(root, LOCAL_FOLDER))) {
    const claim = name.startsWith(PREFIX) && name !== own ? parseClaim(name.slice(PREFIX.length)) : undefined;
    if (!claim) continue;
    if (!isDead(claim)) return claim;
    removeFile(join(root, LOCAL_FOLDER, name));
  }
  return undefined;
}

function release(root: string, own: string): void {
  removeFile(join(root, LOCAL_FOLDER, own));
  dropEmptyLocalFolder(root);
}

/** What was to be done is done by now, or not: a lock that stays is no part of that. */
function releaseOrTell(root: string, own: string): Diagnostic | undefined {
  try {
    release(root, own);
    return undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const message = messages.lockStays(`${LOCAL_FOLDER}/${own}`, systemReason(error));
    return { code: 'project/lock-stays', severity: 'warning', message, remedy: messages.lockStaysRemedy };
  }
}

function heldBy(claim: Claim): Diagnostic {
  const file = `${LOCAL_FOLDER}/${PREFIX}${claimName(claim)}`;
  return {
    code: 'project/locked',
    severity: 'error',
    message: messages.locked(claim.command, claim.pid, messages.localTime(new Date(claim.since))),
    remedy: messages.lockedRemedy(file),
  };
}
