// Writes zip files that contain only names and contents: the same files give the same bytes, whenever and in whatever
// order they were written.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import JSZip from 'jszip';

/** @typedef {{ name: string, content: Uint8Array }} ZipEntry a file; its name is relative, with slashes */

/** The earliest time that the format can represent. */
const DATE = new Date('1980-01-01T00:00:00Z');
/** -rw-r--r-- */
const PERMISSIONS = 0o100644;

/**
 * Packs files into one zip.
 * @param {readonly ZipEntry[]} entries in any order
 * @returns {Promise<Buffer>}
 */
export function toZip(entries) {
  const zip = new JSZip();
  const options = { date: DATE, unixPermissions: PERMISSIONS, createFolders: false };
  for (const { name, content } of entries.toSorted(byName)) zip.file(name, content, options);
  return zip.generateAsync({
    type: 'nodebuffer',
    platform: 'UNIX',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
  });
}

/**
 * Reads files and folders, including everything in them except hidden files.
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
 * By code units, independently of the locale.
 * @param {ZipEntry} a
 * @param {ZipEntry} b
 */
function byName(a, b) {
  return a.name < b.name ? -1 : Number(a.name > b.name);
}
