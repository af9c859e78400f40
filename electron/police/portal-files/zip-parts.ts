/**
 * Reads a ZIP file by its central directory (APPNOTE 4.3.12) with Node's own inflate. Only for reading back what was written:
 * the writer uses another library, so that one mistake cannot hide in both.
 */
import { crc32, inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_SIZE = 22;
const STORED = 0;
const DEFLATED = 8;

function endOfDirectory(file: Buffer): number {
  for (let at = file.length - END_SIZE; at >= 0; at -= 1) {
    if (file.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw new Error('no ZIP file');
}

/** Every part, unpacked and compared with its checksum. Throws when anything does not fit. */
export function readZipParts(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(file);
  const parts = new Map<string, Uint8Array>();
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (file.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('the directory is damaged');
    const method = file.readUInt16LE(at + 10);
    const checksum = file.readUInt32LE(at + 16);
    const packed = file.readUInt32LE(at + 20);
    const nameLength = file.readUInt16LE(at + 28);
    const local = file.readUInt32LE(at + 42);
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    if (file.readUInt32LE(local) !== LOCAL_HEADER) throw new Error(`${name} has no header`);
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const data = file.subarray(from, from + packed);
    if (method !== STORED && method !== DEFLATED) throw new Error(`${name} is packed in another way`);
    const part = method === STORED ? data : inflateRawSync(data);
    if (crc32(part) !== checksum) throw new Error(`${name} is damaged`);
    if (parts.has(name)) throw new Error(`${name} stands twice in the file`);
    parts.set(name, part);
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}
