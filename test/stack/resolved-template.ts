import { createHash } from "node:crypto";
import * as z from "zod";
import type { Resource, Synthesised } from "#test/infra/synthesised.ts";

export const account = "111122223333";
export const region = "ap-northeast-1";

/** What CloudFormation would answer for a resource: `Ref` under the empty name, `Fn::GetAtt` under its attribute. */
type Names = Readonly<Record<string, string>>;

/** The resources of an environment, with the names of what was made where the template refers to it. */
export type ResolvedTemplate = {
  readonly ofType: (type: string) => readonly Resource[];
  /** The one resource of a type. Throws when there is none or another. */
  readonly only: (type: string) => Resource;
  readonly refOf: (resource: Resource) => string;
  readonly arnOf: (resource: Resource) => string;
};

const arn = (service: string, name: string) => `arn:aws:${service}:${region}:${account}:${name}`;
const named = z.record(z.string(), z.unknown());

const uuidOf = (id: string): string =>
  createHash("sha256")
    .update(id)
    .digest("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");

/** The names that a resource of a type gets, made from its logical id where AWS would make some up. */
const namesOfType: Readonly<Record<string, (id: string, properties: Resource["Properties"]) => Names>> = {
  "AWS::KMS::Key": (id) => ({ "": uuidOf(id), Arn: arn("kms", `key/${uuidOf(id)}`) }),
  "AWS::DynamoDB::GlobalTable": (id) => {
    const table = arn("dynamodb", `table/${id}`);
    return { "": id, Arn: table, StreamArn: `${table}/stream/2027-04-01T00:00:00.000` };
  },
  "AWS::S3::Bucket": (id) => ({ "": id.toLowerCase(), Arn: `arn:aws:s3:::${id.toLowerCase()}` }),
  "AWS::Lambda::Function": (id) => ({ "": id, Arn: arn("lambda", `function:${id}`) }),
  "AWS::IAM::Role": (id) => ({ "": id, Arn: `arn:aws:iam::${account}:role/${id}` }),
  "AWS::SQS::Queue": (id) => ({
    "": `https://sqs.${region}.amazonaws.com/${account}/${id}`,
    Arn: arn("sqs", id),
  }),
  "AWS::Logs::LogGroup": (id) => ({ "": id, Arn: arn("logs", `log-group:${id}:*`) }),
  "AWS::Cognito::UserPool": (id) => ({
    "": `${region}_${id}`,
    Arn: arn("cognito-idp", `userpool/${region}_${id}`),
    ProviderURL: `https://cognito-idp.${region}.amazonaws.com/${region}_${id}`,
  }),
  "AWS::SES::EmailIdentity": (_, { EmailIdentity }) => ({ "": String(EmailIdentity) }),
  "AWS::Events::Rule": (id) => ({ "": id, Arn: arn("events", `rule/${id}`) }),
  "AWS::StepFunctions::StateMachine": (_, { StateMachineName }) => {
    const machine = arn("states", `stateMachine:${String(StateMachineName)}`);
    return { "": machine, Arn: machine };
  },
};

const pseudoParameters: Readonly<Record<string, string>> = {
  "AWS::AccountId": account,
  "AWS::Region": region,
  "AWS::Partition": "aws",
  "AWS::URLSuffix": "amazonaws.com",
};

/**
 * Gives everything in the template a name, as a deployment would. What the emulation gives no name stays as it reads in
 * the template, `<id.attribute>`, and so fits nothing.
 */
export function resolveTemplate({ registry, pipeline }: Synthesised): ResolvedTemplate {
  const all = [...registry.resources, ...pipeline.resources];
  if (new Set(all.map(({ id }) => id)).size < all.length) throw new Error("Two resources have one id");
  const names = new Map(
    all.map(({ id, Type, Properties }) => [id, namesOfType[Type]?.(id, Properties) ?? { "": id }]),
  );
  const text = (value: string) =>
    value.replace(
      /<([\w:]+)(?:\.([\w.]+))?>/g,
      (whole, id: string, attribute = "") => pseudoParameters[id] ?? names.get(id)?.[attribute] ?? whole,
    );
  const resolved = (value: unknown): unknown => {
    if (typeof value === "string") return text(value);
    if (Array.isArray(value)) return value.map(resolved);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, resolved(inner)]));
  };
  const resources = all.map((each) => ({ ...each, Properties: named.parse(resolved(each.Properties)) }));
  const nameOf = (resource: Resource, attribute: string): string => {
    const found = names.get(resource.id)?.[attribute];
    if (found === undefined) throw new Error(`${resource.id} has no name of the kind "${attribute}"`);
    return found;
  };
  const ofType = (type: string) => resources.filter(({ Type }) => Type === type);
  return {
    ofType,
    only: (type) => {
      const [found, ...others] = ofType(type);
      if (found === undefined || others.length > 0) throw new Error(`There is not just one ${type}`);
      return found;
    },
    refOf: (resource) => nameOf(resource, ""),
    arnOf: (resource) => nameOf(resource, "Arn"),
  };
}
