import { readFileSync } from "node:fs";
import { App, type Stack } from "aws-cdk-lib";
import { Code } from "aws-cdk-lib/aws-lambda";
import * as z from "zod";
import type { Parameters } from "#infra/parameter.ts";
import type { ProcedureDefinitions } from "#infra/procedure-definitions.ts";
import { addScheme } from "#infra/scheme.ts";
import { plainTemplate } from "./plain-template.ts";

const resource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
});
export type Resource = z.infer<typeof resource> & { readonly id: string };

const template = z.object({ Resources: z.record(z.string(), resource) });
const outputs = z.object({
  Outputs: z.record(z.string(), z.object({ Value: z.unknown(), Export: z.unknown().optional() })).default({}),
});
const cdkJson = z.object({ context: z.record(z.string(), z.unknown()) });

/** A synthesised stack. What refers to a resource reads `<logical id>` or `<logical id.attribute>`. */
export type SynthesisedStack = {
  readonly resources: readonly Resource[];
  readonly ofType: (type: string) => readonly Resource[];
  /** The one resource of a type. Throws when there is none or another. */
  readonly only: (type: string) => Resource;
  readonly byId: (id: string) => Resource;
};

export type Synthesised = {
  readonly registry: SynthesisedStack;
  readonly pipeline: SynthesisedStack;
  /** What CDK has to say of the stacks: warnings and errors. */
  readonly messages: readonly string[];
  /** The function of a folder below `functions/`. */
  readonly functionOf: (folder: string) => Resource;
};

/** What `cdk synth` reads of cdk.json, so that tests see the templates that are deployed. */
function cdkContext(): Record<string, unknown> {
  return cdkJson.parse(JSON.parse(readFileSync("cdk.json", "utf8"))).context;
}

/** The stacks of an environment, made in this process, with a stand-in for the code of the functions. */
export function synthesise(
  parameters: Parameters,
  outdir: string,
  definitions?: ProcedureDefinitions,
): Synthesised {
  const app = new App({ context: cdkContext(), outdir });
  const code = () => Code.fromInline("exports.handler = async () => undefined;");
  const stacks = addScheme(app, parameters, code, definitions);
  const assembly = app.synth();
  const templateOf = ({ artifactId }: Stack): unknown => assembly.getStackArtifact(artifactId).template;
  const exported = exportsOf(templateOf(stacks.registry));
  const registry = stackOf(plainTemplate(templateOf(stacks.registry)));
  const pipeline = stackOf(plainTemplate(templateOf(stacks.pipeline), exported));
  return {
    registry,
    pipeline,
    messages: assembly.stacks.flatMap(({ messages }) => messages.map((message) => JSON.stringify(message))),
    functionOf: (folder) => {
      const found = [registry, pipeline]
        .flatMap(({ ofType }) => ofType("AWS::Lambda::Function"))
        .find(({ Properties }) => Properties["Description"] === `functions/${folder}`);
      if (found === undefined) throw new Error(`There is no function in ${folder}`);
      return found;
    },
  };
}

/** What a stack exports to the other, by the name of the export. */
function exportsOf(raw: unknown): ReadonlyMap<string, unknown> {
  const exported = z.object({ Name: z.string() });
  return new Map(
    Object.values(outputs.parse(raw).Outputs).flatMap(({ Value, Export }) =>
      Export === undefined ? [] : [[exported.parse(Export).Name, Value] as const],
    ),
  );
}

function stackOf(plain: unknown): SynthesisedStack {
  const resources = Object.entries(template.parse(plain).Resources).map(([id, each]) => ({ ...each, id }));
  const ofType = (type: string) => resources.filter(({ Type }) => Type === type);
  return {
    resources,
    ofType,
    only: (type) => {
      const [found, ...others] = ofType(type);
      if (found === undefined || others.length > 0) throw new Error(`There is not just one ${type}`);
      return found;
    },
    byId: (id) => {
      const found = resources.find((each) => each.id === id);
      if (found === undefined) throw new Error(`There is no resource ${id}`);
      return found;
    },
  };
}
