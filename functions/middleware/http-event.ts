/** What is read of an API Gateway HTTP API event (payload 2.0); the embedded server makes the same. */
export type HttpEvent = {
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly pathParameters?: Readonly<Record<string, string | undefined>> | undefined;
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>> | undefined;
  readonly body?: string | undefined;
  readonly isBase64Encoded: boolean;
  readonly requestContext: {
    readonly requestId: string;
    /** The claims of a token that the JWT authorizer has verified. */
    readonly authorizer?:
      | { readonly jwt: { readonly claims: Readonly<Record<string, unknown>> } }
      | undefined;
  };
};

export type HttpReply = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};
