const isWhiteSpace = (byte: number) => byte <= 0x20;
const headLength = 1024;
/** A ZIP's end record is followed by a comment of at most 65 535 bytes. */
const longestZipEnd = 65_557;

/** Signatures that make other programs take a file for their own, wherever they stand. */
const anywhere = ["Rar!\x1a\x07", "7z\xbc\xaf\x27\x1c", "MSCF\0\0\0\0"] as const;

/** Signatures that count at one place. */
const atPlace = [
  [257, "ustar"],
  [128, "DICM"],
  [0x8001, "CD001"],
] as const;

/**
 * Whether a file that begins as a PDF can also be taken for something else: an archive, a page, an image of a disc, or a
 * PDF with something behind its end. A file without the end of a PDF is damaged, not foreign.
 */
export function hasForeignFormat(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = file.toString("latin1", 0, headLength);
  if (/<(!doctype|html|head|body|script|svg|iframe|\?php)/i.test(head)) return true;
  if (anywhere.some((signature) => file.includes(signature, 0, "latin1"))) return true;
  if (atPlace.some(([at, signature]) => file.toString("latin1", at, at + signature.length) === signature)) {
    return true;
  }
  return hasZipEnd(file) || hasContentBehindEnd(file);
}

/** An end record counts when the directory it speaks of stands before it, so that chance bytes do not. */
function hasZipEnd(file: Buffer): boolean {
  const earliest = Math.max(0, file.length - longestZipEnd);
  let at = file.lastIndexOf("PK\x05\x06", undefined, "latin1");
  while (at >= earliest) {
    const directory = at + 16 <= file.length ? at - file.readUInt32LE(at + 12) : -1;
    const isZip64 = at >= 20 && file.toString("latin1", at - 20, at - 16) === "PK\x06\x07";
    const isListed = directory >= 0 && file.toString("latin1", directory, directory + 4) === "PK\x01\x02";
    const isEmpty = directory === at && file.length - at === 22;
    if (isZip64 || isListed || isEmpty) return true;
    if (at === 0) return false;
    at = file.lastIndexOf("PK\x05\x06", at - 1, "latin1");
  }
  return false;
}

function hasContentBehindEnd(file: Buffer): boolean {
  const end = file.lastIndexOf("%%EOF", undefined, "latin1");
  if (end === -1) return false;
  return !file.subarray(end + 5).every(isWhiteSpace);
}
