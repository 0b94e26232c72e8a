/** No input of the API nests deeper than a handful of levels. */
const deepest = 32;

const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]|:/g;

/** Whether an object of a JSON text names a field twice, or the text nests too deep. Two readers would differ on such a text. */
function isAmbiguous(text: string): boolean {
  const open: (Set<string> | undefined)[] = [];
  let latest = "";
  for (const [token] of text.matchAll(tokens)) {
    if (token === "{" || token === "[") open.push(token === "{" ? new Set() : undefined);
    else if (token === "}" || token === "]") open.pop();
    else if (token === ":") {
      const names = open.at(-1);
      const name = String(JSON.parse(latest));
      if (names?.has(name)) return true;
      names?.add(name);
    } else latest = token;
    if (open.length > deepest) return true;
  }
  return false;
}

/**
 * Reads a JSON text as RFC 7493 (I-JSON) has it: UTF-8, no field twice. Field names such as `__proto__` stay plain
 * fields, which no schema of the contract knows.
 * @returns the value, or undefined when the bytes are no such text
 */
export function readStrictJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    return isAmbiguous(text) ? undefined : value;
  } catch {
    return undefined;
  }
}
