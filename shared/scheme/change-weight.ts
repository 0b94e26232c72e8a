/** How heavy a change is: 一般事項, which is recorded, or 要件に関する事項, which is reviewed (M-06). */
export type ChangeWeight = "light" | "large";

/** An item of the form and how heavy a change of it is; a value of the policy. It stands for all below its path. */
export type ChangeRule = { readonly path: string; readonly weight: ChangeWeight };

/** How heavy a change of one item is, and the path of the rule that says so; none speaks of an unknown one. */
export type WeighedChange = { readonly weight: ChangeWeight; readonly rule?: string };

function covers(rule: string, path: string): boolean {
  return path === rule || path.startsWith(`${rule}.`);
}

/**
 * How heavy a change of one item is. The rule with the longest path counts; what no rule speaks of is large, and so is a
 * whole part with a large item in it.
 * @param path path into the form, e.g. `company.address` or `assets.tools.0.name`
 */
export function weighChange(path: string, rules: readonly ChangeRule[]): WeighedChange {
  if (rules.some((rule) => rule.weight === "large" && rule.path.startsWith(`${path}.`)))
    return { weight: "large" };
  const found = rules
    .filter((rule) => covers(rule.path, path))
    .toSorted((one, other) => other.path.length - one.path.length)[0];
  return found === undefined ? { weight: "large" } : { weight: found.weight, rule: found.path };
}

/** How heavy a change is that touches these items: one large item makes it large. */
export function classifyChange(touchedPaths: readonly string[], rules: readonly ChangeRule[]): ChangeWeight {
  return touchedPaths.every((path) => weighChange(path, rules).weight === "light") ? "light" : "large";
}
