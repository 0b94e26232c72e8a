import type { Requirement } from "#adapters/register/item-store.ts";
import type { Condition } from "#scheme/transition.ts";

type Value = string | number;

/** What DynamoDB takes beside an item: the expression, and the names and values it speaks of. */
export type ConditionInput = {
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, Value>;
};

type Clause = {
  readonly text: string;
  readonly names: Record<string, string>;
  readonly values: Record<string, Value>;
};

/** One condition, numbered so that its names and values are its own. Missing fields count as in `holds`. */
const clauseOf = (condition: Condition, number: number): Clause => {
  const name = `#c${number}`;
  const value = `:c${number}`;
  const names = { [name]: condition.field };
  switch (condition.is) {
    case "oneOf": {
      // IN takes no empty list; what must be one of nothing is never met, and the item is known to exist here.
      if (condition.values.length === 0) return { text: "attribute_not_exists(pk)", names: {}, values: {} };
      const values = Object.fromEntries(condition.values.map((each, index) => [`${value}_${index}`, each]));
      return { text: `${name} IN (${Object.keys(values).join(", ")})`, names, values };
    }
    case "not":
      return {
        text: `(attribute_not_exists(${name}) OR ${name} <> ${value})`,
        names,
        values: { [value]: condition.value },
      };
    case "without":
      // contains() also finds a part of a text; only a list can list somebody.
      return {
        text: `(attribute_not_exists(${name}) OR NOT attribute_type(${name}, ${value}_type) OR NOT contains(${name}, ${value}))`,
        names,
        values: { [value]: condition.value, [`${value}_type`]: "L" },
      };
  }
};

/** The entries of all clauses together; DynamoDB refuses an empty map. */
const merged = <V>(parts: readonly Readonly<Record<string, V>>[]): Record<string, V> | undefined => {
  const entries = parts.flatMap((part) => Object.entries(part));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
};

/**
 * The write condition of DynamoDB for a requirement.
 * @returns undefined when nothing is required
 */
export function conditionExpression(requires: Requirement): ConditionInput | undefined {
  if (requires.stored === "either") return;
  if (requires.stored === "absent") return { ConditionExpression: "attribute_not_exists(pk)" };
  const clauses = requires.when.map(clauseOf);
  const names = merged(clauses.map((clause) => clause.names));
  const values = merged(clauses.map((clause) => clause.values));
  return {
    ConditionExpression: ["attribute_exists(pk)", ...clauses.map((clause) => clause.text)].join(" AND "),
    ...(names === undefined ? {} : { ExpressionAttributeNames: names }),
    ...(values === undefined ? {} : { ExpressionAttributeValues: values }),
  };
}
