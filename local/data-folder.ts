import { mkdirSync } from "node:fs";
import { join } from "node:path";

/** Where an installation keeps what: everything is below one folder. */
export type DataFolder = Readonly<
  Record<
    "root" | "register" | "documents" | "mailbox" | "published" | "signingKey" | "secret" | "clock",
    string
  >
>;

/** The data folder, with its parts created when they are missing. Only the owner may look into it. */
export function openDataFolder(root: string): DataFolder {
  const folder = {
    root,
    register: join(root, "register.sqlite"),
    documents: join(root, "documents"),
    mailbox: join(root, "mailbox"),
    published: join(root, "published"),
    signingKey: join(root, "signing-key.json"),
    secret: join(root, "upload-secret"),
    clock: join(root, "clock.json"),
  };
  for (const part of [folder.root, folder.documents, folder.mailbox, folder.published]) {
    mkdirSync(part, { recursive: true, mode: 0o700 });
  }
  return folder;
}
