import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import * as messages from '../../messages/transaction.js';
import { isDead, parseClaim } from './claim.js';
import { type NewProjectFile, prefixOf, removeOurs } from './new-folder.js';

/**
 * What killed runs of `create` left beside the folder that they were to make. Only files that are ours go: nobody's folder
 * is ever deleted.
 * @param names what is there and may be one of them
 */
export function removeLeftovers(
  folder: string,
  names: readonly string[],
  files: readonly NewProjectFile[],
): Diagnostic[] {
  return names
    .filter((name) => isLeftover(name.slice(prefixOf(folder).length)))
    .flatMap((name): Diagnostic[] => {
      const at = join(dirname(folder), name);
      const stat = lstatSync(at, { throwIfNoEntry: false });
      // Its run has just come to its end, and given the folder its name.
      if (!stat) return [];
      const isGone = stat.isDirectory() && removeOurs(at, files);
      const message = isGone ? messages.leftoverRemoved : messages.leftoverStays(name);
      return [{ code: 'create/leftover', severity: isGone ? 'note' : 'warning', message }];
    });
}

function isLeftover(name: string): boolean {
  const claim = parseClaim(name);
  return claim !== undefined && isDead(claim);
}
