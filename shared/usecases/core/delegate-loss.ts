import type { Certification } from "#records/certification.ts";
import type { Effect } from "#records/operation.ts";
import type { DelegateLoss } from "#scheme/delegation-transitions.ts";

/**
 * The effect that tells whoever delegates work to a provider that its certification is lost (L-02); to be committed with
 * the act that ends or suspends it. A revocation that bars the company tells of its other certifications too, for as
 * long as the bar takes them out of force.
 * @param on the JST day of the loss, as the act records it: the same loss is told once
 */
export function alertDelegators(
  { number }: Pick<Certification, "number">,
  loss: DelegateLoss,
  on: string,
): Effect {
  return { type: "alertDelegators", certificationNumber: number, loss, on };
}
