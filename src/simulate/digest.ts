import { createHash } from 'node:crypto';

/** A short name for texts, another one for any other texts. */
export function digest(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, 20);
}
