const coordinateBytes = 32;

/**
 * The P-256 signature r‖s, 64 bytes (RFC 7518, 3.4), from the DER form KMS answers with
 * (RFC 3279, 2.2.3: SEQUENCE of two INTEGERs). DER is read strictly: shortest lengths, shortest positive integers,
 * nothing left over.
 * @throws Error for anything else
 */
export function ecdsaFromDer(der: Uint8Array): Uint8Array {
  const [tag, length] = der;
  if (tag !== 0x30 || length !== der.length - 2) throw new Error("The signature is no DER sequence");
  const r = readInteger(der, 2);
  const s = readInteger(der, r.end);
  if (s.end !== der.length) throw new Error("The DER signature has something after its two integers");
  const joined = new Uint8Array(2 * coordinateBytes);
  joined.set(r.digits, coordinateBytes - r.digits.length);
  joined.set(s.digits, 2 * coordinateBytes - s.digits.length);
  return joined;
}

function readInteger(der: Uint8Array, at: number): { digits: Uint8Array; end: number } {
  const length = der[at + 1] ?? 0;
  const end = at + 2 + length;
  if (der[at] !== 0x02 || length === 0 || end > der.length)
    throw new Error("The signature has no DER integer");
  const content = der.subarray(at + 2, end);
  const [first = 0, second = 0] = content;
  if (first > 0x7f) throw new Error("The DER signature has a negative integer");
  if (first === 0 && content.length > 1 && second <= 0x7f) throw new Error("The DER integer is padded");
  const digits = first === 0 ? content.subarray(1) : content;
  if (digits.length === 0) throw new Error("The DER signature has a zero");
  if (digits.length > coordinateBytes) throw new Error("The DER integer is longer than P-256 allows");
  return { digits, end };
}
