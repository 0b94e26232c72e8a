import type * as z from "zod";
import type { surveillanceView } from "#contracts/surveillance-shapes.ts";
import type { Deps } from "#ports";
import { verifyChain } from "#proof/event-chain.ts";
import type { ChainTip } from "#records/common.ts";
import { partitions } from "#records/layout.ts";
import type { LedgerEvent } from "#records/operation.ts";
import type { CorrectiveAction, Surveillance } from "#records/surveillance.ts";
import { listAll, loadDocuments } from "../core/load.ts";
import { surveillanceCase } from "../core/surveillances.ts";
import { documentView } from "./document-view.ts";
import { eventView } from "./event-view.ts";

type View = z.infer<typeof surveillanceView>;
type Entry = View["timeline"][number];

async function chainOf(deps: Pick<Deps, "register">, aggregate: string, tip: ChainTip) {
  const events = await listAll(deps, "event", aggregate);
  return { events, intact: verifyChain(events) && events.at(-1)?.hash === tip.hash };
}

/**
 * Everything that happened in a case in the order of time: acts on it and on its corrective action, documents, notices;
 * and whether both chains are unbroken and end where their records say (S-06, N-04).
 * @param shown what a reader is shown of an event
 */
export async function timelineOf(
  deps: Pick<Deps, "register">,
  surveillance: Surveillance,
  action: CorrectiveAction | undefined,
  shown: (event: LedgerEvent) => LedgerEvent,
): Promise<Pick<View, "timeline" | "intact">> {
  const { id, ledger } = surveillance;
  const ofCase = await chainOf(deps, partitions.surveillance(id), ledger);
  const ofCorrection =
    action === undefined
      ? { events: [], intact: true }
      : await chainOf(deps, partitions.correctiveAction(id), action.ledger);
  const documents = await loadDocuments(deps, surveillanceCase(surveillance));
  const notices = await listAll(deps, "notice", partitions.case(surveillanceCase(surveillance)));
  const act = (of: "case" | "correction") => (event: LedgerEvent) =>
    ({ what: "act", at: event.at, of, event: eventView(shown(event)) }) as const;
  const timeline: Entry[] = [
    ...ofCase.events.map(act("case")),
    ...ofCorrection.events.map(act("correction")),
    ...documents.map(
      (document) =>
        ({ what: "document", at: document.requestedAt, document: documentView(document) }) as const,
    ),
    ...notices.map(
      ({ preparedAt: at, template, recipient, subject }) =>
        ({ what: "notice", at, template, to: recipient.to, subject }) as const,
    ),
  ];
  return {
    timeline: timeline.toSorted((one, other) => one.at.localeCompare(other.at)),
    intact: ofCase.intact && ofCorrection.intact,
  };
}
