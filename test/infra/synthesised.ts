import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App, NestedStack, type Stack } from "aws-cdk-lib";
import { Code } from "aws-cdk-lib/aws-lambda";
import * as z from "zod";
import type { Parameters } from "#infra/parameter.ts";
import type { ProcedureDefinitions } from "#infra/procedure-definitions.ts";
import { addScheme } from "#infra/scheme.ts";
import { type Given, plainTemplate } from "./plain-template.ts";

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
  /** Those of nested stacks included. */
  readonly resources: readonly Resource[];
  /** How many resources each template has: the stack's own first, then those nested in it. */
  readonly sizes: readonly number[];
  readonly ofType: (type: string) => readonly Resource[];
  /** The one resource of a type. Throws when there is none or another. */
  readonly only: (type: string) => Resource;
  readonly byId: (id: string) => Resource;
};

export type Synthesised = {
  readonly registry: SynthesisedStack;
  readonly pipeline: SynthesisedStack;
  readonly portal: SynthesisedStack;
  /** The names of what the stacks put out for people. */
  readonly outputs: readonly string[];
  /** What CDK has to say of the stacks: warnings and errors. */
  readonly messages: readonly string[];
  /** The function of a folder below `functions/`. */
  readonly functionOf: (folder: string) => Resource;
};

/** What `cdk synth` reads of cdk.json, so that tests see the templates that are deployed. */
export function cdkContext(): Record<string, unknown> {
  return cdkJson.parse(JSON.parse(readFileSync("cdk.json", "utf8"))).context;
}

const standIn = () => Code.fromInline("exports.handler = async () => undefined;");

/** The stacks of an environment, made in this process; with a stand-in for the code of the functions unless told. */
export function synthesise(
  parameters: Parameters,
  outdir: string,
  definitions?: ProcedureDefinitions,
  codeOf: (folder: string) => Code = standIn,
): Synthesised {
  const app = new App({ context: cdkContext(), outdir });
  const stacks = addScheme(app, parameters, codeOf, definitions);
  const assembly = app.synth();
  const templateOf = ({ templateFile }: Stack): unknown =>
    JSON.parse(readFileSync(join(outdir, templateFile), "utf8"));
  const exported = exportsOf(templateOf(stacks.registry));
  const plain = (stack: Stack, parameters: Given["parameters"] = new Map()) =>
    resourcesOf(plainTemplate(templateOf(stack), { exported, parameters }));
  const synthesisedStack = (stack: Stack) => {
    const own = plain(stack);
    const handedUp = new Map<unknown, unknown>();
    const nested = nestedIn(stack).map((inner) => {
      const given = parametersOf(inner, own);
      const parameters = new Map([...given].map(([name, value]) => [name, handedUp.get(value) ?? value]));
      for (const [output, value] of outputsOf(templateOf(inner)))
        handedUp.set(`<${idOf(inner)}.Outputs.${output}>`, plainTemplate(value, { exported, parameters }));
      return plain(inner, parameters);
    });
    return stackOf([own, ...nested]);
  };
  const registry = synthesisedStack(stacks.registry);
  const pipeline = synthesisedStack(stacks.pipeline);
  const portal = synthesisedStack(stacks.portal);
  return {
    registry,
    pipeline,
    portal,
    outputs: [stacks.registry, stacks.pipeline, stacks.portal].flatMap((stack) =>
      outputsOf(templateOf(stack)).map(([name]) => name),
    ),
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

const nestedIn = (stack: Stack): NestedStack[] =>
  stack.node.findAll().filter((each): each is NestedStack => NestedStack.isNestedStack(each));

/** What a nested stack hands up to the one around it, by the names of the outputs. */
function outputsOf(raw: unknown): [string, unknown][] {
  return Object.entries(outputs.parse(raw).Outputs).map(([name, { Value }]) => [name, Value]);
}

const idOf = (inner: NestedStack): unknown =>
  inner.nestedStackParent?.resolve(inner.nestedStackResource?.logicalId);

/** What a stack gives one nested in it, by the names of the parameters. */
function parametersOf(inner: NestedStack, outer: readonly Resource[]): ReadonlyMap<string, unknown> {
  const id = idOf(inner);
  const given = z.object({ Parameters: z.record(z.string(), z.unknown()).default({}) });
  return new Map(Object.entries(given.parse(outer.find((each) => each.id === id)?.Properties).Parameters));
}

function resourcesOf(plain: unknown): Resource[] {
  return Object.entries(template.parse(plain).Resources).map(([id, each]) => ({ ...each, id }));
}

function stackOf(templates: readonly (readonly Resource[])[]): SynthesisedStack {
  const resources = templates.flat();
  const ofType = (type: string) => resources.filter(({ Type }) => Type === type);
  return {
    resources,
    sizes: templates.map(({ length }) => length),
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
