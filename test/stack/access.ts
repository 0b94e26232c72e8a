import * as z from "zod";
import { resourceStatements, type Statement, statementsOf } from "#test/infra/template/statements.ts";
import { type AccessRequest, evaluate, fits, type Verdict } from "./evaluate.ts";
import { account, type ResolvedTemplate } from "./resolved-template.ts";

/** A request that was refused: by whose role, what for, and how. */
export type Refusal = {
  readonly role: string;
  readonly action: string;
  readonly resource: string;
  readonly verdict: Verdict;
};

export class AccessDenied extends Error {
  override readonly name = "AccessDenied";
}

export type Access = {
  /** Throws AccessDenied, and remembers it, unless the role may and no policy of the resource denies it. */
  readonly authorise: (role: string, request: AccessRequest, ofResource?: readonly Statement[]) => void;
  /** The same answer, neither thrown nor remembered. */
  readonly may: (role: string, request: AccessRequest) => boolean;
  /** Throws AccessDenied, and remembers it, unless the function's own policy lets the service call it. */
  readonly authoriseCall: (service: string, functionArn: string, sourceArn: string) => void;
  /** Throws unless the service may take on the role. */
  readonly authoriseAssume: (role: string, service: string) => void;
  readonly keyPolicy: (keyArn: string) => readonly Statement[];
  readonly bucketPolicy: (bucket: string) => readonly Statement[];
  readonly refusals: readonly Refusal[];
};

const permission = z.object({
  FunctionName: z.string(),
  Principal: z.string(),
  Action: z.literal("lambda:InvokeFunction"),
  SourceArn: z.string(),
});
const trust = z.object({ AssumeRolePolicyDocument: z.unknown() });
const keyProperties = z.object({ KeyPolicy: z.unknown() });
const bucketPolicyProperties = z.object({ Bucket: z.string(), PolicyDocument: z.unknown() });
const principal = z.union([z.string(), z.object({ AWS: z.string() }).transform(({ AWS }) => AWS)]);

/** The statements of a resource's policy that speak of the account's own roles, directly or by leaving it to IAM. */
function ofOwnRoles(policyDocument: unknown): Statement[] {
  const ours = ["*", `arn:aws:iam::${account}:root`];
  return resourceStatements(policyDocument).filter(({ Principal }) => {
    const named = principal.safeParse(Principal).data;
    return named !== undefined && ours.includes(named);
  });
}

/** Who may do what in the template: roles by their names, and the policies of functions, keys and buckets. */
export function templateAccess(template: ResolvedTemplate): Access {
  const { ofType, refOf, arnOf } = template;
  const roles = new Map(ofType("AWS::IAM::Role").map((role) => [refOf(role), role]));
  const permissions = ofType("AWS::Lambda::Permission").map(({ Properties }) => permission.parse(Properties));
  const keyPolicies = new Map(
    ofType("AWS::KMS::Key").map((key) => {
      const { KeyPolicy } = keyProperties.parse(key.Properties);
      // The resource of a key's policy is the key itself.
      const statements = ofOwnRoles(KeyPolicy).map((each) => ({ ...each, Resource: [arnOf(key)] }));
      return [arnOf(key), statements];
    }),
  );
  const bucketPolicies = new Map(
    ofType("AWS::S3::BucketPolicy").map(({ Properties }) => {
      const { Bucket, PolicyDocument } = bucketPolicyProperties.parse(Properties);
      return [Bucket, ofOwnRoles(PolicyDocument)];
    }),
  );
  const refusals: Refusal[] = [];

  const roleNamed = (name: string) => {
    const role = roles.get(name);
    if (role === undefined) throw new AccessDenied(`There is no role ${name}`);
    return role;
  };
  const refuse = (refusal: Refusal): never => {
    refusals.push(refusal);
    throw new AccessDenied(`${refusal.role} may not ${refusal.action} on ${refusal.resource}`);
  };
  const verdictOn = (name: string, request: AccessRequest, ofResource: readonly Statement[]): Verdict => {
    const denied = evaluate(ofResource, request) === "deniedExplicitly";
    return denied ? "deniedExplicitly" : evaluate(statementsOf(roleNamed(name)), request);
  };

  return {
    authorise: (role, request, ofResource = []) => {
      const verdict = verdictOn(role, request, ofResource);
      if (verdict !== "allowed")
        refuse({ role, action: request.action, resource: request.resource, verdict });
    },
    may: (role, request) => verdictOn(role, request, []) === "allowed",
    authoriseCall: (service, functionArn, sourceArn) => {
      const isGiven = permissions.some(
        ({ FunctionName, Principal, SourceArn }) =>
          FunctionName === functionArn && Principal === service && fits(SourceArn, sourceArn),
      );
      if (isGiven) return;
      const action = "lambda:InvokeFunction";
      refuse({ role: service, action, resource: functionArn, verdict: "deniedByDefault" });
    },
    authoriseAssume: (role, service) => {
      const { AssumeRolePolicyDocument } = trust.parse(roleNamed(role).Properties);
      const isTrusted = resourceStatements(AssumeRolePolicyDocument).some(
        ({ Effect, Action, Principal }) =>
          Effect === "Allow" &&
          Action.includes("sts:AssumeRole") &&
          z.object({ Service: z.literal(service) }).safeParse(Principal).success,
      );
      if (!isTrusted)
        refuse({ role: service, action: "sts:AssumeRole", resource: role, verdict: "deniedByDefault" });
    },
    keyPolicy: (keyArn) => keyPolicies.get(keyArn) ?? [],
    bucketPolicy: (bucket) => bucketPolicies.get(bucket) ?? [],
    refusals,
  };
}

/** The name of a role by its ARN. */
export const roleName = (roleArn: string): string => roleArn.slice(roleArn.lastIndexOf("/") + 1);
