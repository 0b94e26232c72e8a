import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * Below the ports that a system gives to outgoing connections (from 32 768 on Linux, 49 152 elsewhere): while a server
 * is down between two starts, nobody's connection, not even one to itself, takes the port away from it.
 */
const lowest = 20_000;
const highest = 32_000;

/** A port on this machine that nobody listened on a moment ago: an issuer's name contains its port, so it must be known first. */
export async function freePort(): Promise<number> {
  const port = randomInt(lowest, highest);
  return (await isFree(port)) ? port : freePort();
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
