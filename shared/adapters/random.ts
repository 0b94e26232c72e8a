import { randomBytes } from "node:crypto";
import type { Random } from "#ports";

/** The chance of the operating system. */
export const systemRandom: Random = { bytes: (count) => new Uint8Array(randomBytes(count)) };
