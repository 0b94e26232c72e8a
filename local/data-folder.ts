import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { StartRefused } from "./start-refused.ts";

/** Where an installation keeps what: everything is below one folder. */
export type DataFolder = Readonly<
  Record<
    | "root"
    | "register"
    | "documents"
    | "mailbox"
    | "published"
    | "signingKey"
    | "tipIdentityKey"
    | "inquiryAnswerKey"
    | "secret"
    | "clock"
    | "mode"
    | "lock"
    | "holder",
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
    tipIdentityKey: join(root, "tip-identity-key.json"),
    inquiryAnswerKey: join(root, "inquiry-answer-key.json"),
    secret: join(root, "upload-secret"),
    clock: join(root, "clock.json"),
    mode: join(root, "mode.json"),
    lock: join(root, "lock.sqlite"),
    holder: join(root, "running.json"),
  };
  for (const part of [folder.root, folder.documents, folder.mailbox, folder.published]) {
    mkdirSync(part, { recursive: true, mode: 0o700 });
  }
  return folder;
}

const kept = z.object({ mode: z.enum(["demo", "pilot"]) });
type Mode = z.infer<typeof kept>["mode"];

/**
 * Keeps the folder to the mode it was first started in: what a demonstration made up must never pass for real, and a
 * pilot's certificates must never come from a clock that can be moved.
 * @throws StartRefused when the folder belongs to the other mode, or does not say whose it is
 */
export function keepMode(folder: DataFolder, mode: Mode): void {
  if (!existsSync(folder.mode)) {
    writeFileSync(`${folder.mode}.new`, JSON.stringify({ mode }), { mode: 0o600, flush: true });
    renameSync(`${folder.mode}.new`, folder.mode);
    return;
  }
  const first = modeIn(folder.mode);
  if (first === mode) return;
  throw new StartRefused({
    ja: `フォルダー ${folder.root} は MODE=${first} で使われているため、MODE=${mode} では始められません。MODE=${first} にするか、DATA_DIR に別のフォルダーを指定してください。`,
    en: `The folder ${folder.root} is used with MODE=${first}, so it cannot be started with MODE=${mode}. Set MODE=${first}, or name another folder in DATA_DIR.`,
  });
}

function modeIn(file: string): Mode {
  try {
    return kept.parse(JSON.parse(readFileSync(file, "utf8"))).mode;
  } catch (cause) {
    throw new StartRefused(
      {
        ja: `${file} が壊れていて、どのモードのデータか分かりません。控えから戻すか、DATA_DIR に別のフォルダーを指定してください。`,
        en: `${file} is damaged and does not say which mode the data belong to. Restore it, or name another folder in DATA_DIR.`,
      },
      { cause },
    );
  }
}
