import { createHash } from "node:crypto";
import type { Log } from "#ports";
import type { Refused } from "./users.ts";

/** Tells one account from another in the log, and nobody who reads it whose it is. */
const accountMark = (subject: string): string =>
  createHash("sha256").update(subject).digest("hex").slice(0, 16);

/** Notes a refused try to sign in and, when it was one too many, the lock; without a mark when nobody has that name. */
export function logRefusal(log: Log, { subject, locks }: Refused): void {
  const details = subject === undefined ? {} : { account: accountMark(subject) };
  log("SIGN_IN_REFUSED", details);
  if (locks) log("ACCOUNT_LOCKED", details);
}
