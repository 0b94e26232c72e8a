/** A request as it arrives at the endpoint, whole. */
export type WireRequest = {
  readonly method: string;
  readonly url: URL;
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};
export type WireAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
};

/** An error of a service, by its name on the wire. */
export class ServiceError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, options: ErrorOptions & { status?: number; message?: string } = {}) {
    const { status = 400, message = code, ...cause } = options;
    super(message, cause);
    this.code = code;
    this.status = status;
  }
}

export function jsonAnswer(value: unknown, status = 200): WireAnswer {
  return { status, headers: { "content-type": "application/x-amz-json-1.1" }, body: JSON.stringify(value) };
}
