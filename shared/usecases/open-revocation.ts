import type { revocationRoutes } from "#contracts/revocation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { keys } from "#records/layout.ts";
import { hasEnded } from "#scheme/certification-transitions.ts";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { loadCertification, standingOn } from "./core/certifications.ts";
import { openingRevocation } from "./core/open-revocation.ts";
import { untilSettled } from "./core/retry.ts";
import { todayOf } from "./core/revocations.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { secretariatRevocationView } from "./views/revocation-view.ts";

type Route = typeof revocationRoutes.openRevocation;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** A surveillance officer opens a revocation by hand. Of a certification there is at most one undecided. */
export const openRevocation =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => openOnce(deps, command));

async function openOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, certificationNumber, ground, facts } = command;
  const certification = await loadCertification(deps, certificationNumber);
  if (certification === undefined) return refused("not-found");
  const { corporateNumber } = certification;
  const forbidden = forbids(actor, "openRevocation", { corporateNumber, conflictedStaff: [] });
  if (forbidden !== undefined) return forbidden;
  if (hasEnded(await standingOn(deps, certification, todayOf(deps)))) return refused("not-possible-now");
  const opened = await openingRevocation(deps, {
    certification,
    ground,
    facts,
    origin: { kind: "staff" },
    by: actingAs(actor, ["surveillanceOfficer"]),
  });
  if (opened === undefined) return refused("already-open");
  const unchanged = {
    put: "check",
    kind: "certification",
    key: keys.certification(certificationNumber),
    when: [{ field: "version", is: "oneOf", values: [certification.version] }],
  } as const;
  const committed = await commitTogether(deps, [unchanged, ...opened.writes], opened.effects);
  return committed.done ? done(await secretariatRevocationView(deps, opened.revocation)) : committed;
}
