import * as z from "zod";
import { procedureNames } from "#records/operation.ts";

const addresses = z.array(z.string().min(1));

/** A variable that holds JSON, read by the schema of its content. */
const json = <Content extends z.ZodType>(content: Content) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: "custom", message: "It is not JSON" });
        return z.NEVER;
      }
    })
    .pipe(content);

/** What the deployment tells every function. Names and addresses only: secrets stay in KMS and IAM. */
export const environmentSchema = z.object({
  /** Name of the register's table. */
  REGISTER_TABLE: z.string().min(1),
  QUARANTINE_BUCKET: z.string().min(1),
  EVIDENCE_BUCKET: z.string().min(1),
  /** Id, ARN or alias of the KMS key that signs certificates. */
  SIGNING_KEY_ID: z.string().min(1),
  /** Id, ARN or alias of the KMS key that seals the identities of those who give tips. */
  TIP_IDENTITY_KEY_ID: z.string().min(1),
  /** Id, ARN or alias of the KMS key that seals what the bodies answered. */
  INQUIRY_ANSWER_KEY_ID: z.string().min(1),
  /** Address of the randomness beacon, without a trailing slash, or `none`. */
  BEACON_URL: z.union([z.literal("none"), z.url({ protocol: /^https$/ }).regex(/[^/]$/)]),
  /** Which of the beacon's chains the policy draws by. */
  BEACON_CHAIN_HASH: z.string().regex(/^[0-9a-f]{64}$/),
  /** JSON: the state machine of each procedure, with the alias or version that new executions are started under. */
  PROCEDURE_ARNS: json(z.record(z.enum(procedureNames), z.string().startsWith("arn:"))),
  /** Address, or `Name <address>`, that notices come from. */
  MAIL_SENDER: z.string().min(1),
  MAIL_CONFIGURATION_SET: z.string().min(1),
  /** Address of the portal, without a trailing slash. */
  PORTAL_URL: z.url().regex(/[^/]$/),
  /** JSON: the secretariat's addresses. */
  SECRETARIAT_ADDRESSES: json(addresses),
  /** JSON: the addresses of each body of the policy, by its code. */
  BODY_ADDRESSES: json(z.record(z.string(), addresses)),
  /**
   * Another endpoint than the region's for every service, for an AWS-compatible place; S3 is then asked by paths. It goes
   * before the SDK's own variables for single services (`AWS_ENDPOINT_URL_S3`), which count only without it.
   */
  AWS_ENDPOINT_URL: z.url().optional(),
});
export type Environment = z.infer<typeof environmentSchema>;

/**
 * Reads the environment of a function.
 * @throws Error that names every missing or malformed variable
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const read = environmentSchema.safeParse(variables);
  if (read.success) return read.data;
  const names = new Set(read.error.issues.map((issue) => String(issue.path[0])));
  throw new Error(`Missing or malformed in the environment: ${[...names].join(", ")}`);
}
