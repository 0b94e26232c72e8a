import * as z from "zod";
import type { Resource } from "../synthesised.ts";

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

const statement = z.object({
  Effect: z.enum(["Allow", "Deny"]),
  Action: oneOrMore,
  Resource: oneOrMore,
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  Principal: z.unknown().optional(),
});
export type Statement = z.infer<typeof statement>;

const document = z.object({ Statement: z.array(statement) });
const role = z.strictObject({
  AssumeRolePolicyDocument: z.unknown(),
  Description: z.string(),
  Policies: z.tuple([z.object({ PolicyDocument: document })]),
});

/** The statements of a role: all in one inline policy, and none anywhere else. */
export function statementsOf({ Properties }: Resource): Statement[] {
  return role.parse(Properties).Policies[0].PolicyDocument.Statement;
}

/** The statements of a bucket's, queue's or key's own policy. */
export function resourceStatements(policyDocument: unknown): Statement[] {
  return z
    .object({ Statement: z.array(statement.partial({ Resource: true })) })
    .parse(policyDocument)
    .Statement.map((one) => ({ ...one, Resource: one.Resource ?? [] }));
}

/** Every action that is allowed, in order, each once. */
export function allowed(statements: readonly Statement[]): string[] {
  const actions = statements.filter(({ Effect }) => Effect === "Allow").flatMap(({ Action }) => Action);
  return [...new Set(actions)].toSorted();
}
