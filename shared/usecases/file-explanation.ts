import type { providerRevocationRoutes } from "#contracts/provider-revocation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { digestOf } from "#proof/digest.ts";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { maySign } from "./core/intake.ts";
import { namedDocuments } from "./core/named-documents.ts";
import { untilSettled } from "./core/retry.ts";
import { ownRevocationFor } from "./core/revocation-access.ts";
import { actOnRevocation, policyOfRevocation, revocationCase } from "./core/revocations.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { providerRevocationView } from "./views/revocation-view.ts";

type Route = typeof providerRevocationRoutes.fileExplanation;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * The provider explains itself in writing, as often as it likes until the chair has reported, even after the due day
 * (X-02, 行政手続法 29条): the day ends the waiting, not the right to speak.
 */
export const fileExplanation =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => fileOnce(deps, command));

async function fileOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, revocationId, text } = command;
  const found = await ownRevocationFor(deps, actor, revocationId, "fileExplanation");
  if (!found.done) return found;
  const revocation = found.value;
  if (!maySign(actor, policyOfRevocation(revocation))) return refused("account-may-not-sign");
  if ("report" in revocation && revocation.report !== undefined) return refused("task-closed");
  const documents = await namedDocuments(deps, revocationCase(revocation), command.documents);
  if (!documents.done) return documents;
  const by = actingAs(actor, ["signatory"]);
  const before = "hearings" in revocation ? (revocation.hearings ?? []) : [];
  const said = { form: "explanation", text, documents: documents.value, at: deps.clock.now(), by };
  const filed = await actOnRevocation(deps, {
    revocation,
    act: "fileExplanation",
    by,
    changes: { hearings: [...before, said] },
    data: { saidDigest: digestOf({ text, documents: documents.value }), documents: [...documents.value] },
  });
  return filed.done ? done(await providerRevocationView(deps, filed.value)) : filed;
}
