import type { Account } from "./account.ts";
import { demoAccounts } from "./demo-accounts.ts";
import type { Users } from "./users.ts";

/** Everybody who may sign in to this installation. Demo accounts are there in demo mode and nowhere else. */
export function accountDirectory(users: Users, demo: boolean) {
  const ready = new Map(demo ? demoAccounts.map((each) => [each.subject, each]) : []);
  return {
    /** The accounts that sign in by a button. */
    ready: [...ready.values()] as readonly Account[],
    readyAccount: (subject: string): Account | undefined => ready.get(subject),
    find: (subject: string): Account | undefined => ready.get(subject) ?? users.account(subject),
  };
}

export type AccountDirectory = ReturnType<typeof accountDirectory>;
