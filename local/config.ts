import { resolve } from "node:path";
import * as z from "zod";
import type { Bilingual } from "#scheme/bilingual.ts";
import { policies } from "#scheme/policy/index.ts";
import { isSafeIssuer } from "./identity/outside-issuer.ts";
import { StartRefused } from "./start-refused.ts";

const mailAddresses = z
  .string()
  .transform((text) => text.split(",").map((each) => each.trim()))
  .pipe(z.array(z.email()).min(1));

const jsonObject = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "is not JSON" });
    return z.NEVER;
  }
});

/** An address to which a path is appended. */
const webAddress = z
  .url({ protocol: /^https?$/ })
  .refine((text) => !/[?#@]/.test(text))
  .transform((text) => text.replace(/\/+$/, ""));

const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(65_535))
    .default(3000),
  DATA_DIR: z.string().default(".data"),
  MODE: z.enum(["demo", "pilot"]).default("demo"),
  PLAY: z.enum(["yes", "no"]).default("yes"),
  PORTAL_URL: webAddress.optional(),
  MAIL_SENDER: z
    .string()
    .regex(/^([^<>@]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/)
    .default("事務局 <secretariat@scheme.example>"),
  SECRETARIAT_ADDRESSES: mailAddresses.default(["secretariat@scheme.example"]),
  BODY_ADDRESSES: jsonObject.pipe(z.record(z.string(), z.array(z.email()).min(1))).default({
    meti: ["inquiries@meti.example"],
    nco: ["inquiries@nco.example"],
    npa: ["inquiries@npa.example"],
  }),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  BEACON_URL: z.union([z.literal("none"), webAddress]).default("https://api.drand.sh"),
  OIDC_ISSUER: z
    .string()
    .refine((text) => URL.canParse(text) && isSafeIssuer(text))
    .optional(),
  OIDC_AUDIENCE: z.string().optional(),
});

type Variable = keyof z.infer<typeof environment>;

/** How every variable is to be written. Values are not repeated: some hold a password. */
const wanted: Readonly<Record<Variable, Bilingual>> = {
  PORT: {
    ja: "1～65535 の番号にしてください（例 PORT=3000）",
    en: "must be a number from 1 to 65535, e.g. PORT=3000",
  },
  DATA_DIR: { ja: "データを置くフォルダーを書いてください", en: "must name the folder for the data" },
  MODE: { ja: "demo か pilot にしてください", en: "must be demo or pilot" },
  PLAY: { ja: "yes か no にしてください", en: "must be yes or no" },
  PORTAL_URL: {
    ja: "http:// か https:// で始まるアドレスにしてください（例 https://portal.example.jp）",
    en: "must be an address that begins with http:// or https://, e.g. https://portal.example.jp",
  },
  MAIL_SENDER: {
    ja: "差出人のメールアドレスにしてください（例 事務局 <office@example.jp>）",
    en: "must be the sender's mail address, e.g. Secretariat <office@example.jp>",
  },
  SECRETARIAT_ADDRESSES: {
    ja: "事務局のメールアドレスをコンマで区切って書いてください",
    en: "must be the mail addresses of the secretariat, separated by commas",
  },
  BODY_ADDRESSES: {
    ja: '照会先ごとのメールアドレスをJSONで書いてください（例 {"meti":["a@example.jp"]}）',
    en: 'must be the mail addresses of the bodies as JSON, e.g. {"meti":["a@example.jp"]}',
  },
  SMTP_URL: {
    ja: "smtp:// か smtps:// で始まるアドレスにしてください",
    en: "must be an address that begins with smtp:// or smtps://",
  },
  BEACON_URL: {
    ja: "http:// か https:// で始まる乱数ビーコン（drand）のアドレスか、none にしてください",
    en: "must be the address of a randomness beacon (drand) that begins with http:// or https://, or none",
  },
  OIDC_ISSUER: {
    ja: "https:// で始まる発行者のアドレスにしてください",
    en: "must be the https:// address of the issuer",
  },
  OIDC_AUDIENCE: {
    ja: "トークンの宛先を書いてください",
    en: "must be the audience of the issuer's tokens",
  },
};

/** How one installation is set up. */
export type Config = {
  readonly port: number;
  readonly dataFolder: string;
  /** Demo mode has ready-made accounts, a sample scheme and a clock that can be moved; pilot mode has none of them. */
  readonly demo: boolean;
  /** Plays one case in the terminal when the store is empty (demo mode only). */
  readonly play: boolean;
  /** Where people reach the portal, without a trailing slash: for links in mails and certificates. */
  readonly portal: string;
  readonly sender: string;
  readonly secretariatAddresses: readonly string[];
  readonly bodyAddresses: Readonly<Record<string, readonly string[]>>;
  readonly smtpUrl: string | undefined;
  /** The randomness beacon, without a trailing slash; undefined when none is to be asked. */
  readonly beaconUrl: string | undefined;
  readonly outsideIssuer: { readonly issuer: string; readonly audience: string } | undefined;
};

/** Where this installation listens: on this machine alone. */
export function addressOf({ port }: Pick<Config, "port">): string {
  return `http://127.0.0.1:${port}`;
}

/**
 * The configuration, from environment variables; an empty one counts as not set.
 * @throws StartRefused that names every variable that is wrong
 */
export function configFrom(variables: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const read = environment.safeParse(given);
  if (!read.success) throw new StartRefused(sentences(wrongVariables(read.error)));
  const found = read.data;
  const demo = found.MODE === "demo";
  const unreal = demo ? [] : exampleAddresses(found);
  if (unreal.length > 0) throw new StartRefused(pilotNeeds(unreal));
  return {
    port: found.PORT,
    dataFolder: dataFolderFrom(variables),
    demo,
    play: demo && found.PLAY === "yes",
    portal: found.PORTAL_URL ?? addressOf({ port: found.PORT }),
    sender: found.MAIL_SENDER,
    secretariatAddresses: found.SECRETARIAT_ADDRESSES,
    bodyAddresses: found.BODY_ADDRESSES,
    smtpUrl: found.SMTP_URL,
    beaconUrl: found.BEACON_URL === "none" ? undefined : found.BEACON_URL,
    outsideIssuer:
      found.OIDC_ISSUER === undefined
        ? undefined
        : { issuer: found.OIDC_ISSUER, audience: found.OIDC_AUDIENCE ?? found.OIDC_ISSUER },
  };
}

/** Where an installation keeps its data: all that a tool beside it needs to know. */
export function dataFolderFrom(variables: Readonly<Record<string, string | undefined>>): string {
  return resolve(variables["DATA_DIR"] || ".data");
}

function wrongVariables(error: z.ZodError): readonly Variable[] {
  const wrong = new Set(error.issues.map(({ path }) => path[0]));
  return environment.keyof().options.filter((name) => wrong.has(name));
}

function sentences(variables: readonly Variable[]): Bilingual {
  return {
    ja: variables.map((name) => `環境変数 ${name} は、${wanted[name].ja}。`).join("\n"),
    en: variables.map((name) => `The variable ${name} ${wanted[name].en}.`).join("\n"),
  };
}

/** The settings of mail that a pilot cannot do with: nobody reads addresses below `.example` (RFC 2606). */
function exampleAddresses(found: z.infer<typeof environment>): readonly string[] {
  const isUnreal = (addresses: readonly string[]) => addresses.some((each) => /\.example>?$/i.test(each));
  const bodies = policies().flatMap(({ inquiry }) => inquiry.bodies.value.map(({ code }) => code));
  const ofBodies = bodies.map((code) => found.BODY_ADDRESSES[code]);
  const wrong = {
    MAIL_SENDER: isUnreal([found.MAIL_SENDER]),
    SECRETARIAT_ADDRESSES: isUnreal(found.SECRETARIAT_ADDRESSES),
    BODY_ADDRESSES: ofBodies.some((addresses) => addresses === undefined || isUnreal(addresses)),
  };
  return Object.entries(wrong).flatMap(([name, isWrong]) => (isWrong ? [name] : []));
}

function pilotNeeds(variables: readonly string[]): Bilingual {
  return {
    ja: `MODE=pilot では、通知が届く本当のメールアドレスを ${variables.join("、")} に指定してください（BODY_ADDRESSES は審査基準にある照会先すべて）。`,
    en: `With MODE=pilot, give real mail addresses in ${variables.join(", ")} (BODY_ADDRESSES: for every body of the policy), so that notices reach somebody.`,
  };
}
