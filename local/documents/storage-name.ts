import { sha256Hex } from "#proof/digest.ts";

const plainSegment = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$/;
/** Names that mean a device on Windows, whatever their ending. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The one file name of a storage key: a key of plain segments stays readable with `~` for `/`; every other key is named
 * by its digest. Different keys have different names, and no name leads out of its folder.
 */
export function storageName(key: string): string {
  const segments = key.split("/");
  const plain = segments.every((segment) => plainSegment.test(segment) && !device.test(segment));
  if (plain && segments.length > 1 && key.length <= 200) return segments.join("~");
  return `${sha256Hex(key)}.digest`;
}
