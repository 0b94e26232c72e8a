import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { surveillanceProviderRoutes } from "#contracts/surveillance-provider-routes.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { answerRequest } from "./core/answer-request.ts";
import { actingAs } from "./core/authorise.ts";
import { namedDocuments } from "./core/case-documents.ts";
import { untilSettled } from "./core/retry.ts";
import { ownSurveillance, surveillanceCase } from "./core/surveillances.ts";
import type { Outcome } from "./outcome.ts";
import { ownView } from "./views/own-surveillance-view.ts";

type Route = typeof surveillanceProviderRoutes.fileEvidence;

/** The provider files the evidence it was asked for (S-04). */
export const fileEvidence =
  (deps: Pick<Deps, "register" | "clock" | "ids">) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const { actor, surveillanceId, statement, documents } = command;
      const found = await ownSurveillance(deps, actor, "fileEvidence", surveillanceId);
      if (!found.done) return found;
      const named = await namedDocuments(deps, surveillanceCase(found.value), documents);
      if (!named.done) return named;
      const by = actingAs(actor, ["applicant", "signatory"]);
      const filed = await answerRequest(deps, found.value, by, {
        did: "filed",
        statement,
        documents: named.value,
      });
      return filed.done ? ownView(deps, filed.value) : filed;
    });
