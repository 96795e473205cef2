import { Buffer } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import * as messages from '../../../messages/class-submissions.js';
import { decodeRoster, type Encoding } from '../../roster/decode.js';
import { MOST_ENTRIES, type Source, type SourceEntry, SourceProblem, safePath } from './source.js';

/** Bit 11 of the flags: the name is UTF-8. */
const UTF8_NAME = 0x800;
/** Info-ZIP's field for a name in UTF-8 beside the other one. */
const UNICODE_PATH = 0x7075;
const UNIX = 3;
const MACOS = 19;
const FILE_TYPE = 0o170000;
const LINK = 0o120000;
const PLAIN = 0o100000;
/** No text has less of its size left; what has was made to fill a disk. */
const MOST_RATIO = 500;
const ALWAYS_ALLOWED_BYTES = 256 * 1024;

/**
 * Opens a zip file. Nothing of it is unpacked to the disk.
 * @param zipped its path, or all of its bytes
 * @throws SourceProblem where its names lead elsewhere, or it is none
 */
export async function openZip(zipped: string | Buffer): Promise<Source> {
  const options = { autoClose: false, decodeStrings: false };
  const zip = await asProblem(() =>
    typeof zipped === 'string' ? openPromise(zipped, options) : fromBufferPromise(zipped, options),
  ).catch((error: unknown) => {
    const kind = error instanceof SourceProblem ? otherKind(zipped) : undefined;
    throw kind === undefined ? error : new SourceProblem(messages.misnamedArchive(kind));
  });
  try {
    if (zip.entryCount > MOST_ENTRIES) throw new SourceProblem(messages.tooManyEntries(MOST_ENTRIES));
    const all: Entry[] = [];
    await asProblem(async () => {
      for await (const entry of zip.eachEntry()) all.push(entry);
    });
    const names = namesOf(all);
    const byPath = new Map<string, Entry>();
    for (const entry of all) {
      const name = names.get(entry) ?? '';
      if (/[\\/]$/.test(name) || isFolder(entry)) continue;
      const place = safePath(name);
      if (place === undefined) throw new SourceProblem(messages.unsafeName(name));
      if (byPath.has(place)) throw new SourceProblem(messages.nameTwice(place));
      byPath.set(place, entry);
    }
    for (const place of byPath.keys()) {
      const above = place.split('/').slice(0, -1);
      const file = above.map((_, i) => above.slice(0, i + 1).join('/')).find((one) => byPath.has(one));
      if (file !== undefined) throw new SourceProblem(messages.nameTwice(file));
    }
    return {
      entries: [...byPath].map(([place, entry]) => ({
        path: place,
        kind: kindOf(entry),
        size: entry.uncompressedSize,
      })),
      read: async (wanted, mostBytes) => {
        const entry = byPath.get(wanted.path);
        if (!entry) throw new SourceProblem(messages.notReadable(wanted.path));
        return readEntry(zip, wanted.path, entry, mostBytes);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** Somebody gave another archive the name of a zip file. */
function otherKind(zipped: string | Buffer): string | undefined {
  const head = typeof zipped === 'string' ? firstBytes(zipped) : zipped.subarray(0, 4);
  const text = head.toString('latin1');
  return text.startsWith('Rar!') ? 'RAR' : text.startsWith('7z\u00bc\u00af') ? '7-Zip' : undefined;
}

function firstBytes(path: string): Buffer {
  const handle = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(4);
    return bytes.subarray(0, readSync(handle, bytes));
  } finally {
    closeSync(handle);
  }
}

async function readEntry(zip: ZipFile, path: string, entry: Entry, mostBytes: number): Promise<Buffer> {
  if (entry.isEncrypted()) throw new SourceProblem(messages.encrypted);
  if (!entry.canDecodeFileData()) throw new SourceProblem(messages.otherCompression(path));
  const { uncompressedSize, compressedSize } = entry;
  if (uncompressedSize > Math.max(ALWAYS_ALLOWED_BYTES, compressedSize * MOST_RATIO))
    throw new SourceProblem(messages.bomb(path));
  if (uncompressedSize > mostBytes) throw new SourceProblem(messages.tooLarge(path, mostBytes));
  return asProblem(async () => {
    const stream = await zip.openReadStreamPromise(entry);
    const bytes = await collect(stream, path, mostBytes);
    if (crc32(bytes) !== entry.crc32) throw new SourceProblem(messages.damaged(path));
    return bytes;
  });
}

/** Whatever its header says, no more than this is unpacked. */
async function collect(stream: Readable, path: string, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('a zip stream gives bytes');
    size += chunk.length;
    if (size > mostBytes) {
      stream.destroy();
      throw new SourceProblem(messages.tooLarge(path, mostBytes));
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What yauzl or zlib complains of is about the file. */
async function asProblem<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SourceProblem || error instanceof TypeError || !(error instanceof Error))
      throw error;
    throw new SourceProblem(messages.noZip(error.message));
  }
}

/**
 * Names without the flag for UTF-8 are in whatever encoding the system had: macOS has UTF-8, Chinese Windows GB18030. All of
 * an archive are in one.
 */
function namesOf(entries: readonly Entry[]): ReadonlyMap<Entry, string> {
  const unmarked = entries.filter((entry) => !isMarked(entry)).map(({ fileNameRaw }) => fileNameRaw);
  const separated = unmarked.flatMap((name) => [name, Buffer.from('\n')]);
  const names = Buffer.concat(separated);
  const found = ['utf-8', 'gb18030'].map((one) => decodeRoster(names, one)).find(({ ok }) => ok);
  if (!found?.ok) throw new SourceProblem(messages.unknownNames);
  const { encoding } = found.value;
  return new Map(entries.map((entry) => [entry, nameOf(entry, encoding)]));
}

function isMarked(entry: Entry): boolean {
  return (entry.generalPurposeBitFlag & UTF8_NAME) !== 0 || unicodePath(entry) !== undefined;
}

function unicodePath({ extraFields, fileNameRaw }: Entry): Buffer | undefined {
  const data = extraFields.find(({ id }) => id === UNICODE_PATH)?.data;
  // A version, the checksum of the other name, and the name.
  if (!data || data.length < 6 || data[0] !== 1 || data.readUInt32LE(1) !== crc32(fileNameRaw))
    return undefined;
  return data.subarray(5);
}

function nameOf(entry: Entry, encoding: Encoding): string {
  const unicode = unicodePath(entry);
  const name = new TextDecoder(isMarked(entry) ? 'utf-8' : encoding);
  return name.decode(unicode ?? entry.fileNameRaw);
}

function modeOf({ versionMadeBy, externalFileAttributes }: Entry): number {
  const system = versionMadeBy >>> 8;
  return system === UNIX || system === MACOS ? externalFileAttributes >>> 16 : PLAIN;
}

function isFolder(entry: Entry): boolean {
  return (modeOf(entry) & FILE_TYPE) === 0o040000;
}

function kindOf(entry: Entry): SourceEntry['kind'] {
  const type = modeOf(entry) & FILE_TYPE;
  return type === LINK ? 'link' : type === PLAIN || type === 0 ? 'file' : 'special';
}
