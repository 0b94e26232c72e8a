/** An error of S3's POST Object, by its HTTP status and code. */
export type S3Error = { readonly status: number; readonly code: string; readonly message: string };

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** The XML body S3 answers an error with. */
export function s3ErrorBody({ code, message }: S3Error): string {
  const escaped = message.replace(/[^\P{Cc}\n]/gu, "").replace(/[&<>"]/g, (letter) => escapes[letter] ?? "");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escaped}</Message></Error>`;
}

/** Thrown while an upload is read; answered with its error. */
export class UploadRefused extends Error {
  override readonly name = "UploadRefused";
  readonly error: S3Error;

  constructor(error: S3Error, options?: ErrorOptions) {
    super(error.message, options);
    this.error = error;
  }
}
