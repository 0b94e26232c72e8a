import { readdirSync } from "node:fs";
import { join } from "node:path";

const ignoredFolders = new Set(["node_modules", ".git", ".data", ".tmp", "cdk.out", "dist"]);
const sourceTypes = /\.(ts|mjs|cjs|json|md|html|css|svg|yml|yaml)$/;

/** Paths below `root` (with /, sorted) of the texts that people write here: no fixtures, nothing installed or built. */
export function sourceFiles(root: string, folder = ""): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        return ignoredFolders.has(entry.name) || path === "test/fixtures" ? [] : sourceFiles(root, path);
      }
      return sourceTypes.test(entry.name) ? [path] : [];
    })
    .sort();
}
