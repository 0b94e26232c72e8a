import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise } from "yauzl";
import { SpreadsheetRefusal } from "./spreadsheet-faults.ts";
import type { SpreadsheetLimits } from "./spreadsheet-limits.ts";

/** The parts of an XLSX, which is a ZIP archive (ECMA-376 part 2). Their names are told apart whatever their case. */
export type XlsxPackage = {
  readonly names: readonly string[];
  /**
   * Gives the content of a part, piece by piece.
   * @throws SpreadsheetRefusal when there is no such part, when it is damaged, or when all that was read is too much
   */
  readonly read: (name: string, take: (piece: Uint8Array) => void) => Promise<void>;
};

/**
 * Opens an archive by its directory alone, so that it has one meaning. What a part unpacks to is counted as it comes, not
 * taken from what the archive says of itself.
 * @throws SpreadsheetRefusal on an encrypted or doubled part or too many; Error when it is no archive
 */
export async function openXlsxPackage(file: Buffer, limits: SpreadsheetLimits): Promise<XlsxPackage> {
  const archive = await fromBufferPromise(file);
  if (archive.entryCount > limits.parts) throw new SpreadsheetRefusal("unreadable");
  const entries = new Map<string, Entry>();
  for await (const entry of archive.eachEntry()) {
    if (entry.isEncrypted()) throw new SpreadsheetRefusal("encrypted");
    const name = entry.fileName.toLowerCase();
    if (entries.has(name)) throw new SpreadsheetRefusal("unreadable");
    entries.set(name, entry);
  }
  let left = limits.unpackedBytes;
  return {
    names: [...entries.keys()],
    read: async (name, take) => {
      const entry = entries.get(name.toLowerCase());
      if (entry === undefined) throw new SpreadsheetRefusal("unreadable");
      let checksum = 0;
      const pieces: AsyncIterable<Buffer> = await archive.openReadStreamPromise(entry);
      for await (const piece of pieces) {
        left -= piece.length;
        if (left < 0) throw new SpreadsheetRefusal("unpacks-too-large");
        checksum = crc32(piece, checksum);
        take(piece);
      }
      if (checksum !== entry.crc32) throw new SpreadsheetRefusal("unreadable");
    },
  };
}
