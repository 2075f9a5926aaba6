// Writes zip files that hold nothing but names and contents: the same files give the same bytes, whenever and in whatever
// order they were written. Plain Node, for a reviewer packs with it what they built.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';

/** @typedef {{ name: string, content: Uint8Array }} ZipEntry a file; its name is relative, with slashes */

const VERSION = 20; // 2.0: the first with deflate
const UTF8_NAMES = 1 << 11;
const DEFLATED = 8;
/** 1 January 1980, 00:00: the earliest that the format can say. */
const TIME = 0;
const DATE = (1 << 5) | 1;
/** -rw-r--r--, as Unix writes it (3 in the upper byte of "version made by"). */
const MADE_ON_UNIX = 3 << 8;
const ATTRIBUTES = 0o100644 * 0x10000;

/**
 * Packs files into one zip (PKWARE's APPNOTE, without Zip64: below 4 GiB and 65,536 files).
 * The bytes depend on names and contents, and on the zlib that Node was built with.
 * @param {readonly ZipEntry[]} entries in any order
 * @returns {Buffer}
 */
export function toZip(entries) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { name, content } of entries.toSorted(byName)) {
    const data = deflateRawSync(content, { level: 9 });
    const encodedName = Buffer.from(name);
    const common = describe(encodedName, content, data);
    parts.push(signed(0x04034b50, common), encodedName, data);
    directory.push(signed(0x02014b50, centralOf(common, offset)), encodedName);
    offset += 4 + common.length + encodedName.length + data.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...parts, central, endOf(entries.length, central.length, offset)]);
}

/**
 * Reads files and folders, the latter with all that is below them but hidden files.
 * @param {string} root
 * @param {readonly string[]} names relative to it
 * @returns {ZipEntry[]}
 */
export function readEntries(root, names) {
  return names.flatMap((name) => {
    const file = path.join(root, name);
    if (!statSync(file).isDirectory()) return [{ name, content: readFileSync(file) }];
    const below = readdirSync(file).filter((child) => !child.startsWith('.'));
    return readEntries(
      root,
      below.map((child) => path.posix.join(name, child)),
    );
  });
}

/**
 * By code units, not by a locale.
 * @param {ZipEntry} a
 * @param {ZipEntry} b
 */
function byName(a, b) {
  return a.name < b.name ? -1 : Number(a.name > b.name);
}

/**
 * What the local header and the central directory both say of a file.
 * @param {Buffer} name
 * @param {Uint8Array} content
 * @param {Buffer} data
 */
function describe(name, content, data) {
  const header = Buffer.alloc(26);
  for (const [index, value] of [VERSION, UTF8_NAMES, DEFLATED, TIME, DATE].entries()) {
    header.writeUInt16LE(value, index * 2);
  }
  header.writeUInt32LE(crc32(content), 10);
  header.writeUInt32LE(data.length, 14);
  header.writeUInt32LE(content.length, 18);
  header.writeUInt16LE(name.length, 22);
  return header; // ends with the length of the extra field: none
}

/**
 * @param {Buffer} common
 * @param {number} offset of the file's local header
 */
function centralOf(common, offset) {
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(MADE_ON_UNIX | VERSION);
  const rest = Buffer.alloc(14); // comment, disk and internal attributes: none
  rest.writeUInt32LE(ATTRIBUTES, 6);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([madeBy, common, rest]);
}

/**
 * @param {number} count
 * @param {number} size of the central directory
 * @param {number} offset of the central directory
 */
function endOf(count, size, offset) {
  const end = Buffer.alloc(18);
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return signed(0x06054b50, end);
}

/**
 * @param {number} signature
 * @param {Buffer} record
 */
function signed(signature, record) {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(signature);
  return Buffer.concat([head, record]);
}
