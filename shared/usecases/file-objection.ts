import type { providerRevocationRoutes } from "#contracts/provider-revocation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { digestOf } from "#proof/digest.ts";
import type { Revocation } from "#records/revocation.ts";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { maySign } from "./core/intake.ts";
import { namedDocuments } from "./core/named-documents.ts";
import { untilSettled } from "./core/retry.ts";
import { ownRevocationFor } from "./core/revocation-access.ts";
import { actOnRevocation, policyOfRevocation, revocationCase, todayOf } from "./core/revocations.ts";
import { done, type Outcome, type Refusal, refused } from "./outcome.ts";
import { providerRevocationView } from "./views/revocation-view.ts";

type Route = typeof providerRevocationRoutes.fileObjection;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** The provider objects to a revocation, until the day that the decision named (X-05, 行政不服審査法 82条). */
export const fileObjection =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => fileOnce(deps, command));

async function fileOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, revocationId, text } = command;
  const found = await ownRevocationFor(deps, actor, revocationId, "object");
  if (!found.done) return found;
  const revocation = found.value;
  if (!maySign(actor, policyOfRevocation(revocation))) return refused("account-may-not-sign");
  const impossible = whyNot(revocation, todayOf(deps));
  if (impossible !== undefined) return impossible;
  const documents = await namedDocuments(deps, revocationCase(revocation), command.documents);
  if (!documents.done) return documents;
  const by = actingAs(actor, ["signatory"]);
  const filed = await actOnRevocation(deps, {
    revocation,
    act: "object",
    by,
    changes: { objection: { text, documents: documents.value, at: deps.clock.now(), by } },
    data: { saidDigest: digestOf({ text, documents: documents.value }), documents: [...documents.value] },
  });
  return filed.done ? done(await providerRevocationView(deps, filed.value)) : filed;
}

/** An objection is made once, to a decision, within its time: the day itself counts, whatever has run since. */
function whyNot(revocation: Revocation, today: string): Refusal | undefined {
  if ("objection" in revocation && revocation.objection !== undefined) return refused("task-closed");
  if (revocation.status === "final") return refused("objection-period-over");
  if (revocation.status !== "revoked") return refused("not-possible-now");
  return today <= revocation.objectionUntil ? undefined : refused("objection-period-over");
}
