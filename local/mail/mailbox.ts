import { randomBytes } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { envelopeOf, mailError } from "#adapters/mail-transport.ts";
import type { Mailer } from "#ports";

const mailId = /^[0-9A-Za-z_-]{1,80}$/;

/** Where the mail of an id lies in the mailbox folder; undefined for what is no id, a path for one. */
export function mailFile(folder: string, id: string): string | undefined {
  return mailId.test(id) ? join(folder, `${id}.eml`) : undefined;
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Delivers mails into a folder, one `.eml` file each, named by the id: the mail of an id is there whole or not at all,
 * and sending it again puts the same file in its place.
 * @param folder e.g. `.data/mailbox`; made when it is missing
 */
export function mailboxMailer(folder: string): Mailer {
  return {
    async send(mail) {
      envelopeOf(mail);
      const file = mailFile(folder, mail.id);
      if (file === undefined) throw mailError("MailRefused", "The id of the mail is not one");
      await mkdir(folder, { recursive: true });
      const draft = `${file}.${randomBytes(6).toString("hex")}.part`;
      try {
        await writeDurably(draft, mail.mime);
        await rename(draft, file);
      } finally {
        await rm(draft, { force: true });
      }
    },
  };
}
