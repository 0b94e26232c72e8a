import { resolve } from "node:path";
import * as z from "zod";

const mailAddresses = z.string().transform((text) =>
  text
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== ""),
);

const jsonObject = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "is not JSON" });
    return z.NEVER;
  }
});

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATA_DIR: z.string().min(1).default(".data"),
  MODE: z.enum(["demo", "pilot"]).default("demo"),
  PLAY: z.enum(["yes", "no"]).default("yes"),
  MAIL_SENDER: z.string().min(3).default("事務局 <secretariat@scheme.example>"),
  SECRETARIAT_ADDRESSES: mailAddresses.default(["secretariat@scheme.example"]),
  BODY_ADDRESSES: jsonObject.pipe(z.record(z.string(), z.array(z.email()))).default({
    meti: ["inquiries@meti.example"],
    nco: ["inquiries@nco.example"],
    npa: ["inquiries@npa.example"],
  }),
  SMTP_URL: z.url().optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_AUDIENCE: z.string().min(1).optional(),
});

/** How one installation is set up. */
export type Config = {
  readonly port: number;
  readonly dataFolder: string;
  /** Demo mode has ready-made accounts, a sample scheme and a clock that can be moved; pilot mode has none of them. */
  readonly demo: boolean;
  /** Plays one case in the terminal when the store is empty (demo mode only). */
  readonly play: boolean;
  readonly sender: string;
  readonly secretariatAddresses: readonly string[];
  readonly bodyAddresses: Readonly<Record<string, readonly string[]>>;
  readonly smtpUrl: string | undefined;
  readonly outsideIssuer: { readonly issuer: string; readonly audience: string } | undefined;
};

/**
 * The configuration, from environment variables.
 * @throws ZodError that names the variables that are wrong
 */
export function configFrom(variables: Readonly<Record<string, string | undefined>>): Config {
  const found = environment.parse(variables);
  const demo = found.MODE === "demo";
  return {
    port: found.PORT,
    dataFolder: resolve(found.DATA_DIR),
    demo,
    play: demo && found.PLAY === "yes",
    sender: found.MAIL_SENDER,
    secretariatAddresses: found.SECRETARIAT_ADDRESSES,
    bodyAddresses: found.BODY_ADDRESSES,
    smtpUrl: found.SMTP_URL,
    outsideIssuer:
      found.OIDC_ISSUER === undefined
        ? undefined
        : { issuer: found.OIDC_ISSUER, audience: found.OIDC_AUDIENCE ?? found.OIDC_ISSUER },
  };
}
