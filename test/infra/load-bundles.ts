/**
 * Loads every bundle below a folder as Lambda does, and says of each what it exports, and which other files it read
 * before the first event. The AWS SDK is found by NODE_PATH, as on Lambda.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import * as z from "zod";

const [folder = "", ...names] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const loaded = names.map((name) => {
  const before = new Set(Object.keys(require.cache));
  const handler = join(folder, name, "index.cjs");
  const exported = z.record(z.string(), z.unknown()).parse({ ...require(handler) });
  const others = Object.keys(require.cache).filter((file) => !before.has(file) && file !== handler);
  return { name, handler: typeof exported["handler"], others };
});
process.stdout.write(JSON.stringify(loaded));
