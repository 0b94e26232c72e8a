import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "esbuild";
import { holidayDays } from "./holiday-days.ts";

/** What lies beside a handler and is read when it is asked for; the path from the handler. */
const documentPath = /^\.\/documents\/(policy-[\w-]+\.json)$/;

/**
 * The modules that something smaller stands in for in a bundle (decision 026): the holidays without their names, the
 * documents of the policy as files beside the handler, zod without its sentences and, unless the function describes
 * shapes as JSON Schema, without the part that does.
 */
export function standIns({ jsonSchema }: { readonly jsonSchema: boolean }): Plugin {
  return {
    name: "stand-ins",
    setup(build) {
      build.onResolve({ filter: /^@holiday-jp\/holiday_jp$/ }, () => ({
        path: "holiday-days",
        namespace: "stand-in",
      }));
      build.onLoad({ filter: /^holiday-days$/, namespace: "stand-in" }, () => ({ contents: holidayDays() }));

      build.onResolve({ filter: documentPath }, ({ path }) => ({ path, external: true }));
      build.onLoad({ filter: /[\\/]scheme[\\/]policy[\\/]policy-[\w-]+\.json$/ }, ({ path }) => ({
        contents: readWhenAsked(path),
      }));

      // Nobody reads zod's own sentences: what is wrong is said by code, in the words of the contracts.
      build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]en\.js$/ }, () => ({
        contents: "export default () => ({ localeError: ({ code }) => code });",
      }));

      if (jsonSchema) return;
      build.onLoad(
        { filter: /[\\/]zod[\\/]v4[\\/]core[\\/](to-json-schema|json-schema-processors)\.js$/ },
        async ({ path }) => ({ contents: absent(await exportsOf(path)) }),
      );
    },
  };
}

/** The document that lies at a path beside a handler, without white space. */
export function documentAt(path: string): string | undefined {
  const [, file] = documentPath.exec(path) ?? [];
  if (file === undefined) return undefined;
  return JSON.stringify(
    JSON.parse(readFileSync(new URL(`../shared/scheme/policy/${file}`, import.meta.url), "utf8")),
  );
}

/** A module with the sections of a document, which reads the document when one of them is asked for. */
function readWhenAsked(path: string): string {
  const sections = Object.keys(JSON.parse(readFileSync(path, "utf8")));
  return `
    let document;
    const read = () => (document ??= require("./documents/${basename(path)}"));
    for (const section of ${JSON.stringify(sections)})
      Object.defineProperty(exports, section, { enumerable: true, get: () => read()[section] });
  `;
}

async function exportsOf(path: string): Promise<readonly string[]> {
  const module: Record<string, unknown> = await import(pathToFileURL(path).href);
  return Object.keys(module);
}

/** A module that has these names, and says what to do when one of them is called. */
function absent(names: readonly string[]): string {
  return `
    const absent = () => {
      throw new Error("No JSON Schema in this bundle: ask for it in infra/function-needs.ts");
    };
    export { ${names.map((name) => `absent as ${name}`).join(", ")} };
  `;
}
