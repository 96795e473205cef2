import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Checked } from '../../../diagnostics/diagnostic.js';
import { refused } from '../../../diagnostics/refused.js';
import * as messages from '../../../messages/class-grade.js';
import type { Text } from '../../../messages/text.js';
import { simFolder } from '../../../simulate/package-folder.js';
import { judgeFile } from '../judge/ask-judge.js';
import { innerLauncher } from './inner.js';
import { GRADE_LIMITS } from './limits.js';
import { CACHE_PLACE, outerCommand, PACKAGE_PLACE } from './outer.js';

const BWRAP = 'bwrap';
const PATIENCE_MS = 20_000;

/**
 * Whether bubblewrap is here and may do what is wanted of it: tried out, a sandbox in a sandbox, since systems forbid this in many
 * ways and none of them can be asked.
 * @returns how it is called
 */
export async function findSandbox(): Promise<Checked<string>> {
  if (process.platform !== 'linux')
    return refused('class/no-sandbox', messages.onlyOnLinux, messages.otherwiseUnsafe);
  const file = judgeFile();
  const inner = innerLauncher({
    bwrap: BWRAP,
    sim: `${PACKAGE_PLACE}/sim`,
    project: `${PACKAGE_PLACE}/dist`,
    cache: CACHE_PLACE,
    limits: GRADE_LIMITS,
  });
  const [program, args] = inner.wrap('/bin/true', [], '/');
  const place = { bwrap: BWRAP, dist: dirname(file), sim: simFolder(), cache: dirname(file) };
  const [command, all] = outerCommand(place, [program, ...args]);
  return new Promise((resolve) => {
    execFile(command, all, { timeout: PATIENCE_MS, encoding: 'utf8' }, (error, _, said) => {
      if (!error) resolve({ ok: true, value: BWRAP, diagnostics: [] });
      else if (error.code === 'ENOENT')
        resolve(refused('class/no-sandbox', messages.noBubblewrap, messages.installBubblewrap));
      else
        resolve(
          refused(
            'class/no-sandbox',
            messages.sandboxFails(said.trim().split('\n')[0] || error.message),
            howToAllow(),
          ),
        );
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
