import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { until } from "#local/demo/until.ts";
import { readMailbox } from "#local/mail/read-mailbox.ts";
import type { Scheme } from "./scheme.ts";

export type Mail = {
  readonly id: string;
  readonly subject: string;
  readonly to: string;
  readonly text: string;
};

/** Every mail the installation has sent so far, the newest last. */
export async function mails(scheme: Scheme): Promise<readonly Mail[]> {
  const folder = scheme.mailbox();
  if (folder === undefined) throw new Error("Nobody can look into the inboxes of this stack");
  const mailbox = readMailbox(folder);
  const found = await Promise.all((await mailbox.list()).map((mail) => mailbox.read(mail.id)));
  return found.filter((mail) => mail !== undefined).toSorted((one, other) => one.id.localeCompare(other.id));
}

/** Waits for a mail to somebody whose text holds all of the words. */
export function mailWith(scheme: Scheme, to: string, ...words: readonly string[]): Promise<Mail> {
  return until(`a mail to ${to} with ${words.join(", ")}`, async () =>
    (await mails(scheme)).find(
      (mail) => mail.to.includes(to) && words.every((word) => `${mail.subject}\n${mail.text}`.includes(word)),
    ),
  );
}

/** As `mailWith`, where nothing else depends on the mail: where nobody can look, nothing is waited for. */
export async function mailTold(scheme: Scheme, to: string, ...words: readonly string[]): Promise<void> {
  if (scheme.mailbox() !== undefined) await mailWith(scheme, to, ...words);
}

/** The raw bytes of everything below a folder, by path. */
export function everyFile(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [path, readFileSync(path, "latin1")]));
}

/** The Message-ID of a mail; the same for a mail that went out again. */
export function messageIdOf(mime: Uint8Array): string {
  const found = /^message-id:\s*(\S+)/im.exec(Buffer.from(mime).toString("latin1"))?.[1];
  if (found === undefined) throw new Error("A mail without a Message-ID");
  return found;
}
