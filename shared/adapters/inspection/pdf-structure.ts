import type { InspectionLimits } from "./inspection-limits.ts";
import type { InspectionFault } from "./inspection-reasons.ts";
import { inflatedLength, isGeneralFilter, unpackStream } from "./pdf-filters.ts";
import { readTokens, type Tokens } from "./pdf-tokens.ts";

/** Names of actions, annotations and entries by which a PDF does something or carries a file (ISO 32000-1, 12.5, 12.6). */
const activeNames: ReadonlySet<string> = new Set([
  "JavaScript",
  "Launch",
  "SubmitForm",
  "ImportData",
  "GoToE",
  "Rendition",
  "RichMedia",
  "RichMediaExecute",
  "3D",
  "FileAttachment",
  "EmbeddedFile",
  "EmbeddedFiles",
  "XFA",
]);

type Budget = { unpacked: number; images: number };

/**
 * Looks at every object of a PDF as it stands in the file and in its object streams, whether or not a reader would come
 * by it: is the file encrypted, does it do something, does it unpack to too much?
 * @param stillTime whether there is time left
 */
export async function structureFault(
  bytes: Uint8Array,
  limits: InspectionLimits,
  stillTime: () => boolean,
): Promise<InspectionFault | undefined> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const objects = readObjects(file.toString("latin1"), limits, stillTime);
  if (objects === undefined) return "unreadable";
  if (objects.some(isEncrypted)) return "encrypted";
  if (objects.some(isActive)) return "active-content";
  const budget: Budget = { unpacked: limits.unpackedBytes, images: limits.allImagesBytes };
  for (const object of objects) {
    if (object.stream === undefined) continue;
    if (!stillTime()) return "unreadable";
    const fault = await streamFault(file, object, object.stream, { budget, limits });
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** The objects and trailers of a file; undefined when there are too many, or they are nested into one another. */
function readObjects(
  text: string,
  limits: InspectionLimits,
  stillTime: () => boolean,
): readonly Tokens[] | undefined {
  const objects: Tokens[] = [];
  let read = 0;
  for (const { index, 0: word } of text.matchAll(/(?<![A-Za-z])(?:obj|trailer)(?![A-Za-z])/g)) {
    const tokens = readTokens(text, index + word.length);
    objects.push(tokens);
    read += tokens.end - index;
    if (objects.length > limits.objects || read > 4 * text.length + 1_000_000 || !stillTime())
      return undefined;
  }
  return objects;
}

const isEncrypted = ({ names, stream }: Tokens) =>
  names.includes("Encrypt") && (stream === undefined || names.includes("XRef"));

const isActive = ({ names }: Tokens) => names.some((name) => activeNames.has(name));

async function streamFault(
  file: Buffer,
  { names }: Tokens,
  start: number,
  { budget, limits }: { readonly budget: Budget; readonly limits: InspectionLimits },
): Promise<InspectionFault | undefined> {
  const filters = filtersOf(names, file.subarray(start, start + 2));
  const packed = streamBytes(file, start, filters);
  if (names.includes("Image") && isDeflated(filters)) {
    const length = await inflatedLength(packed, Math.min(limits.imageBytes, budget.images));
    if (length === "tooLarge") return "bomb";
    budget.images -= length;
    return undefined;
  }
  const holdsObjects = names.includes("ObjStm");
  if (filters.length === 0 && !holdsObjects) return undefined;
  const unpacked = unpackStream(packed, filters, Math.min(limits.streamBytes, budget.unpacked));
  if (unpacked === "tooLarge") return "bomb";
  if (unpacked === "damaged") return holdsObjects ? "unreadable" : undefined;
  budget.unpacked -= unpacked.length;
  return holdsObjects && hasActiveObject(unpacked) ? "active-content" : undefined;
}

const isDeflated = ([first]: readonly string[]) => first === "FlateDecode" || first === "Fl";

/** Deflated data know their own end, whatever the file says of their length; others are read up to the word. */
function streamBytes(file: Buffer, start: number, filters: readonly string[]): Uint8Array {
  if (isDeflated(filters)) return file.subarray(start);
  const end = file.indexOf("endstream", start, "latin1");
  return file.subarray(start, end === -1 ? undefined : end);
}

/**
 * The general filters a stream's dictionary names. Where it names them in another object, the beginning of the bytes
 * tells whether they are deflated (RFC 1950, 2.2).
 */
function filtersOf(names: readonly string[], beginning: Buffer): readonly string[] {
  const at = names.indexOf("Filter");
  if (at === -1) return [];
  const rest = names.slice(at + 1);
  const end = rest.findIndex((name) => !isGeneralFilter(name));
  const named = end === -1 ? rest : rest.slice(0, end);
  if (named.length > 0) return named;
  const looksDeflated =
    beginning.length === 2 && (beginning.readUInt8(0) & 0x0f) === 8 && beginning.readUInt16BE(0) % 31 === 0;
  return looksDeflated ? ["FlateDecode"] : [];
}

/** Reads each object of an object stream from where its head says that it begins (ISO 32000-1, 7.5.7). */
function hasActiveObject(unpacked: Uint8Array): boolean {
  const text = Buffer.from(unpacked.buffer, unpacked.byteOffset, unpacked.byteLength).toString("latin1");
  const head = /^[\s\0\d]*/.exec(text)?.[0] ?? "";
  const numbers = head
    .split(/[\s\0]+/)
    .filter((digits) => digits !== "")
    .map(Number);
  const offsets = numbers.filter((_, index) => index % 2 === 1).toSorted((one, other) => one - other);
  const begins = [0, ...offsets.map((offset) => head.length + offset)];
  return begins.some((begin, index) => isActive(readTokens(text, begin, begins[index + 1])));
}
