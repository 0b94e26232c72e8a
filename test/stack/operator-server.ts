import { once } from "node:events";
import { createServer } from "node:http";
import type { TemplateStack } from "./template-stack.ts";

/** Does for `operator.ts` what it asks for, on this machine only. */
export async function serveOperator({ tokenFor, move }: Pick<TemplateStack, "tokenFor" | "move">) {
  const acts: Readonly<Record<string, (argument: string) => Promise<string>>> = {
    token: tokenFor,
    clock: move,
  };
  const server = createServer(async (request, response) => {
    const [what = "", argument = ""] = (request.url ?? "/").slice(1).split("/").map(decodeURIComponent);
    try {
      const act = acts[what];
      if (act === undefined) throw new Error("There is no such act");
      response.end(await act(argument));
    } catch (error) {
      response.writeHead(400).end(String(error));
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The operator has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
