/**
 * Loads every bundle below a folder as Lambda does, and says of each what it exports, and what it read of the AWS SDK
 * before the first event. The SDK is found by NODE_PATH, as on Lambda.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import * as z from "zod";

const [folder = "", ...names] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const loaded = names.map((name) => {
  const before = new Set(Object.keys(require.cache));
  const exported = z.record(z.string(), z.unknown()).parse({ ...require(join(folder, name, "index.cjs")) });
  const clients = Object.keys(require.cache).filter((file) => !before.has(file) && file.includes("@aws-sdk"));
  return { name, handler: typeof exported["handler"], clients };
});
process.stdout.write(JSON.stringify(loaded));
