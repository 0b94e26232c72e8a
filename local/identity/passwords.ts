import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** What one try costs whoever guesses: scrypt's parameters (RFC 7914). */
export type HashingCost = { readonly N: number; readonly r: number; readonly p: number };

/** OWASP Password Storage: as hard as N=2^17, p=1, in a quarter of the memory. */
export const recommendedCost: HashingCost = { N: 2 ** 15, r: 8, p: 3 };

function derive(password: string, salt: Buffer, cost: HashingCost): Promise<Buffer> {
  const options = { ...cost, maxmem: 256 * cost.N * cost.r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** A salted hash, `N.r.p.salt.key`: the cost is kept with it, so that it can be raised for new passwords. */
export async function hashPassword(password: string, cost: HashingCost): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return [cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join(".");
}

/** Whether a password is the one hashed, in constant time. */
export async function passwordMatches(password: string, hashed: string): Promise<boolean> {
  const [N, r, p, salt = "", key = ""] = hashed.split(".");
  const expected = Buffer.from(key, "base64url");
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const found = await derive(password, Buffer.from(salt, "base64url"), cost);
  return expected.length === found.length && timingSafeEqual(expected, found);
}
