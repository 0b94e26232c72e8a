import { once } from "node:events";
import { createServer } from "node:http";

/** Gives tokens to who asks on this machine, each at `/{account}`: where `token.ts` gets them. */
export async function serveTokens(tokenFor: (account: string) => Promise<string>) {
  const server = createServer(async (request, response) => {
    try {
      response.end(await tokenFor(decodeURIComponent((request.url ?? "/").slice(1))));
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The tokens have no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
