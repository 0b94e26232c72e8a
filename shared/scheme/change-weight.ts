/** How heavy a change is: 一般事項, which is recorded, or 要件に関する事項, which is reviewed (M-06). */
export type ChangeWeight = "light" | "large";

/** An item of the form and how heavy a change of it is; a value of the policy. It stands for all below its path. */
export type ChangeRule = { readonly path: string; readonly weight: ChangeWeight };

function covers(rule: string, path: string): boolean {
  return path === rule || path.startsWith(`${rule}.`);
}

function weightOf(path: string, rules: readonly ChangeRule[]): ChangeWeight {
  if (rules.some((rule) => rule.weight === "large" && covers(path, rule.path))) return "large";
  const found = rules
    .filter((rule) => covers(rule.path, path))
    .toSorted((one, other) => other.path.length - one.path.length)[0];
  return found?.weight ?? "large";
}

/**
 * How heavy a change is that touches these items: one large item makes it large, and so do one no rule speaks of and a
 * part with a large item in it. Of the rules for an item, the one with the longest path counts.
 * @param touchedPaths paths into the form, e.g. `company.address` or `assets.tools.0.name`
 */
export function classifyChange(touchedPaths: readonly string[], rules: readonly ChangeRule[]): ChangeWeight {
  return touchedPaths.every((path) => weightOf(path, rules) === "light") ? "light" : "large";
}
