import { judgeDelegation } from "../delegation.ts";
import type { Finding } from "../finding.ts";
import type { ValidationInput } from "./validation-input.ts";

/** The declared delegations keep to the restrictions of section L (D-07). */
export function delegationFindings(input: ValidationInput): readonly Finding[] {
  const context = { ...input, delegates: input.certifiedDelegates };
  return (input.form.delegations ?? []).flatMap((delegation, index) =>
    judgeDelegation(delegation, context).reasons.map((reason) => ({
      ...reason,
      item: `delegations[${index}]`,
    })),
  );
}
