declare module "dynalite" {
  import type { Server } from "node:http";

  /** An HTTP server that answers as DynamoDB does, but for transactions. */
  const dynalite: (options: {
    createTableMs?: number;
    deleteTableMs?: number;
    updateTableMs?: number;
  }) => Server;
  export = dynalite;
}
