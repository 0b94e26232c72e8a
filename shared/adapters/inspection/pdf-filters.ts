import { constants, createInflate, inflateSync } from "node:zlib";

export type Unpacked = Uint8Array | "tooLarge" | "damaged";

type Filter = (bytes: Uint8Array, limit: number) => Unpacked;

/** The general filters of a stream, by their names and short names (ISO 32000-1, 7.4). */
const filters: Readonly<Record<string, Filter>> = {
  FlateDecode: inflate,
  Fl: inflate,
  LZWDecode: unpackLzw,
  LZW: unpackLzw,
  RunLengthDecode: unpackRunLength,
  RL: unpackRunLength,
  ASCIIHexDecode: unpackHex,
  AHx: unpackHex,
  ASCII85Decode: unpackBase85,
  A85: unpackBase85,
};

export const isGeneralFilter = (name: string) => Object.hasOwn(filters, name);

/**
 * Unpacks a stream through its general filters, up to the first that is of images.
 * @param bytes from the stream's beginning; what follows its end does no harm
 * @param limit bytes that no step may exceed
 */
export function unpackStream(bytes: Uint8Array, names: readonly string[], limit: number): Unpacked {
  let current: Uint8Array = bytes;
  for (const name of names) {
    const filter = filters[name];
    if (filter === undefined) return current;
    const unpacked = filter(current, limit);
    if (typeof unpacked === "string") return unpacked;
    current = unpacked;
  }
  return current;
}

function inflate(bytes: Uint8Array, limit: number): Unpacked {
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(1, limit), finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    const tooLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    return tooLarge ? "tooLarge" : "damaged";
  }
}

/** How long deflated bytes become, without holding them; damage ends the count. */
export function inflatedLength(bytes: Uint8Array, limit: number): Promise<number | "tooLarge"> {
  return new Promise((resolve) => {
    let length = 0;
    const inflating = createInflate({ finishFlush: constants.Z_SYNC_FLUSH });
    inflating.on("data", (chunk: Uint8Array) => {
      length += chunk.length;
      if (length <= limit) return;
      resolve("tooLarge");
      inflating.destroy();
    });
    inflating.on("end", () => resolve(length));
    inflating.on("error", () => resolve(length));
    inflating.end(bytes);
  });
}

/** Collects bytes up to a limit. */
function collector(limit: number) {
  let held = new Uint8Array(4096);
  let length = 0;
  return {
    /** Whether there was room. */
    add(bytes: Uint8Array): boolean {
      if (length + bytes.length > limit) return false;
      if (length + bytes.length > held.length) {
        const larger = new Uint8Array(Math.min(limit, Math.max(2 * held.length, length + bytes.length)));
        larger.set(held.subarray(0, length));
        held = larger;
      }
      held.set(bytes, length);
      length += bytes.length;
      return true;
    },
    bytes: () => held.subarray(0, length),
  };
}

function unpackRunLength(bytes: Uint8Array, limit: number): Unpacked {
  const out = collector(limit);
  let at = 0;
  while (at < bytes.length) {
    const length = bytes[at] ?? 128;
    if (length === 128) break;
    const run =
      length < 128
        ? bytes.subarray(at + 1, at + 2 + length)
        : new Uint8Array(257 - length).fill(bytes[at + 1] ?? 0);
    if (!out.add(run)) return "tooLarge";
    at += length < 128 ? length + 2 : 2;
  }
  return out.bytes();
}

function unpackHex(bytes: Uint8Array, limit: number): Unpacked {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const end = text.indexOf(">");
  const digits = text.slice(0, end === -1 ? undefined : end).replace(/[^0-9A-Fa-f]/g, "");
  const unpacked = Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex");
  return unpacked.length > limit ? "tooLarge" : unpacked;
}

function unpackBase85(bytes: Uint8Array, limit: number): Unpacked {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const end = text.indexOf("~");
  const digits = text
    .slice(0, end === -1 ? undefined : end)
    .replace(/[^!-uz]/g, "")
    .replaceAll("z", "!!!!!");
  const missing = (5 - (digits.length % 5)) % 5;
  const padded = digits + "u".repeat(missing);
  if ((padded.length / 5) * 4 > limit) return "tooLarge";
  const unpacked = Buffer.alloc((padded.length / 5) * 4);
  for (let group = 0; group * 5 < padded.length; group += 1) {
    const value = [0, 1, 2, 3, 4].reduce((sum, at) => sum * 85 + padded.charCodeAt(group * 5 + at) - 33, 0);
    unpacked.writeUInt32BE(value % 2 ** 32, group * 4);
  }
  return unpacked.subarray(0, unpacked.length - missing);
}

/** LZW with codes of 9 to 12 bits and early change (ISO 32000-1, 7.4.4). */
function unpackLzw(bytes: Uint8Array, limit: number): Unpacked {
  const out = collector(limit);
  const table = lzwTable();
  let [bits, held] = [0, 0];
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xff_ff_ff;
    bits += 8;
    const width = table.width();
    if (bits < width) continue;
    bits -= width;
    const code = (held >> bits) & ((1 << width) - 1);
    if (code === endOfData) break;
    const entry = table.take(code);
    if (entry === undefined) return "damaged";
    if (!out.add(entry)) return "tooLarge";
  }
  return out.bytes();
}

const clearTable = 256;
const endOfData = 257;
const largestTable = 4096;

function lzwTable() {
  const nothing = new Uint8Array();
  const first = Array.from({ length: 258 }, (_, code) => (code < 256 ? Uint8Array.of(code) : nothing));
  let table = [...first];
  let previous: Uint8Array | undefined;
  return {
    /** Bits of the next code. */
    width: () => Math.min(12, Math.max(9, 32 - Math.clz32(table.length + 1))),
    /** The bytes a code stands for; undefined for a code that cannot be. */
    take(code: number): Uint8Array | undefined {
      if (code === clearTable) {
        table = [...first];
        previous = undefined;
        return nothing;
      }
      if (code > table.length) return undefined;
      const entry = table[code] ?? (previous && Uint8Array.of(...previous, previous[0] ?? 0));
      if (entry === undefined) return undefined;
      if (previous !== undefined && table.length < largestTable) {
        table.push(Uint8Array.of(...previous, entry[0] ?? 0));
      }
      previous = entry;
      return entry;
    },
  };
}
