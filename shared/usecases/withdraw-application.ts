import type { providerRoutes } from "#contracts/provider-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { applicationCase } from "#records/common.ts";
import type { Effect } from "#records/operation.ts";
import { isAnswered } from "#scheme/inquiry-transitions.ts";
import type { Actor } from "./actor.ts";
import { actOnApplication } from "./core/act-on-application.ts";
import { inquiryStep } from "./core/act-on-inquiry.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { releaseOpenApplication } from "./core/claims.ts";
import { notice, toApplicant, toSecretariat } from "./core/effects.ts";
import { followingEnd } from "./core/follow-up.ts";
import { bodyIn } from "./core/inquiry-case.ts";
import { maySign } from "./core/intake.ts";
import { aboutCase, loadApplication, loadInquiries, policyOf } from "./core/load.ts";
import { untilSettled } from "./core/retry.ts";
import { closing, openTasks, together } from "./core/tasks.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { applicantView } from "./views/applicant-view.ts";

type Route = typeof providerRoutes.withdrawApplication;
type Needs = Pick<Deps, "register" | "clock" | "ids" | "answerVault">;

/** Withdraws an application, wherever it stands before the decision (B-05): everybody waited for is let go. */
export const withdrawApplication =
  (deps: Needs) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => withdrawOnce(deps, command));

async function withdrawOnce(
  deps: Needs,
  { actor, applicationId, reason }: InputOf<Route> & { actor: Actor },
): Promise<Outcome<ReplyOf<Route>>> {
  const application = await loadApplication(deps, applicationId);
  if (application === undefined) return refused("not-found");
  const forbidden = forbids(actor, "withdraw", application);
  if (forbidden !== undefined) return forbidden;
  if (!maySign(actor, policyOf(application))) return refused("account-may-not-sign");

  const at = deps.clock.now();
  const by = actingAs(actor, ["signatory"]);
  const tasks = await openTasks(deps, applicationCase(applicationId));
  const inquiries = (await loadInquiries(deps, applicationId)).filter(
    (inquiry) => !isAnswered(inquiry.status) && inquiry.status !== "cancelled",
  );
  const cancelled = inquiries.map((inquiry) => inquiryStep(deps, { inquiry, act: "cancelInquiry", by }));
  const followed = await followingEnd(deps, application, "withdrawn", by);
  if (!followed.done) return followed;
  const parts = together(followed.value, ...tasks.map((task) => closing(task, "cancel", by, at)));
  const stop: Effect = {
    type: "stopProcedure",
    procedure: "application",
    caseId: applicationId,
    generation: application.generation,
  };
  const filed = application.status !== "draft";
  const about = { template: "withdrawn", ...aboutCase(application), withdrawnAt: at } as const;
  const toBodies = inquiries.map(({ body }) =>
    notice(
      { to: "body", body },
      { ...about, template: "inquiryCancelled", bodyName: bodyIn(policyOf(application), body).name },
    ),
  );
  const withdrawn = await actOnApplication(deps, {
    application,
    act: "withdraw",
    by,
    changes: { withdrawal: { by, at, reason, from: application.status } },
    data: { reason },
    writes: [
      releaseOpenApplication(application),
      ...parts.writes,
      ...cancelled.flatMap((step) => (step.done ? step.value.writes : [])),
    ],
    effects: filed
      ? [stop, notice(toApplicant(applicationId), about), notice(toSecretariat, about), ...toBodies]
      : [],
  });
  return withdrawn.done ? done(await applicantView(deps, withdrawn.value)) : withdrawn;
}
