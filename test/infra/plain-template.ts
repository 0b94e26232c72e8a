import * as z from "zod";

const reference = z.strictObject({ Ref: z.string() });
const attribute = z.strictObject({ "Fn::GetAtt": z.tuple([z.string(), z.string()]) });
const joined = z.strictObject({ "Fn::Join": z.tuple([z.string(), z.array(z.unknown())]) });
const imported = z.strictObject({ "Fn::ImportValue": z.string() });
const object = z.record(z.string(), z.unknown());

/**
 * A template with its functions carried out as far as a reader needs: references read `<id>` or `<id.attribute>`, parts
 * are joined, and what another stack exports is read there.
 */
export function plainTemplate(value: unknown, exported: ReadonlyMap<string, unknown> = new Map()): unknown {
  const plain = (inner: unknown): unknown => plainTemplate(inner, exported);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const toReference = reference.safeParse(value).data;
  if (toReference !== undefined) return `<${toReference.Ref}>`;
  const toAttribute = attribute.safeParse(value).data;
  if (toAttribute !== undefined) return `<${toAttribute["Fn::GetAtt"].join(".")}>`;
  const parts = joined.safeParse(value).data;
  if (parts !== undefined)
    return parts["Fn::Join"][1].map((part) => String(plain(part))).join(parts["Fn::Join"][0]);
  const elsewhere = imported.safeParse(value).data;
  if (elsewhere !== undefined) return plain(exported.get(elsewhere["Fn::ImportValue"]));
  return Object.fromEntries(Object.entries(object.parse(value)).map(([key, inner]) => [key, plain(inner)]));
}
