import type { publicRoutes } from "#contracts/public-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { keys } from "#records/layout.ts";
import { jstDay } from "#scheme/calendar.ts";
import { categoryNames } from "#scheme/categories.ts";
import { publicStatusNames } from "#scheme/certification-transitions.ts";
import { standingOn } from "./core/certifications.ts";
import { revocationOfEntryOn } from "./core/public-revocations.ts";
import { loadRevocation } from "./core/revocations.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Route = typeof publicRoutes.readCertification;

/**
 * What anybody may know of a certification, as it stands today in Japan (F-04). Whether it is in force is computed
 * from its dates, so that nothing needs to have run for an expired one to be shown as expired. Of a revocation it says
 * when, on what ground and where it has come to, as the policy allows (G-02).
 */
export const readCertification =
  (deps: Pick<Deps, "register" | "clock">) =>
  async ({ number }: InputOf<Route>): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await deps.register.get("certification", keys.certification(number));
    if (found === undefined) return refused("not-found");
    const asOf = jstDay(deps.clock.now());
    const status = await standingOn(deps, found, asOf);
    const stands = found.revocation && (await loadRevocation(deps, found.revocation.revocationId));
    const revocation = stands && revocationOfEntryOn(stands, asOf);
    const setAside = (found.revocationsSetAside ?? []).map(({ on, setAsideOn }) => ({
      revokedOn: on,
      setAsideOn,
    }));
    return done({
      number: found.number,
      status,
      statusName: publicStatusNames[status],
      asOf,
      corporateNumber: found.corporateNumber,
      providerName: found.providerName,
      providerNameEn: found.providerNameEn,
      category: found.category,
      categoryName: categoryNames[found.category],
      ...(found.option === undefined ? {} : { option: found.option }),
      services: found.services.map((service) => service.name),
      departmentName: found.departmentName,
      departmentNameEn: found.departmentNameEn,
      validFrom: found.validFrom,
      validUntil: found.validUntil,
      ...(revocation === undefined ? {} : { revocation }),
      ...(setAside.length === 0 ? {} : { revocationsSetAside: setAside }),
      ...(found.certificate === undefined
        ? {}
        : { certificate: { jws: found.certificate.jws, keyId: found.certificate.keyId } }),
    });
  };
