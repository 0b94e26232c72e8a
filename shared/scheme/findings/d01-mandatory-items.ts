import type { ApplicationForm } from "../application-form.ts";
import type { Finding } from "../finding.ts";
import { citation } from "./citation.ts";
import type { ValidationInput } from "./validation-input.ts";

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isFilledIn(form: ApplicationForm, path: string): boolean {
  const value = path
    .split(".")
    .reduce<unknown>((within, key) => (isRecord(within) ? within[key] : undefined), form);
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/** Every mandatory item of the policy is filled in; an empty list is not (D-01). */
export function mandatoryItemFindings({ policy, form }: ValidationInput): readonly Finding[] {
  const { value: items, basis } = policy.mandatoryItems;
  return items
    .filter(({ path }) => !isFilledIn(form, path))
    .map(({ path, name, ...item }) => ({
      code: "D-01/item-missing",
      item: path,
      weight: "stops",
      wrong: {
        ja: `必須項目「${name.ja}」が記入されていません。`,
        en: `The mandatory item "${name.en}" is not filled in.`,
      },
      remedy: { ja: `「${name.ja}」を記入してください。`, en: `Fill in "${name.en}".` },
      basis: citation(item.basis ?? basis),
    }));
}
