import { promisify } from 'node:util'
import { constants, crc32, deflateRaw } from 'node:zlib'

/** A file in a zip: stored as it is, or compressed piece by piece. */
export type ZipEntry =
  | { readonly name: string; readonly kind: 'stored'; readonly bytes: Uint8Array }
  | { readonly name: string; readonly kind: 'deflated'; readonly pieces: Iterable<Uint8Array> }

interface Packed {
  readonly name: string
  readonly method: 0 | 8
  readonly crc: number
  readonly size: number
  readonly packedSize: number
  readonly parts: readonly Uint8Array[]
}

/**
 * For the database of 10,000 cards (15 MB), level 4 gives 3.5 MB in 0.16 s, level 6 3.2 MB in 0.43 s, and level 1 3.8 MB
 * in 0.11 s.
 */
const LEVEL = 4

/** How many pieces are compressed at the same time: the number of threads that Node uses for this. */
const AT_ONCE = 4

/** An empty final block of a deflate stream, so that no piece needs to know that it is the last. */
const END_OF_STREAM = Uint8Array.of(3, 0)

/** 1980-01-01 00:00, the earliest time in a zip (MS-DOS format, with the date in the upper 16 bits). */
const TIME = 0x00210000
const VERSION = 20
const LIMIT = 0xffffffff

const deflate = promisify(deflateRaw)

/**
 * Writes a zip of the entries in their order, with fixed times: the same entries give the same bytes.
 * @throws RangeError if there are more than 65,535 entries or 4 GiB, the limits of zip without the zip64 extension.
 */
export async function zip(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  const out: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const entry of entries) {
    const packed = entry.kind === 'stored' ? stored(entry.name, entry.bytes) : await deflated(entry.name, entry.pieces)
    const name = new TextEncoder().encode(packed.name)
    const common = commonHeader(packed, name.length)
    directory.push(centralHeader(common, offset), name)
    const local = localHeader(common)
    out.push(local, name, ...packed.parts)
    offset += local.length + name.length + packed.packedSize
    if (offset > LIMIT || packed.size > LIMIT)
      throw new RangeError('Unexpected package of more than 4 GiB, expected a smaller one')
  }
  if (entries.length > 0xffff)
    throw new RangeError(`Unexpected ${entries.length} files in a package, expected at most 65,535`)
  const directorySize = directory.reduce((sum, part) => sum + part.length, 0)
  return Buffer.concat([...out, ...directory, endOfDirectory(entries.length, directorySize, offset)])
}

function stored(name: string, bytes: Uint8Array): Packed {
  return { name, method: 0, crc: crc32(bytes), size: bytes.length, packedSize: bytes.length, parts: [bytes] }
}

async function deflated(name: string, pieces: Iterable<Uint8Array>): Promise<Packed> {
  const options = { level: LEVEL, finishFlush: constants.Z_SYNC_FLUSH }
  const parts: Promise<Uint8Array>[] = []
  let crc = 0
  let size = 0
  for (const piece of pieces) {
    // Node's crc32 forgets its start value at an empty piece.
    if (piece.length === 0) continue
    crc = crc32(piece, crc)
    size += piece.length
    await parts.at(-AT_ONCE)
    parts.push(deflate(piece, options))
  }
  const done = [...(await Promise.all(parts)), END_OF_STREAM]
  return { name, method: 8, crc, size, packedSize: done.reduce((sum, part) => sum + part.length, 0), parts: done }
}

/** The 26 bytes that an entry's two headers share: from the version needed to the length of the extra field. */
function commonHeader(packed: Packed, nameLength: number): Buffer {
  const header = Buffer.alloc(26)
  header.writeUInt16LE(VERSION, 0)
  header.writeUInt16LE(packed.method, 4)
  header.writeUInt32LE(TIME, 6)
  header.writeUInt32LE(packed.crc, 10)
  header.writeUInt32LE(packed.packedSize, 14)
  header.writeUInt32LE(packed.size, 18)
  header.writeUInt16LE(nameLength, 22)
  return header
}

function localHeader(common: Buffer): Buffer {
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common])
}

function centralHeader(common: Buffer, offset: number): Buffer {
  const header = Buffer.alloc(46)
  header.write('PK\x01\x02', 'latin1')
  header.writeUInt16LE(VERSION, 4)
  common.copy(header, 6)
  header.writeUInt32LE(offset, 42)
  return header
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(22)
  record.write('PK\x05\x06', 'latin1')
  record.writeUInt16LE(count, 8)
  record.writeUInt16LE(count, 10)
  record.writeUInt32LE(size, 12)
  record.writeUInt32LE(offset, 16)
  return record
}
