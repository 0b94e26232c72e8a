import { setTimeout as pause } from "node:timers/promises";

const pauseMilliseconds = 15;
const tries = 1000;

/**
 * Looks again and again until there is something to return: the procedure works behind the API.
 * @throws when nothing came of it; the message says what was waited for
 */
export async function until<Value>(what: string, look: () => Promise<Value | undefined>): Promise<Value> {
  for (let tried = 0; tried < tries; tried += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(pauseMilliseconds);
  }
  throw new Error(`Waited in vain for ${what}`);
}
