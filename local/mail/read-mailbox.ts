import { readdir, readFile } from "node:fs/promises";
import { mailFile } from "./mailbox.ts";
import { contentType, decodeWords, leafParts, type MimePart, partText, readPart } from "./mime.ts";

export type MailSummary = {
  readonly id: string;
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  /** The Date header as it stands. */
  readonly date: string;
};
export type ReadMail = MailSummary & {
  /** The plain text; empty when the mail has none. */
  readonly text: string;
};

export type Mailbox = {
  /** The latest mails, newest first: ids sort by time. */
  readonly list: () => Promise<readonly MailSummary[]>;
  readonly read: (id: string) => Promise<ReadMail | undefined>;
};

/** So many mails are listed. */
const listed = 200;

function summary(id: string, message: MimePart): MailSummary {
  const field = (name: string) =>
    decodeWords(Buffer.from(message.headers.get(name) ?? "", "latin1").toString("utf8"));
  return { id, subject: field("subject"), from: field("from"), to: field("to"), date: field("date") };
}

async function parsed(folder: string, id: string): Promise<MimePart | undefined> {
  const file = mailFile(folder, id);
  if (file === undefined) return undefined;
  try {
    // One byte, one character, until a part's own charset is known.
    return readPart(await readFile(file, "latin1"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

async function mailIds(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names.filter((name) => name.endsWith(".eml")).map((name) => name.slice(0, -".eml".length));
}

/** Reads the mailbox folder for the inbox page. What a mail says is text to be shown, never HTML to be run. */
export function readMailbox(folder: string): Mailbox {
  return {
    async list() {
      const newest = (await mailIds(folder)).toSorted().toReversed().slice(0, listed);
      const found = await Promise.all(newest.map(async (id) => ({ id, message: await parsed(folder, id) })));
      return found.flatMap(({ id, message }) => (message === undefined ? [] : [summary(id, message)]));
    },
    async read(id) {
      const message = await parsed(folder, id);
      if (message === undefined) return undefined;
      const text = leafParts(message).find((part) => contentType(part) === "text/plain");
      return { ...summary(id, message), text: text === undefined ? "" : partText(text) };
    },
  };
}
