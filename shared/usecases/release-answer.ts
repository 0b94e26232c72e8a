import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import type { Deps } from "#ports";
import { chainEvent } from "#proof/event-chain.ts";
import { isAnswered } from "#scheme/inquiry-transitions.ts";
import type { Actor } from "./actor.ts";
import { inquiryAggregate } from "./core/act-on-inquiry.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { loadInquiryCase } from "./core/inquiry-case.ts";
import { untilSettled } from "./core/retry.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { secretariatView } from "./views/secretariat-view.ts";

type Route = typeof secretariatRoutes.releaseAnswer;

/** Lets the applicant see what one body said, with reasons. Without this act they never do (E-05). */
export const releaseAnswer =
  (deps: Pick<Deps, "register" | "clock" | "ids" | "answerVault">) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const { actor, applicationId } = command;
      const found = await loadInquiryCase(deps, applicationId, command.body);
      if (found === undefined) return refused("not-found");
      const { application, inquiry } = found;
      const forbidden = forbids(actor, "releaseAnswer", application);
      if (forbidden !== undefined) return forbidden;
      if (!isAnswered(inquiry.status) || inquiry.released) return refused("not-possible-now");

      const event = chainEvent({
        tip: inquiry.ledger,
        event: {
          kind: "event",
          aggregate: inquiryAggregate(inquiry),
          act: "releaseAnswer",
          from: inquiry.status,
          to: inquiry.status,
          by: actingAs(actor, ["decider"]),
          at: deps.clock.now(),
          data: { body: inquiry.body, reasons: command.reasons },
        },
      });
      const released = {
        ...inquiry,
        version: inquiry.version + 1,
        released: true,
        ledger: { sequence: event.sequence, hash: event.hash },
      };
      const outcome = await deps.register.commit([
        {
          put: "replace",
          record: released,
          when: [{ field: "version", is: "oneOf", values: [inquiry.version] }],
        },
        { put: "create", record: event },
      ]);
      if (!outcome.committed) return refused("changed-meanwhile");
      return done(await secretariatView(deps, application, actor));
    });
