import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import dynalite from "dynalite";
import { type Answer, type Call, cancelled, transactionExecutor } from "./dynamodb-transactions.ts";

/** DynamoDB on 127.0.0.1 for tests: dynalite, with the transactions it lacks put in front of it. */
export type DynamoFront = {
  readonly endpoint: string;
  /** How many transactions have arrived. */
  readonly transactions: () => number;
  /** The next transactions are cancelled for this reason, as if others had their items. */
  readonly cancelNext: (times: number, reason?: string) => void;
  /** The next transaction is made, but its answer is lost on the way. */
  readonly loseNextAnswer: () => void;
  readonly close: () => Promise<void>;
};

const operationPrefix = "DynamoDB_20120810.";

const listen = async (server: Server): Promise<string> => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port");
  return `http://127.0.0.1:${address.port}`;
};

const close = async (server: Server): Promise<void> => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
};

/** Dynalite asks for a signature, and looks at its form only. */
const signature =
  "AWS4-HMAC-SHA256 Credential=test/20270401/here/dynamodb/aws4_request, SignedHeaders=host, Signature=0";

const caller =
  (endpoint: string): Call =>
  async (operation, input) => {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.0",
        "x-amz-target": `${operationPrefix}${operation}`,
        "x-amz-date": "20270401T000000Z",
        authorization: signature,
      },
      body: JSON.stringify(input),
    });
    return { status: response.status, body: await response.json() };
  };

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
};

const send = (response: ServerResponse, { status, body }: Answer): void => {
  response.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(body));
};

/** Starts DynamoDB for tests on a free port. */
export async function startDynamoFront(): Promise<DynamoFront> {
  const behind = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const execute = transactionExecutor(caller(await listen(behind)));
  let arrived = 0;
  let toCancel = { times: 0, reason: "" };
  let loseAnswer = false;

  const transact = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    arrived += 1;
    if (toCancel.times > 0) {
      toCancel = { ...toCancel, times: toCancel.times - 1 };
      send(response, cancelled([{ Code: toCancel.reason }]));
      return;
    }
    const answer = await execute(body);
    if (loseAnswer) {
      loseAnswer = false;
      response.destroy();
      return;
    }
    send(response, answer);
  };

  const passOn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const over = once(response, "close");
    behind.emit("request", request, response);
    await over;
  };

  // One request at a time, reads as well: nobody sees half of a transaction.
  let turn: Promise<void> = Promise.resolve();
  const server = createServer((request, response) => {
    const isTransaction = request.headers["x-amz-target"] === `${operationPrefix}TransactWriteItems`;
    turn = turn
      .then(() => (isTransaction ? transact(request, response) : passOn(request, response)))
      .catch((error: unknown) => send(response, { status: 500, body: { message: String(error) } }));
  });
  const endpoint = await listen(server);

  return {
    endpoint,
    transactions: () => arrived,
    cancelNext: (times, reason = "TransactionConflict") => {
      toCancel = { times, reason };
    },
    loseNextAnswer: () => {
      loseAnswer = true;
    },
    close: async () => {
      await close(server);
      await close(behind);
    },
  };
}
