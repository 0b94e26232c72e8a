import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { link, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * What is in a key file (JWK, RFC 7517), which only its owner can read. The key is made when the file is missing; two
 * processes that start at once end up with the same one.
 * @returns undefined when the file holds no JSON
 * @throws Error when others may read the file
 */
export async function openKeyFile(file: string, create: () => object): Promise<unknown> {
  if (!existsSync(file)) await write(file, create());
  const { mode } = await stat(file);
  if (process.platform !== "win32" && (mode & 0o077) !== 0)
    throw new Error(`The key file ${file} can be read by others; set its mode to 0600`);
  return jsonOf(await readFile(file, "utf8"));
}

async function write(file: string, key: object): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const written = `${file}.${randomUUID()}.new`;
  await writeFile(written, JSON.stringify(key), { mode: 0o600, flush: true });
  try {
    await link(written, file);
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
  } finally {
    await rm(written);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isAlreadyThere(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}
