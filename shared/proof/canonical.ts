/**
 * Canonical JSON (RFC 8785, JSON Canonicalization Scheme): one text for one value, whoever writes it.
 * Members are sorted by their UTF-16 code units, nothing stands between tokens, and numbers and strings are
 * written as ECMAScript writes them. A member that is undefined is left out, as storage leaves it out.
 * @throws TypeError for what JSON cannot carry: NaN, infinities, lone surrogates, bigint, functions, dates, cycles
 */
export function canonicalJson(value: unknown): string {
  return written(value, []);
}

function written(value: unknown, above: readonly object[]): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return writtenNumber(value);
  if (typeof value === "string") return writtenString(value);
  if (typeof value !== "object") throw new TypeError(`Canonical JSON cannot carry a ${typeof value}`);
  if (above.includes(value)) throw new TypeError("Canonical JSON cannot carry a cycle");
  const path = [...above, value];
  if (Array.isArray(value)) return `[${value.map((each) => written(each, path)).join(",")}]`;
  return writtenObject(value, path);
}

function writtenObject(value: object, path: readonly object[]): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError("Canonical JSON carries plain objects only");
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${writtenString(name)}:${written(member, path)}`);
  return `{${members.join(",")}}`;
}

function writtenNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`Canonical JSON cannot carry ${value}`);
  return JSON.stringify(value);
}

function writtenString(value: string): string {
  if (!value.isWellFormed()) throw new TypeError("Canonical JSON cannot carry a lone surrogate");
  return JSON.stringify(value);
}
