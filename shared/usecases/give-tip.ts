import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { tipDeskRoutes } from "#contracts/tip-routes.ts";
import type { Deps, Write } from "#ports";
import { sha256Hex } from "#proof/digest.ts";
import { chainEvent, genesisTip } from "#proof/event-chain.ts";
import { partitions } from "#records/layout.ts";
import { type Tip, tipRecord } from "#records/tip.ts";
import { jstDay } from "#scheme/calendar.ts";
import { policyOn } from "#scheme/policy/index.ts";
import { system } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { loadCertification } from "./core/certifications.ts";
import { newReceiptCode, receiptClaim } from "./core/receipt-code.ts";
import { untilSettled } from "./core/retry.ts";
import { nextInSequence } from "./core/sequence.ts";
import { sealedIdentity } from "./core/tip-identity.ts";
import { openingTipTask } from "./core/tips.ts";
import { done, type Outcome } from "./outcome.ts";

type Route = typeof tipDeskRoutes.giveTip;
type Command = InputOf<Route>;
type Needs = Pick<Deps, "register" | "clock" | "ids" | "random" | "tipVault">;

/**
 * Anybody tells the public desk of a suspicion, without saying who they are if they wish (S-01). They get a receipt code,
 * shown this once, to follow up and talk with. An identity is sealed and kept where nobody but the tip officer looks.
 */
export const giveTip =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => giveOnce(deps, command));

async function giveOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const code = newReceiptCode(deps.random);
  const at = deps.clock.now();
  const { tip, writes } = await newTip(deps, command, at);
  const task = openingTipTask(deps, tip, "tipAcknowledgement");
  const committed = await commitTogether(
    deps,
    [
      ...writes,
      { put: "create", record: { kind: "claim", name: receiptClaim(code), heldBy: tip.id, since: at } },
      ...(await sealedIdentity(deps, tip, command.identity)),
      ...task.writes,
    ],
    task.effects,
  );
  return committed.done ? done({ receiptCode: code, receivedAt: at }) : committed;
}

async function newTip(
  deps: Needs,
  { kind, about, text, identity }: Command,
  at: string,
): Promise<{ readonly tip: Tip; readonly writes: readonly Write[] }> {
  const id = deps.ids.next();
  const year = jstDay(at).slice(0, 4);
  const sequence = await nextInSequence(deps, `tip#${year}`);
  const { named: _, ...whom } = about;
  const certification =
    about.named === "certification" ? await loadCertification(deps, about.certificationNumber) : undefined;
  // The text may tell who wrote it, so that the ledger keeps its digest alone.
  const event = chainEvent({
    tip: genesisTip,
    event: {
      kind: "event",
      aggregate: partitions.tip(id),
      act: "giveTip",
      to: "received",
      by: system,
      at,
      data: { tipKind: kind, textDigest: sha256Hex(Buffer.from(text)) },
    },
  });
  const tip = tipRecord.parse({
    kind: "tip",
    id,
    version: 1,
    number: `TP-${year}-${String(sequence.number).padStart(6, "0")}`,
    status: "received",
    tipKind: kind,
    ...whom,
    corporateNumber: certification?.corporateNumber,
    text,
    identified: identity !== undefined,
    receivedAt: at,
    updatedAt: at,
    policyVersion: policyOn(jstDay(at)).version,
    messages: 0,
    conflictedStaff: [],
    ledger: { sequence: event.sequence, hash: event.hash },
  });
  return {
    tip,
    writes: [sequence.write, { put: "create", record: tip }, { put: "create", record: event }],
  };
}
