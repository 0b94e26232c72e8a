import { crc32, deflateRawSync } from "node:zlib";

/** A file in an archive. What it says of itself may be made untrue. */
export type ZipPart = {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly encrypted?: boolean;
  readonly statedSize?: number;
  readonly statedChecksum?: number;
};

type Written = { readonly local: Buffer; readonly central: Buffer };

/** A ZIP archive, deflated, of ordinary build (APPNOTE 4.3). */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  let offset = 0;
  const written = parts.map((part) => {
    const one = writePart(part, offset);
    offset += one.local.length;
    return one;
  });
  const directory = Buffer.concat(written.map(({ central }) => central));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...written.map(({ local }) => local), directory, end]);
}

function writePart(part: ZipPart, offset: number): Written {
  const content = Buffer.from(part.content);
  const packed = deflateRawSync(content);
  const name = Buffer.from(part.name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(0x0800 | (part.encrypted === true ? 1 : 0), 2);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(part.statedChecksum ?? crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(part.statedSize ?? content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return {
    local: Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, name, packed]),
    central: Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, rest, name]),
  };
}
