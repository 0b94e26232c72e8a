import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const artifact = z.looseObject({
  type: z.string(),
  /** `aws://account/region` */
  environment: z.string().optional(),
  dependencies: z.array(z.string()).default([]),
  properties: z.object({ stackName: z.string().optional() }).optional(),
});
const manifest = z.object({ artifacts: z.record(z.string(), artifact) });

export type AssemblyStack = {
  /** By which CDK knows it. */
  readonly id: string;
  readonly name: string;
  readonly region: string;
};

/**
 * The stacks of a synthesised app, each after those it depends on.
 * @param assembly the folder that `cdk synth` wrote
 */
export function stacksOf(assembly: string): AssemblyStack[] {
  const text = readFileSync(join(assembly, "manifest.json"), "utf8");
  const { artifacts } = manifest.parse(JSON.parse(text));
  const ordered = new Set<string>();
  const visit = (id: string): void => {
    if (ordered.has(id)) return;
    for (const before of artifacts[id]?.dependencies ?? []) visit(before);
    ordered.add(id);
  };
  for (const id of Object.keys(artifacts)) visit(id);
  return [...ordered].flatMap((id) => {
    const found = artifacts[id];
    if (found?.type !== "aws:cloudformation:stack") return [];
    const region = found.environment?.split("/").at(-1);
    if (region === undefined) throw new Error(`${id} is for no region`);
    return [{ id, name: found.properties?.stackName ?? id, region }];
  });
}
