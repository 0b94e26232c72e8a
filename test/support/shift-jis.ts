/** Every character of Shift_JIS as Japanese Windows has it (CP932), with its bytes. */
const bytesOf = new Map<string, readonly number[]>();
const decoder = new TextDecoder("shift_jis", { fatal: true });

function learn(...bytes: readonly number[]): void {
  try {
    const character = decoder.decode(Uint8Array.from(bytes));
    if (!bytesOf.has(character)) bytesOf.set(character, bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}

for (let one = 0; one < 256; one += 1) learn(one);
for (let lead = 0x81; lead <= 0xfc; lead += 1) {
  for (let trail = 0x40; trail <= 0xfc; trail += 1) learn(lead, trail);
}

/**
 * A text as Excel in Japan exports it.
 * @throws RangeError on a character Shift_JIS does not have
 */
export function shiftJis(text: string): Buffer {
  return Buffer.from(
    [...text].flatMap((character) => {
      const bytes = bytesOf.get(character);
      if (bytes === undefined) throw new RangeError(`Not in Shift_JIS: ${character}`);
      return bytes;
    }),
  );
}
