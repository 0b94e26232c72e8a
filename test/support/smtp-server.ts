import assert from "node:assert/strict";
import { createServer, type Socket } from "node:net";

export type ReceivedMail = { readonly from: string; readonly to: readonly string[]; readonly mime: Buffer };

export type SmtpServer = {
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  readonly close: () => Promise<void>;
};

/** One conversation (RFC 5321, 4): commands line by line, then the message up to a lone dot. */
function converse(socket: Socket, refusing: string | undefined, take: (mail: ReceivedMail) => void): void {
  let rest = "";
  let from = "";
  let to: string[] = [];
  let reading = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const address = (line: string) => /<([^>]*)>/.exec(line)?.[1] ?? "";

  const command = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "EHLO") say("250-here\r\n250 8BITMIME");
    else if (verb === "MAIL") {
      from = address(line);
      to = [];
      say("250 ok");
    } else if (verb === "RCPT") {
      if (refusing === undefined) to.push(address(line));
      say(refusing ?? "250 ok");
    } else if (verb === "DATA") {
      reading = true;
      say("354 go on");
    } else if (verb === "QUIT") {
      say("221 bye");
      socket.end();
    } else say("250 ok");
  };

  const data = (text: string): string => {
    if (!reading) return text;
    const end = text.indexOf("\r\n.\r\n");
    if (end === -1) return text;
    const unstuffed = text.slice(0, end + 2).replaceAll("\r\n..", "\r\n.");
    take({ from, to, mime: Buffer.from(unstuffed, "latin1") });
    reading = false;
    say("250 taken");
    return text.slice(end + 5);
  };

  say("220 here");
  socket.on("error", () => undefined);
  socket.on("data", (chunk) => {
    rest = data(rest + chunk.toString("latin1"));
    while (!reading && rest.includes("\r\n")) {
      const line = rest.slice(0, rest.indexOf("\r\n"));
      rest = rest.slice(line.length + 2);
      command(line);
      rest = data(rest);
    }
  });
}

/**
 * A small mail server on this machine.
 * @param refusing answer to every recipient instead of taking it, e.g. `550 no such mailbox`
 */
export async function smtpServer(refusing?: string): Promise<SmtpServer> {
  const received: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    converse(socket, refusing, (mail) => received.push(mail));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  assert.ok(address !== null && typeof address === "object");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
