import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Checked } from '../../../diagnostics/diagnostic.js';
import { refused } from '../../../diagnostics/refused.js';
import * as messages from '../../../messages/class-grade.js';
import type { Text } from '../../../messages/text.js';
import { simFolder } from '../../../simulate/package-folder.js';
import { judgeFile } from '../judge/ask-judge.js';
import { innerLauncher } from './inner.js';
import { GRADE_LIMITS } from './limits.js';
import { CACHE_PLACE, outerCommand, PACKAGE_PLACE } from './outer.js';
import { asUser, giveTo, type Sandbox, workFolder } from './sandbox.js';

const BWRAP = 'bwrap';
const PATIENCE_MS = 20_000;

/** Of whom there is nothing: what runs as this user can do less to a system than what root starts, in a sandbox as well. */
const NOBODY = 65534;

/**
 * Whether bubblewrap is here and may do what is wanted of it: tried out, a sandbox in a sandbox, since systems forbid this in many
 * ways and none of them can be asked.
 */
export async function findSandbox(): Promise<Checked<Sandbox>> {
  if (process.platform !== 'linux')
    return refused('class/no-sandbox', messages.onlyOnLinux, messages.otherwiseUnsafe);
  // Resource limits hold for everybody but root. Where this package lies, nobody may not be able to read it.
  const users: readonly Sandbox[] = process.getuid?.() === 0 ? [{ bwrap: BWRAP, user: NOBODY }] : [];
  const candidates: readonly Sandbox[] = [...users, { bwrap: BWRAP }];
  let trouble: Trouble = { isMissing: true, said: '' };
  for (const sandbox of candidates) {
    const found = await troubleWith(sandbox);
    if (!found) return { ok: true, value: sandbox, diagnostics: [] };
    trouble = found;
  }
  return trouble.isMissing
    ? refused('class/no-sandbox', messages.noBubblewrap, messages.installBubblewrap)
    : refused('class/no-sandbox', messages.sandboxFails(trouble.said), howToAllow());
}

interface Trouble {
  readonly isMissing: boolean;
  readonly said: string;
}

async function troubleWith(sandbox: Sandbox): Promise<Trouble | undefined> {
  const { bwrap } = sandbox;
  const limits = GRADE_LIMITS;
  const [sim, project] = [`${PACKAGE_PLACE}/sim`, `${PACKAGE_PLACE}/dist`];
  const inner = innerLauncher({ bwrap, sim, project, cache: CACHE_PLACE, limits });
  const [program, args] = inner.wrap('/bin/true', [], '/');
  const place = workFolder(sandbox);
  try {
    const cache = giveTo(sandbox, join(place, 'cache'));
    const inside = { bwrap, dist: dirname(judgeFile()), sim: simFolder(), cache };
    const node = [process.execPath, '--check', `${PACKAGE_PLACE}/dist/judge.cjs`];
    const tries = [node, [program, ...args]].map((command) => outerCommand(inside, command));
    for (const one of tries) {
      const trouble = await tried(one, cache, sandbox);
      if (trouble) return trouble;
    }
    return undefined;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function tried(
  [command, args]: readonly [string, readonly string[]],
  cwd: string,
  sandbox: Sandbox,
): Promise<Trouble | undefined> {
  return new Promise((resolve) => {
    const options = { cwd, timeout: PATIENCE_MS, encoding: 'utf8', ...asUser(sandbox) } as const;
    execFile(command, args, options, (error, _, said) => {
      const [line = ''] = said.trim().split('\n');
      if (!error) resolve(undefined);
      else resolve({ isMissing: error.code === 'ENOENT', said: line || error.message });
    });
  });
}

/** What distributions have in the way of namespaces that anybody may make. */
function howToAllow(): Text {
  const isSet = (path: string, value: string) =>
    existsSync(path) && readFileSync(path, 'utf8').trim() === value;
  if (isSet('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1')) return messages.allowByAppArmor;
  if (isSet('/proc/sys/kernel/unprivileged_userns_clone', '0')) return messages.allowClone;
  return isSet('/proc/sys/user/max_user_namespaces', '0') ? messages.allowNamespaces : messages.allowSomehow;
}
