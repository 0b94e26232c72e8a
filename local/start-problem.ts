import type { Bilingual } from "#scheme/bilingual.ts";
import type { Config } from "./config.ts";
import { RegisterTooNew } from "./register/open-database.ts";
import { StartRefused } from "./start-refused.ts";

/**
 * What kept the installation from starting, as a refusal that names the setting: a port that cannot be had, a folder
 * that cannot be read or written. Any other error is given back as it is.
 */
export function startProblem(error: unknown, config: Pick<Config, "port" | "dataFolder">): unknown {
  const why = whyOf(error, config);
  return why === undefined ? error : new StartRefused(why, { cause: error });
}

function whyOf(error: unknown, { port, dataFolder }: Pick<Config, "port" | "dataFolder">) {
  if (!(error instanceof Error) || error instanceof StartRefused) return undefined;
  if (error instanceof RegisterTooNew) return tooNew(dataFolder);
  const code = "code" in error ? String(error.code) : "";
  if ("syscall" in error && error.syscall === "listen") return portProblem(port, code);
  const isSystemError = /^E[A-Z]+$/.test(code) && "syscall" in error;
  return isSystemError || code === "ERR_SQLITE_ERROR" ? folderProblem(dataFolder, error) : undefined;
}

function portProblem(port: number, code: string): Bilingual {
  return code === "EADDRINUSE"
    ? {
        ja: `ポート ${port} は別のプログラムが使っています。PORT に別の番号を指定してください（例 PORT=${otherPort(port)}）。`,
        en: `Port ${port} is used by another program. Give another number in PORT, e.g. PORT=${otherPort(port)}.`,
      }
    : {
        ja: `ポート ${port} は使えません（${code}）。PORT に別の番号を指定してください（例 PORT=${otherPort(port)}）。`,
        en: `Port ${port} cannot be used (${code}). Give another number in PORT, e.g. PORT=${otherPort(port)}.`,
      };
}

const otherPort = (port: number): number => (port >= 1024 && port < 65_535 ? port + 1 : 3000);

function folderProblem(folder: string, { message }: Error): Bilingual {
  return {
    ja: `フォルダー ${folder} を読み書きできません（${message}）。DATA_DIR に、読み書きできるフォルダーを指定してください。`,
    en: `The folder ${folder} cannot be read and written (${message}). Name a folder in DATA_DIR that can be.`,
  };
}

function tooNew(folder: string): Bilingual {
  return {
    ja: `フォルダー ${folder} のデータは、このプログラムより新しい版で作られています。新しい版を使うか、DATA_DIR に別のフォルダーを指定してください。`,
    en: `The data in ${folder} were made by a newer version of this program. Use that one, or name another folder in DATA_DIR.`,
  };
}
