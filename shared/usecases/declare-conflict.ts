import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import type { Deps } from "#ports";
import { chainEvent } from "#proof/event-chain.ts";
import { partitions } from "#records/layout.ts";
import { applicationTransitions } from "#scheme/application-transitions.ts";
import { actsFrom } from "#scheme/transition.ts";
import type { Actor } from "./actor.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { loadApplication } from "./core/load.ts";
import { untilSettled } from "./core/retry.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Route = typeof secretariatRoutes.declareConflict;

/** A reviewer or decider declares a conflict of interest; from then on they may do and read nothing of the case (F-01). */
export const declareConflict =
  (deps: Pick<Deps, "register" | "clock">) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const { actor, applicationId, statement } = command;
      const application = await loadApplication(deps, applicationId);
      if (application === undefined || application.status === "draft") return refused("not-found");
      if (application.conflictedStaff.includes(actor.subject)) return done({ declared: true });
      const forbidden = forbids(actor, "declareConflict", application);
      if (forbidden !== undefined) return forbidden;
      if (actsFrom(applicationTransitions, application.status).length === 0)
        return refused("not-possible-now");

      const at = deps.clock.now();
      const event = chainEvent({
        tip: application.ledger,
        event: {
          kind: "event",
          aggregate: partitions.application(applicationId),
          act: "declareConflict",
          from: application.status,
          to: application.status,
          by: actingAs(actor, ["reviewer", "decider"]),
          at,
          data: { statement },
        },
      });
      const declared = {
        ...application,
        version: application.version + 1,
        updatedAt: at,
        conflictedStaff: [...application.conflictedStaff, actor.subject],
        ledger: { sequence: event.sequence, hash: event.hash },
      };
      const outcome = await deps.register.commit([
        {
          put: "replace",
          record: declared,
          when: [{ field: "version", is: "oneOf", values: [application.version] }],
        },
        { put: "create", record: event },
      ]);
      return outcome.committed ? done({ declared: true }) : refused("changed-meanwhile");
    });
