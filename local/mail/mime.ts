/** One part of a message (RFC 2045): its header fields by lower-case name, and its body as it came. */
export type MimePart = { readonly headers: ReadonlyMap<string, string>; readonly body: string };

/** Deepest nesting and largest number of parts that are looked at. */
const maximumDepth = 5;
const maximumParts = 50;

function decoded(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString("utf8");
  }
}

function quotedPrintable(text: string): Buffer {
  const bytes = text
    .replaceAll(/[ \t]*\r?\n/g, "\n")
    .replaceAll("=\n", "")
    .replaceAll(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1");
}

/** A header value with its encoded words read (RFC 2047). */
export function decodeWords(value: string): string {
  return value
    .replaceAll(/\?=\s+=\?/g, "?==?")
    .replaceAll(/=\?([\w-]+)\?([bq])\?([^?]*)\?=/gi, (_, charset: string, encoding: string, text: string) => {
      const bytes =
        encoding.toLowerCase() === "b"
          ? Buffer.from(text, "base64")
          : quotedPrintable(text.replaceAll("_", " "));
      return decoded(bytes, charset);
    });
}

/** Reads header fields and body apart; folded lines are joined (RFC 5322, 2.2.3). */
export function readPart(raw: string): MimePart {
  const end = /^\r?\n|\r?\n\r?\n/.exec(raw);
  const head = end === null ? raw : raw.slice(0, end.index);
  const body = end === null ? "" : raw.slice(end.index + end[0].length);
  const fields = head.replaceAll(/\r?\n(?=[ \t])/g, "").split(/\r?\n/);
  const headers = fields.flatMap((field): [string, string][] => {
    const colon = field.indexOf(":");
    return colon < 1 ? [] : [[field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()]];
  });
  return { headers: new Map(headers.toReversed()), body };
}

function parameter(value: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}="?([^";]+)"?`, "i").exec(value);
  return found?.[1]?.trim();
}

/** The content type of a part, in lower case and without its parameters; plain text unless told. */
export function contentType(part: MimePart): string {
  return (part.headers.get("content-type") ?? "text/plain").split(";")[0]?.trim().toLowerCase() ?? "";
}

/** A part's text, with its transfer encoding and charset undone. */
export function partText(part: MimePart): string {
  const charset = parameter(part.headers.get("content-type") ?? "", "charset") ?? "utf-8";
  const encoding = part.headers.get("content-transfer-encoding")?.toLowerCase();
  if (encoding === "base64") return decoded(Buffer.from(part.body, "base64"), charset);
  if (encoding === "quoted-printable") return decoded(quotedPrintable(part.body), charset);
  return decoded(Buffer.from(part.body, "latin1"), charset);
}

/** The parts of a message that hold something themselves, in order (RFC 2046, 5.1). */
export function leafParts(part: MimePart, depth = 0): readonly MimePart[] {
  const type = part.headers.get("content-type") ?? "";
  const boundary = parameter(type, "boundary");
  if (!contentType(part).startsWith("multipart/") || boundary === undefined || depth >= maximumDepth)
    return [part];
  const [, ...pieces] = `\r\n${part.body}`.split(`\n--${boundary}`);
  const inner = pieces.filter((piece) => !piece.startsWith("--")).slice(0, maximumParts);
  return inner
    .flatMap((piece) => leafParts(readPart(piece.replace(/^[ \t]*\r?\n/, "")), depth + 1))
    .slice(0, maximumParts);
}
