import { createHash } from 'node:crypto';

/** Windows keeps these for devices, with any extension. */
const DEVICES = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
/** Leaves room for the path below on Windows (260 characters), and for names of 255 bytes. */
const MAX_CHARACTERS = 40;
const MAX_BYTES = 120;

/**
 * A folder's name for each id, all different on every file system, and the same for the same ids in whatever order.
 * Letters and digits of all scripts stay; what a shell, CMake or a file system might take for something else becomes `-`:
 * Zephyr does not build below a path with a blank in it.
 */
export function folderNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map(ids.map((id) => [id, plainName(id)]));
  const taken = new Map<string, number>();
  for (const name of names.values()) taken.set(foldedName(name), (taken.get(foldedName(name)) ?? 0) + 1);
  // A name may equal another one with its digest, by design of somebody: then it gets its own as well.
  for (let digits = 6; ; digits += 6) {
    const full = new Map(
      [...names].map(([id, name]) => {
        const shared = name === '' || (taken.get(foldedName(name)) ?? 0) > 1 || digits > 6;
        return [id, shared ? withDigest(name || 'student', id, digits) : name];
      }),
    );
    if (new Set([...full.values()].map(foldedName)).size === full.size) return full;
  }
}

/** Ids whose folders would be the same on some file system, if they had only the names of their ids; each with the others. */
export function sameFolders(ids: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const name = foldedName(plainName(id));
    groups.set(name, [...(groups.get(name) ?? []), id]);
  }
  return new Map(
    [...groups.values()].flatMap((group) =>
      group.length > 1 ? group.map((id) => [id, group.filter((other) => other !== id)] as const) : [],
    ),
  );
}

function plainName(id: string): string {
  const plain = id
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._+@]+/gu, '-')
    .replace(/\.{2,}/g, '.')
    // A leading dot hides it, a leading - makes a flag of it, and Windows drops dots at the end.
    .replace(/^[-.\p{M}]+|[-.]+$/gu, '');
  const short = cut(plain, MAX_CHARACTERS, MAX_BYTES);
  const whole = short === plain ? plain : withDigest(short, id, 6);
  return DEVICES.test(whole) ? `_${whole}` : whole;
}

function withDigest(name: string, id: string, digits: number): string {
  const digest = createHash('sha256').update(id).digest('hex').slice(0, digits);
  return `${cut(name, MAX_CHARACTERS - digits - 1, MAX_BYTES - digits - 1)}-${digest}`;
}

function cut(name: string, characters: number, bytes: number): string {
  let short = [...name].slice(0, characters).join('');
  while (Buffer.byteLength(short) > bytes) short = [...short].slice(0, -1).join('');
  return short.replace(/[-.]+$/, '');
}

/** The same for names that some file system takes for one: macOS and Windows know no capitals, macOS no composition. */
function foldedName(name: string): string {
  return name.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD');
}
