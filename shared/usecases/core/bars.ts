import type { Deps, Write } from "#ports";
import type { Provider } from "#records/certification.ts";
import { keys } from "#records/layout.ts";
import type { Revocation } from "#records/revocation.ts";
import { barredUntil } from "#scheme/revocation-grounds.ts";
import { loadRevocation, policyOfRevocation } from "./revocations.ts";

type Reads = Pick<Deps, "register">;
type Revoked = Pick<
  Revocation,
  "id" | "corporateNumber" | "certificationNumber" | "ground" | "policyVersion"
>;

export type Barring = { readonly write: Write; readonly barredUntil: string | undefined };

/** The last day of the bar that one revocation calls for, by the policy it runs under. */
function barOf({ ground, policyVersion }: Pick<Revoked, "ground" | "policyVersion">, on: string) {
  return barredUntil(policyOfRevocation({ policyVersion }).revocation.grounds.value, [ground], on);
}

/** The latest of days; undefined when there is none. */
function latest(days: readonly (string | undefined)[]): string | undefined {
  return days
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
}

/**
 * What a revocation leaves on its company, to be committed with it: that it stands, and until when the company may not
 * apply again, in whatever category.
 * @param on JST day of the revocation
 */
export async function barring(deps: Reads, revoked: Revoked, on: string): Promise<Barring> {
  const { corporateNumber, id: revocationId, certificationNumber } = revoked;
  const found = await deps.register.get("provider", keys.provider(corporateNumber));
  const before = found ?? { kind: "provider", corporateNumber, version: 0, names: [], revocations: [] };
  const until = latest([before.barredUntil, barOf(revoked, on)]);
  const record: Provider = {
    ...before,
    version: before.version + 1,
    revocations: [...before.revocations, { revocationId, certificationNumber, on }],
    ...(until === undefined ? {} : { barredUntil: until }),
  };
  return {
    write: found === undefined ? { put: "create", record } : replacing(found, record),
    barredUntil: until,
  };
}

/**
 * What is taken back when a revocation is set aside: the bar is computed anew from the revocations that still
 * stand. To be committed with the act that sets it aside.
 */
export async function liftingBar(
  deps: Reads,
  { id, corporateNumber }: Pick<Revocation, "id" | "corporateNumber">,
): Promise<readonly Write[]> {
  const found = await deps.register.get("provider", keys.provider(corporateNumber));
  if (found === undefined) return [];
  const revocations = found.revocations.filter(({ revocationId }) => revocationId !== id);
  const bars = await Promise.all(
    revocations.map(async ({ revocationId, on }) => {
      const standing = await loadRevocation(deps, revocationId);
      return standing === undefined ? undefined : barOf(standing, on);
    }),
  );
  const { barredUntil: _, ...kept } = found;
  const until = latest(bars);
  const record = { ...kept, revocations, ...(until === undefined ? {} : { barredUntil: until }) };
  return [replacing(found, { ...record, version: found.version + 1 })];
}

function replacing(found: Provider, record: Provider): Write {
  return { put: "replace", record, when: [{ field: "version", is: "oneOf", values: [found.version] }] };
}
