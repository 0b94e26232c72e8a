import * as z from "zod";

const reference = z.strictObject({ Ref: z.string() });
const attribute = z.strictObject({ "Fn::GetAtt": z.tuple([z.string(), z.string()]) });
const joined = z.strictObject({ "Fn::Join": z.tuple([z.string(), z.array(z.unknown())]) });
const imported = z.strictObject({ "Fn::ImportValue": z.string() });
const stackOutput = z.strictObject({
  "Fn::GetStackOutput": z.object({ StackName: z.string(), OutputName: z.string(), Region: z.string() }),
});
const object = z.record(z.string(), z.unknown());

/** What a template gets from others: exports of another stack by name, parameters (already plain) by theirs. */
export type Given = {
  readonly exported: ReadonlyMap<string, unknown>;
  readonly parameters: ReadonlyMap<string, unknown>;
};
const nothing: Given = { exported: new Map(), parameters: new Map() };

/**
 * A template with its functions carried out as far as a reader needs: references read `<id>` or `<id.attribute>`, parts
 * are joined, and what comes from another stack is read there, or reads `<stack.output@region>` when it is only asked for
 * at deployment.
 */
export function plainTemplate(value: unknown, given: Given = nothing): unknown {
  const plain = (inner: unknown): unknown => plainTemplate(inner, given);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const toReference = reference.safeParse(value).data;
  if (toReference !== undefined) return given.parameters.get(toReference.Ref) ?? `<${toReference.Ref}>`;
  const toAttribute = attribute.safeParse(value).data;
  if (toAttribute !== undefined) return `<${toAttribute["Fn::GetAtt"].join(".")}>`;
  const parts = joined.safeParse(value).data;
  if (parts !== undefined)
    return parts["Fn::Join"][1].map((part) => String(plain(part))).join(parts["Fn::Join"][0]);
  const elsewhere = imported.safeParse(value).data;
  if (elsewhere !== undefined) return plain(given.exported.get(elsewhere["Fn::ImportValue"]));
  const output = stackOutput.safeParse(value).data?.["Fn::GetStackOutput"];
  if (output !== undefined) return `<${output.StackName}.${output.OutputName}@${output.Region}>`;
  return Object.fromEntries(Object.entries(object.parse(value)).map(([key, inner]) => [key, plain(inner)]));
}
