import { createHash } from 'node:crypto';

/** The same for the same files alone, in whatever order they come. */
export function filesDigest(files: ReadonlyMap<string, Buffer | string>): string {
  const hash = createHash('sha256');
  for (const [path, content] of [...files].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const bytes = Buffer.from(content);
    hash.update(`${Buffer.byteLength(path)}:${path}${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex');
}

/** One name for all that an outcome depends on. */
export function keyOf(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:${part}`);
  return hash.digest('hex').slice(0, 32);
}
