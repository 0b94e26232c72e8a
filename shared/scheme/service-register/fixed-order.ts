import { categoryCodes } from "../categories.ts";
import { comparable, comparableCompany } from "./comparable.ts";
import type { RegisterEntry } from "./entry.ts";

type Ordered = RegisterEntry & { readonly id?: string };

/** A list by category, provider and service: by what is compared alone, not by a locale nor by where it stood. */
export function inFixedOrder<T>(list: readonly T[], entryOf: (each: T) => Ordered): readonly T[] {
  return list
    .map((each) => ({ each, key: orderKey(entryOf(each)) }))
    .sort((one, other) => compare(one.key, other.key))
    .map(({ each }) => each);
}

function orderKey({ category, providerName, serviceName, registerNumber = "", id = "" }: Ordered): string {
  const names = [comparableCompany(providerName), comparable(serviceName), registerNumber, id];
  return [String(categoryCodes.indexOf(category)), ...names].join("\u0000");
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
