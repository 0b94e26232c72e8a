import { once } from "node:events";
import { connect, type Socket } from "node:net";

/**
 * Asks for one page again and again over connections that stay open, and says how many answers came in a second. It
 * speaks as little HTTP as it can, so that the server is what is measured.
 * @throws when an answer is not 200
 */
export async function answersPerSecond(
  url: string,
  { connections, requests }: { readonly connections: number; readonly requests: number },
): Promise<number> {
  const { hostname, port, host, pathname } = new URL(url);
  const asked = Buffer.from(`GET ${pathname} HTTP/1.1\r\nhost: ${host}\r\naccept: application/json\r\n\r\n`);
  const sockets = await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect(Number(port), hostname).setNoDelay(true);
      await once(socket, "connect");
      return socket;
    }),
  );
  let left = requests;
  const started = performance.now();
  await Promise.all(
    sockets.map((socket) =>
      askRepeatedly(socket, asked, () => {
        left -= 1;
        return left >= 0;
      }),
    ),
  );
  const seconds = (performance.now() - started) / 1000;
  for (const socket of sockets) socket.destroy();
  return requests / seconds;
}

/** Asks, waits for the whole answer, and asks again as long as there is more to ask. */
async function askRepeatedly(socket: Socket, asked: Buffer, more: () => boolean): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let received: Buffer = Buffer.alloc(0);
    const askAgain = (): void => {
      received = Buffer.alloc(0);
      if (more()) socket.write(asked);
      else resolve();
    };
    socket.once("error", reject).once("close", () => reject(new Error("The server closed a connection")));
    socket.on("data", (chunk: Buffer) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const end = endOfAnswer(received);
      if (end === "wrong") reject(new Error(received.toString("utf8", 0, 200)));
      else if (end !== undefined && received.length >= end) askAgain();
    });
    askAgain();
  });
}

/** How many bytes an answer has, once its head is there. */
function endOfAnswer(received: Buffer): number | "wrong" | undefined {
  const head = received.indexOf("\r\n\r\n");
  if (head < 0) return undefined;
  const text = received.toString("latin1", 0, head);
  const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
  return text.startsWith("HTTP/1.1 200") && length !== undefined ? head + 4 + Number(length) : "wrong";
}
