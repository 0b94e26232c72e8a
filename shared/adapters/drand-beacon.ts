import * as z from "zod";
import type { Beacon } from "#ports";

/** What drand answers, as far as it is used: a signature is a compressed point of BLS12-381, on G1 or G2. */
const answer = z.object({
  round: z.int(),
  signature: z.string().regex(/^([0-9a-f]{96}|[0-9a-f]{192})$/),
});

/** No beacon: every value is brought by hand. */
export const noBeacon: Beacon = { valueOf: async () => undefined };

/**
 * A chain of drand, asked over HTTP (`{url}/{chainHash}/public/{round}`), once, and not for long.
 * @param url address of a node or relay, without a trailing slash
 * @param chainHash which chain, in hex
 * @param send how to speak HTTP; `fetch` unless told
 * @param milliseconds how long an answer may take
 */
export function drandBeacon(
  url: string,
  chainHash: string,
  send: typeof fetch = fetch,
  milliseconds = 5000,
): Beacon {
  const ask = async (round: number): Promise<unknown> => {
    const response = await send(`${url}/${chainHash}/public/${round}`, {
      signal: AbortSignal.timeout(milliseconds),
    });
    return response.ok ? response.json() : undefined;
  };
  return {
    valueOf: async (round) => {
      const read = answer.safeParse(await ask(round).catch(() => undefined));
      return read.success && read.data.round === round ? read.data : undefined;
    },
  };
}
