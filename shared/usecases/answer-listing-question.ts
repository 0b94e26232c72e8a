import type { registerImportRoutes } from "#contracts/register-import-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs } from "./core/authorise.ts";
import { certificationCase, loadCertification } from "./core/certifications.ts";
import { recordedAnswer, registrationTopic, reviewOfRegistration } from "./core/dropped-listings.ts";
import { untilSettled } from "./core/retry.ts";
import { closing, openTask, together } from "./core/tasks.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Route = typeof registerImportRoutes.answerListingQuestion;
type Command = InputOf<Route> & { actor: Actor };

/**
 * A provider answers what has become of a service that the existing register no longer lists. The answer is
 * kept in the ledger, and a reviewer looks at it.
 */
export const answerListingQuestion =
  (deps: Pick<Deps, "register" | "clock" | "ids">) =>
  ({ actor, number, explanation }: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const certification = await loadCertification(deps, number);
      if (certification === undefined || certification.corporateNumber !== actor.corporateNumber)
        return refused("not-found");
      const of = certificationCase(certification);
      const question = await openTask(deps, of, "listingQuestion", { topic: registrationTopic });
      const by = actingAs(actor, ["applicant", "signatory"]);
      const answer = await recordedAnswer(deps, number, by, explanation);
      if (question === undefined || answer === undefined) return refused("task-closed");
      const tasks = together(
        closing(question, "answer", by, deps.clock.now()),
        reviewOfRegistration(deps, certification),
      );
      const committed = await commitTogether(deps, [...answer, ...tasks.writes], tasks.effects);
      return committed.done ? done({ answered: true }) : committed;
    });
