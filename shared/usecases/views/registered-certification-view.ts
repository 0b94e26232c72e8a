import type * as z from "zod";
import type { registeredCertification } from "#contracts/upkeep-shapes.ts";
import type { Deps } from "#ports";
import { verifyChain } from "#proof/event-chain.ts";
import type { Certification } from "#records/certification.ts";
import { partitions } from "#records/layout.ts";
import { listAll } from "../core/load.ts";
import { loadPrerequisites, prerequisiteAggregate } from "../core/prerequisites.ts";
import { staffCertificationView } from "./certification-view.ts";
import { eventView } from "./event-view.ts";

type View = z.infer<typeof registeredCertification>;
type Reads = Pick<Deps, "register" | "clock">;

/** A certification as the secretariat sees it, with the record of every act on it and on its prerequisites (N-04). */
export async function registeredCertificationView(deps: Reads, certification: Certification): Promise<View> {
  const { openCorrections, periods } = certification;
  return {
    ...(await staffCertificationView(deps, certification)),
    openCorrections,
    periods,
    history: await historyOf(deps, certification),
  };
}

/** Every act in the order of time, and whether each hash chain is unbroken and ends where its record says. */
async function historyOf(deps: Reads, certification: Certification): Promise<View["history"]> {
  const prerequisites = await loadPrerequisites(deps, certification.number);
  const tips = [
    {
      of: "certification",
      aggregate: partitions.certification(certification.number),
      tip: certification.ledger,
    },
    ...prerequisites.map((each) => ({
      of: each.prerequisite,
      aggregate: prerequisiteAggregate(each),
      tip: each.ledger,
    })),
  ];
  const chains = await Promise.all(
    tips.map(async (each) => ({ ...each, events: await listAll(deps, "event", each.aggregate) })),
  );
  const intact = chains.every(({ events, tip }) => verifyChain(events) && events.at(-1)?.hash === tip.hash);
  const events = chains
    .flatMap(({ of, events: acts }) => acts.map((event) => ({ ...eventView(event), of })))
    .toSorted((one, other) => one.at.localeCompare(other.at));
  return { events, intact };
}
