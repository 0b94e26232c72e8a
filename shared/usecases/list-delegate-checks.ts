import type { delegationRoutes } from "#contracts/delegation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Delegation } from "#records/delegation.ts";
import { partitions } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { forbids } from "./core/authorise.ts";
import { companyOf } from "./core/declared-work.ts";
import { nextOf } from "./core/list-declared.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Route = typeof delegationRoutes.listDelegateChecks;
type Check = ReplyOf<Route>["checks"][number];

const pageSize = 50;

/** The checks of delegates that were passed on to the signed-in person's body, the newest first (L-04). */
export const listDelegateChecks =
  (deps: Pick<Deps, "register">) =>
  async ({ actor, after }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    if (actor.body === undefined) return refused("not-allowed");
    const page = await deps.register.listBy("delegation", "standing", partitions.delegateChecks, {
      descending: true,
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    });
    const shown = page.records.filter((each) => isFor(actor, each));
    return done({ checks: shown.flatMap(checkOf), ...nextOf(page) });
  };

/** Whether a check was passed on to somebody's body. */
export function isFor(actor: Actor, delegation: Delegation): boolean {
  const body = delegation.passedOn?.bodies.find((each) => each === actor.body);
  return forbids(actor, "readDelegateChecks", companyOf(delegation), body) === undefined;
}

function checkOf({ id, declared, evidence, passedOn, ...of }: Delegation): Check[] {
  if (evidence === undefined || passedOn === undefined) return [];
  const { delegateName, delegateCorporateNumber, description, workFrom, workUntil } = declared;
  const { slot, documentId, fileName } = evidence;
  return [
    {
      delegationId: id,
      certificationNumber: of.certificationNumber,
      providerName: of.providerName,
      category: of.category,
      delegateName,
      ...(delegateCorporateNumber === undefined ? {} : { delegateCorporateNumber }),
      description,
      workFrom,
      workUntil,
      passedOnAt: passedOn.at,
      evidence: { slot, documentId, fileName },
    },
  ];
}
