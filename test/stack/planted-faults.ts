import * as z from "zod";
import type { Resource, Synthesised } from "#test/infra/synthesised.ts";

/** Changes resources of the pipeline, or takes them away. */
type Plant = (each: Resource) => Resource | undefined;

const statement = z.looseObject({ Action: z.union([z.string(), z.array(z.string())]) });
const rolePolicies = z.tuple([
  z.looseObject({ PolicyDocument: z.looseObject({ Statement: z.array(statement) }) }),
]);
const environment = z.object({ Variables: z.record(z.string(), z.string()) });

/** The same stacks with changes in the pipeline. Throws when a change finds nothing to change. */
export function planted(synthesised: Synthesised, plants: readonly Plant[]): Synthesised {
  const { pipeline } = synthesised;
  const resources = plants.reduce<readonly Resource[]>((all, plant) => {
    const changed = all.map(plant);
    if (changed.every((each, index) => each === all[index])) throw new Error("There was nothing to change");
    return changed.filter((each) => each !== undefined);
  }, pipeline.resources);
  return { ...synthesised, pipeline: { ...pipeline, resources } };
}

/** Takes an action away from the role of a function. */
export function withoutAction(folder: string, action: string): Plant {
  return (each) => {
    if (each.Properties["Description"] !== `What functions/${folder} may do`) return each;
    const [policy] = rolePolicies.parse(each.Properties["Policies"]);
    const Statement = policy.PolicyDocument.Statement.map((one) => ({
      ...one,
      Action: [one.Action].flat().filter((name) => name !== action),
    }));
    const Policies = [{ ...policy, PolicyDocument: { ...policy.PolicyDocument, Statement } }];
    return { ...each, Properties: { ...each.Properties, Policies } };
  };
}

/** Takes away what lets a service call a function. */
export function withoutCallFrom(service: string, sourceEnd: string): Plant {
  return (each) => {
    const { Principal, SourceArn } = each.Properties;
    const isIt = Principal === service && String(SourceArn).endsWith(sourceEnd);
    return each.Type === "AWS::Lambda::Permission" && isIt ? undefined : each;
  };
}

/** Puts another text in the place of one, wherever it stands in the resources of a type. */
export function withText(type: string, text: string, other: string): Plant {
  return (each) => {
    const before = JSON.stringify(each.Properties);
    const after = before.replaceAll(text, other);
    if (each.Type !== type || after === before) return each;
    return { ...each, Properties: z.record(z.string(), z.unknown()).parse(JSON.parse(after)) };
  };
}

/** Gives a function another value of a variable. */
export function withVariable(folder: string, name: string, value: string): Plant {
  return (each) => {
    if (each.Properties["Description"] !== `functions/${folder}`) return each;
    const { Variables } = environment.parse(each.Properties["Environment"]);
    const Environment = { Variables: { ...Variables, [name]: value } };
    return { ...each, Properties: { ...each.Properties, Environment } };
  };
}
