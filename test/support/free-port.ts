import assert from "node:assert/strict";
import { createServer } from "node:net";

/** A port on this machine that nobody listened on a moment ago: an issuer's name contains its port, so it must be known first. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      assert.ok(address !== null && typeof address === "object");
      server.close(() => resolve(address.port));
    });
  });
}
