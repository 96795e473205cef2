import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  /** UTF-8 with the flag that says so; bytes are in whatever encoding, without it. */
  readonly name: string | Buffer;
  readonly content?: string | Buffer;
  /** Of Unix; a link has its target as content. */
  readonly mode?: number;
  /** What the headers say in the place of the real size. */
  readonly claimedSize?: number;
  readonly claimedCrc?: number;
  readonly encrypted?: boolean;
}

export const LINK_MODE = 0o120777;

/** A zip file, byte by byte, right or wrong. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { local, header } = partsOf(entry, offset);
    locals.push(local);
    central.push(header);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function partsOf(entry: ZipEntry, offset: number): { readonly local: Buffer; readonly header: Buffer } {
  const name = Buffer.from(entry.name);
  const content = Buffer.from(entry.content ?? '');
  const packed = deflateRawSync(content);
  const flags = (typeof entry.name === 'string' ? 0x800 : 0) | (entry.encrypted ? 1 : 0);
  // From the version that is needed to the length of the extra field.
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(flags, 2);
  common.writeUInt16LE(8, 4);
  common.writeUInt16LE(0x21, 8);
  common.writeUInt32LE(entry.claimedCrc ?? crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(entry.claimedSize ?? content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const before = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
  const local = Buffer.concat([before, common, name, packed]);
  const rest = Buffer.alloc(14);
  // Three fields of two bytes, the attributes, and where the file begins.
  rest.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
  rest.writeUInt32LE(offset, 10);
  const madeBy = Buffer.from([20, 3]);
  const header = Buffer.concat([Buffer.from([0x50, 0x4b, 0x01, 0x02]), madeBy, common, rest, name]);
  return { local, header };
}
