/** What stands between the beginning of an object and its end or its stream. */
export type Tokens = {
  /** Names in order, without `/`, escapes resolved (ISO 32000-1, 7.3.5). */
  readonly names: readonly string[];
  /** Where the tokens end. */
  readonly end: number;
  /** Where the stream's bytes begin, when the object has a stream. */
  readonly stream?: number;
};

const nameCharacters = /[^\0\t\n\f\r ()<>[\]{}/%]*/y;
const wordCharacters = /[A-Za-z]+/y;
const streamStart = /stream(\r\n|\n|\r)?/y;

/**
 * Reads one object as a PDF reader does: comments and strings are passed over, so that a word in them is not taken for
 * a name.
 * @param text the file or an unpacked object stream, one character a byte
 * @param at where the object begins
 * @param until where it ends at the latest
 */
export function readTokens(text: string, at: number, until = text.length): Tokens {
  const names: string[] = [];
  let position = at;
  while (position < until) {
    const character = text.charAt(position);
    if (character === "%") position = endOfLine(text, position);
    else if (character === "(") position = endOfString(text, position);
    else if (character === "<") position = afterAngle(text, position);
    else if (character === "/") {
      const name = matchAt(nameCharacters, text, position + 1);
      names.push(resolveEscapes(name));
      position += 1 + name.length;
    } else {
      const word = matchAt(wordCharacters, text, position);
      if (word === "endobj" || word === "obj") return { names, end: position };
      if (word === "stream") {
        const stream = position + matchAt(streamStart, text, position).length;
        return { names, end: stream, stream };
      }
      position += Math.max(1, word.length);
    }
  }
  return { names, end: position };
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

function resolveEscapes(name: string): string {
  return name.replace(/#([0-9A-Fa-f]{2})/g, (_escape, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function endOfLine(text: string, at: number): number {
  const pattern = /[\r\n]/g;
  pattern.lastIndex = at;
  return pattern.exec(text)?.index ?? text.length;
}

/** After a string in parentheses, which may be nested and escaped (ISO 32000-1, 7.3.4.2). */
function endOfString(text: string, at: number): number {
  let depth = 0;
  for (let position = at; position < text.length; position += 1) {
    const character = text.charAt(position);
    if (character === "\\") position += 1;
    else if (character === "(") depth += 1;
    else if (character === ")") depth -= 1;
    if (depth === 0) return position + 1;
  }
  return text.length;
}

/** After `<<`, or after a string in hexadecimal. */
function afterAngle(text: string, at: number): number {
  if (text.charAt(at + 1) === "<") return at + 2;
  const end = text.indexOf(">", at);
  return end === -1 ? text.length : end + 1;
}
