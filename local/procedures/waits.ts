/** How a wait ended. */
export type WaitEnd =
  | { readonly end: "resumed"; readonly output: Readonly<Record<string, string>> }
  | { readonly end: "timedOut" }
  | { readonly end: "stopped" };

export type Waits = {
  /** A wait under a token that is new. It settles once, by one of the other functions. */
  readonly open: (token: string, owner: string) => Promise<WaitEnd>;
  /** Ends a wait. False when nobody waits under the token. */
  readonly settle: (token: string, end: WaitEnd) => boolean;
  /** Ends every wait of an owner as stopped. */
  readonly stopAll: (owner: string) => void;
  readonly isWaiting: (owner: string) => boolean;
};

/**
 * A wait that lasts this long is let go as timed out, before the interpreter's longest timer (24.8 days) does so without
 * telling us. The procedure then asks the register and waits again.
 */
const longestWaitMs = 24 * 24 * 60 * 60 * 1000;

/** The waits of executions, by task token. Tokens stay in here: nothing lists or prints them. */
export function createWaits(): Waits {
  const open = new Map<string, { owner: string; settle: (end: WaitEnd) => void }>();

  const settle = (token: string, end: WaitEnd): boolean => {
    const wait = open.get(token);
    if (wait === undefined) return false;
    open.delete(token);
    wait.settle(end);
    return true;
  };

  return {
    open: (token, owner) => {
      const { promise, resolve } = Promise.withResolvers<WaitEnd>();
      const longest = setTimeout(() => settle(token, { end: "timedOut" }), longestWaitMs);
      longest.unref();
      open.set(token, {
        owner,
        settle: (end) => {
          clearTimeout(longest);
          resolve(end);
        },
      });
      return promise;
    },
    settle,
    stopAll: (owner) => {
      for (const [token, wait] of [...open]) if (wait.owner === owner) settle(token, { end: "stopped" });
    },
    isWaiting: (owner) => [...open.values()].some((wait) => wait.owner === owner),
  };
}
