import { join } from "node:path";
import { type Client, createClient } from "#contracts/client.ts";
import { runGivenCommand } from "#test/support/given-command.ts";
import { signIn } from "#test/support/sign-in.ts";
import { type Server, type ServerOptions, startServer } from "./process.ts";

export type Scheme = {
  /** The folder with every mail that was sent, an `.eml` file each; undefined where nobody can look into inboxes. */
  readonly mailbox: () => string | undefined;
  readonly baseUrl: () => string;
  readonly server: () => Server;
  /** A client of the API signed in as an account, e.g. `demo-reviewer`. */
  readonly as: (account: string) => Promise<Client>;
  /** A client that is not signed in. */
  readonly anybody: () => Client;
  /** Moves the clock on and waits until what fell due has happened. Everybody has to sign in again. */
  readonly move: (by: string) => Promise<string>;
  /** Kills or stops the server and starts it again on the same data, with whatever happens while it is down. */
  readonly restart: (signal: "SIGTERM" | "SIGKILL", meanwhile?: () => void) => Promise<void>;
  readonly stop: () => Promise<unknown>;
  /** Every answer the API gave to a client of this scheme, with its headers. */
  readonly answers: () => readonly string[];
};

/**
 * The scheme to play a journey on: the deployed stack that JOURNEY_BASE_URL names, or else an installation of its own, in a
 * process and a data folder of its own.
 */
export async function openScheme(options: ServerOptions = {}): Promise<Scheme> {
  const deployed = process.env["JOURNEY_BASE_URL"];
  return deployed === undefined ? openInstallation(options) : deployedScheme(deployed);
}

/** Fetches, and keeps every answer with its headers. */
function recorder() {
  const answers: string[] = [];
  const send: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    const text = await response.clone().text();
    answers.push(`${response.url}\n${JSON.stringify([...response.headers])}\n${text}`);
    return response;
  };
  return { answers, send };
}

function deployedScheme(baseUrl: string): Scheme {
  const { answers, send } = recorder();
  const clients = new Map<string, Promise<Client>>();
  const cannot = (): never => {
    throw new Error(
      "This cannot be done to a deployed stack: test/journeys/support/deployed.ts has to say so",
    );
  };
  return {
    mailbox: () => process.env["JOURNEY_MAILBOX"],
    baseUrl: () => baseUrl,
    as: (account) => {
      const client =
        clients.get(account) ?? signIn(baseUrl, account).then((token) => createClient(baseUrl, token, send));
      clients.set(account, client);
      return client;
    },
    anybody: () => createClient(baseUrl, undefined, send),
    answers: () => answers,
    server: cannot,
    async move(by) {
      const command = process.env["JOURNEY_CLOCK_COMMAND"];
      if (command === undefined) return cannot();
      const moved = await runGivenCommand(command, by);
      clients.clear();
      return moved;
    },
    restart: async () => cannot(),
    stop: async () => undefined,
  };
}

async function openInstallation(options: ServerOptions): Promise<Scheme> {
  let server = await startServer(options);
  const clients = new Map<string, Client>();
  const { answers, send } = recorder();
  const as = async (account: string): Promise<Client> => {
    const known = clients.get(account);
    if (known !== undefined) return known;
    const client = createClient(server.baseUrl, await signIn(server.baseUrl, account), send);
    clients.set(account, client);
    return client;
  };
  return {
    mailbox: () => join(server.dataFolder, "mailbox"),
    baseUrl: () => server.baseUrl,
    server: () => server,
    as,
    anybody: () => createClient(server.baseUrl, undefined, send),
    answers: () => answers,
    async move(by) {
      const response = await fetch(`${server.baseUrl}/demo/clock`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ move: by }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`The clock did not move: ${response.status} ${text}`);
      clients.clear();
      return text;
    },
    async restart(signal, meanwhile) {
      const code = await server.stop(signal);
      if (signal === "SIGTERM" && code !== 0) {
        throw new Error(`It ended with ${code}:\n${server.printed().join("\n")}`);
      }
      meanwhile?.();
      const port = Number(new URL(server.baseUrl).port);
      server = await startServer({ ...options, port, dataFolder: server.dataFolder });
      clients.clear();
    },
    stop: () => server.stop("SIGTERM"),
  };
}
