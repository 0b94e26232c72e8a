import type { Deps } from "#ports";
import type { Provider } from "#records/certification.ts";
import { keys } from "#records/layout.ts";
import { policyOn } from "#scheme/policy/index.ts";
import { type Refusal, refused } from "../outcome.ts";

/** Whether the revocations that stand against a company need a decision before it may apply again. */
export function needsReapplicationDecision(provider: Provider, today: string): boolean {
  const { revocations, reapplication } = provider;
  if (revocations.length < 2 || !policyOn(today).revocation.secondRevocationNeedsDecision.value) return false;
  const covers = reapplication?.covers ?? [];
  return revocations.some(({ revocationId }) => !covers.includes(revocationId));
}

/**
 * Why a company may not apply, in whatever category, or undefined when it may: it is barred for a time, or was
 * revoked more than once and nobody has decided that it may.
 * @param today JST day
 */
export async function applicationBar(
  deps: Pick<Deps, "register">,
  { corporateNumber }: Pick<Provider, "corporateNumber">,
  today: string,
): Promise<Refusal | undefined> {
  const provider = await deps.register.get("provider", keys.provider(corporateNumber));
  if (provider === undefined) return undefined;
  if (provider.barredUntil !== undefined && provider.barredUntil >= today) return refused("barred");
  return needsReapplicationDecision(provider, today) ? refused("reapplication-undecided") : undefined;
}
