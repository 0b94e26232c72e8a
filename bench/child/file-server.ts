/** Answers every request with a file, as plainly as node:http can: `node file-server.ts FILE`. Ends with its input. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

const [file = ""] = process.argv.slice(2);
const server = createServer(async (_request, response) => {
  const body = await readFile(file);
  response.writeHead(200, { "content-type": "application/json", "content-length": body.byteLength });
  response.end(body);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("It does not listen on a port");
  console.log(`ready http://127.0.0.1:${address.port}`);
});
process.stdin.resume().once("end", () => process.exit());
