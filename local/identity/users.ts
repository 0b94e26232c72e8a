import { randomBytes, randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import * as z from "zod";
import type { Clock } from "#ports";
import { type Account, type Profile, profile } from "./account.ts";
import { type HashingCost, hashPassword, passwordMatches, recommendedCost } from "./passwords.ts";
import { acceptedStep, base32, fromBase32 } from "./totp.ts";

/** So many wrong tries in a row lock an account for a while. */
const maximumFailures = 5;
const lockMinutes = 15;

/** Shortest password a person may choose; longest that is looked at. */
export const passwordLength = { minimum: 12, maximum: 200 } as const;

const row = z.object({
  subject: z.string(),
  profile: z.string().transform((text) => profile.parse(JSON.parse(text))),
  password_hash: z.string(),
  must_change_password: z.int(),
  totp_secret: z.string(),
  totp_last_step: z.int(),
  failures: z.int(),
  locked_until: z.string().nullable(),
});

export type NewUser = { readonly signInName: string; readonly profile: Profile };
export type FirstCredentials = {
  readonly subject: string;
  readonly password: string;
  readonly totpSecret: string;
};

/**
 * What was wrong, or which names exist, is told to nobody. Whose account it was, unless nobody has that name, and whether
 * this try locked it, is for the log alone.
 */
export type Refused = { readonly is: "refused"; readonly subject?: string; readonly locks: boolean };

export type SignInResult =
  | { readonly is: "signedIn"; readonly account: Account }
  | { readonly is: "mustChangePassword"; readonly account: Account }
  | Refused;

/** The people of an installation that is not a demo: password (scrypt) and one-time code (TOTP) for everybody. */
export function users(database: DatabaseSync, clock: Clock, cost: HashingCost = recommendedCost) {
  const bySubject = database.prepare("SELECT * FROM users WHERE subject = ?");
  const bySignInName = database.prepare("SELECT * FROM users WHERE sign_in_name = ?");
  const countFailure = database.prepare("UPDATE users SET failures = failures + 1 WHERE subject = ?");
  const lock = database.prepare(
    "UPDATE users SET failures = 0, locked_until = ? WHERE subject = ? AND failures >= ?",
  );
  const succeed = database.prepare(
    "UPDATE users SET failures = 0, locked_until = NULL, totp_last_step = ? WHERE subject = ? AND totp_last_step < ?",
  );
  const setPassword = database.prepare(
    "UPDATE users SET password_hash = ?, must_change_password = 0 WHERE subject = ?",
  );
  const insert = database.prepare(
    `INSERT INTO users (subject, sign_in_name, profile, password_hash, must_change_password, totp_secret)
     VALUES (?, ?, ?, ?, 1, ?) ON CONFLICT (sign_in_name) DO NOTHING`,
  );
  const remove = database.prepare("DELETE FROM users WHERE sign_in_name = ?");
  const find = (statement: typeof bySubject, value: string) => {
    const found = statement.get(value);
    return found === undefined ? undefined : row.parse(found);
  };

  const isLocked = (user: z.infer<typeof row>) =>
    user.locked_until !== null && clock.now() < user.locked_until;

  return {
    account(subject: string): Account | undefined {
      const found = find(bySubject, subject);
      return found && { subject, profile: found.profile };
    },

    /** Adds somebody with a password to be changed at the first sign-in; undefined when the sign-in name is taken. */
    async add(user: NewUser): Promise<FirstCredentials | undefined> {
      const subject = randomUUID();
      const password = randomBytes(15).toString("base64url");
      const totpSecret = base32(randomBytes(20));
      const hashed = await hashPassword(password, cost);
      const { changes } = insert.run(
        subject,
        user.signInName,
        JSON.stringify(user.profile),
        hashed,
        totpSecret,
      );
      return changes === 1 ? { subject, password, totpSecret } : undefined;
    },

    /** Takes somebody's sign-in away; false when there is no such sign-in name. */
    remove(signInName: string): boolean {
      return remove.run(signInName).changes === 1;
    },

    /**
     * Checks a password and a one-time code. A try is counted before it is checked, so that tries at the same moment
     * count as well; the fifth failure in a row locks the account for 15 minutes by the scheme's clock. A code counts
     * once. A name nobody has takes as long to refuse as any other.
     */
    async signIn(signInName: string, password: string, code: string): Promise<SignInResult> {
      const named = find(bySignInName, signInName);
      if (named === undefined) {
        await hashPassword(password, cost);
        return { is: "refused", locks: false };
      }
      const { subject } = named;
      const countedBefore = !isLocked(named);
      if (countedBefore) countFailure.run(subject);
      const right = await passwordMatches(password, named.password_hash);
      const found = find(bySubject, subject);
      if (found === undefined || !countedBefore || isLocked(found))
        return { is: "refused", subject, locks: false };

      const step = acceptedStep(fromBase32(found.totp_secret), code, clock.now(), found.totp_last_step);
      const good = right && step !== undefined && found.failures <= maximumFailures;
      if (!good || succeed.run(step, subject, step).changes !== 1) {
        const until = new Date(Date.parse(clock.now()) + lockMinutes * 60_000).toISOString();
        return { is: "refused", subject, locks: lock.run(until, subject, maximumFailures).changes === 1 };
      }
      const account = { subject, profile: found.profile };
      return { is: found.must_change_password === 1 ? "mustChangePassword" : "signedIn", account };
    },

    /** Sets a password of one's own; false when it is the one to be changed. */
    async choosePassword(subject: string, password: string): Promise<boolean> {
      const given = find(bySubject, subject)?.password_hash;
      if (given === undefined || (await passwordMatches(password, given))) return false;
      setPassword.run(await hashPassword(password, cost), subject);
      return true;
    },
  };
}

export type Users = ReturnType<typeof users>;
