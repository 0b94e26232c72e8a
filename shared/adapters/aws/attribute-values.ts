import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Fields } from "#adapters/register/item-store.ts";

/** The JSON value of an attribute. Throws on types no record has: binaries and sets. */
const plainValue = (value: AttributeValue): unknown => {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.NULL !== undefined) return null;
  if (value.L !== undefined) return value.L.map(plainValue);
  if (value.M !== undefined) return plainFields(value.M);
  throw new Error("An attribute has a type that no record has");
};

/** The fields of an item as DynamoDB writes it on the wire, where the document client does not reach: errors and streams. */
export function plainFields(item: Readonly<Record<string, AttributeValue>>): Fields {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plainValue(value)]));
}
