import { join } from "node:path";
import { browser, locationOf } from "#local/demo/sign-in-client.ts";
import { everyFile } from "./mailbox.ts";
import { sendRaw } from "./raw-http.ts";
import type { Scheme } from "./scheme.ts";

/** Something that left the server, or lies where others could read it. */
export type Trace = { readonly where: string; readonly text: string };

/** The pages, public answers and refusals of a server that is reached without a client of ours. */
export async function pagesOf(scheme: Scheme, paths: readonly string[]): Promise<readonly Trace[]> {
  const traces: Trace[] = [];
  for (const accept of ["text/html", "application/json"]) {
    for (const path of paths) {
      const reply = await sendRaw(scheme.baseUrl(), { method: "GET", path, headers: { accept } });
      traces.push({ where: `GET ${path}`, text: `${JSON.stringify(reply.headers)}\n${reply.text}` });
    }
  }
  return traces;
}

/** Every address, answer and page a browser meets that signs in to the demo pages. */
export async function signInTraces(scheme: Scheme, account: string): Promise<readonly Trace[]> {
  const visitor = browser();
  const traces: Trace[] = [];
  const visit = async (url: string, form?: Readonly<Record<string, string>>): Promise<Response> => {
    const response = await visitor.fetch(url, form);
    const text = await response.clone().text();
    traces.push({ where: url, text: `${JSON.stringify([...response.headers])}\n${text}` });
    return response;
  };
  const issuer = await locationOf(await visit(`${scheme.baseUrl()}/demo/sign-in`));
  const page = await locationOf(await visit(issuer));
  await visit(page);
  const resumed = await locationOf(await visit(page, { account }));
  const back = await locationOf(await visit(resumed));
  await visit(await locationOf(await visit(back)));
  return traces;
}

/** Every file below the data folder, but for the register's own. */
export function filesBesideRegister(scheme: Scheme): readonly Trace[] {
  return filesOf(scheme).filter(({ where }) => !isRegister(where));
}

/** The files of the register: the database and its log. */
export function registerFiles(scheme: Scheme): readonly Trace[] {
  return filesOf(scheme).filter(({ where }) => isRegister(where));
}

function filesOf(scheme: Scheme): readonly Trace[] {
  return [...everyFile(scheme.server().dataFolder)].map(([where, text]) => ({
    where,
    // Base64 in a mail is broken into lines.
    text: where.endsWith(".eml") ? `${text}\n${text.replaceAll(/\r?\n/g, "")}` : text,
  }));
}

const isRegister = (path: string): boolean => /register\.sqlite(-wal|-shm)?$/.test(path);

/** The log file, and what the server printed. */
export function logTraces(scheme: Scheme): readonly Trace[] {
  const { dataFolder, printed } = scheme.server();
  const log = everyFile(dataFolder).get(join(dataFolder, "log.jsonl")) ?? "";
  return [
    { where: "log.jsonl", text: Buffer.from(log, "latin1").toString("utf8") },
    { where: "printed", text: printed().join("\n") },
  ];
}

/**
 * Where a secret can be read: as it is, or in base64, in which it has three shapes by where it begins; or in hex.
 */
export function placesOf(secret: string, traces: readonly Trace[]): readonly string[] {
  if (Buffer.byteLength(secret) < 6) throw new Error(`"${secret}" is too short to be told from other text`);
  const shapes = [secret, Buffer.from(secret).toString("hex"), ...base64Shapes(secret)];
  return traces.filter(({ text }) => shapes.some((shape) => text.includes(shape))).map(({ where }) => where);
}

/** What is the same of a text in base64 whatever stands before and behind it. */
function base64Shapes(secret: string): readonly string[] {
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.from(`${"x".repeat(offset)}${secret}`)
      .toString("base64")
      .replaceAll("=", "");
    const certain = encoded.slice(Math.ceil((offset * 8) / 6), -1);
    return [certain, certain.replaceAll("+", "-").replaceAll("/", "_")];
  });
}
