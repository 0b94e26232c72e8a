import { type Aggregate as Shown, aggregates as shown } from "../../docs/generate/aggregates.ts";

export type Aggregate = Shown & {
  readonly name: string;
  /** The statuses nothing leads out of. */
  readonly finals: readonly string[];
};

/** Where each aggregate ends, by its name. What was answered can be asked again; a revocation can be set aside. */
const finals: Readonly<Record<string, readonly string[]>> = {
  application: ["certified", "refused", "withdrawn", "lapsed"],
  inquiry: ["cancelled"],
  task: ["answered", "expired", "cancelled"],
  certification: ["returned", "expired"],
  surveillance: ["notConducted", "conforming", "minor", "closed", "discontinued"],
  "corrective action": ["completed", "notDone", "discontinued"],
  revocation: ["final", "setAside", "notRevoked", "discontinued"],
  prerequisite: ["closed"],
  "change report": ["recorded", "settled"],
  tip: ["closed"],
  "incident report": ["closed"],
  "declared delegation": ["ended"],
  secondment: [],
  "random draw": ["concluded"],
  "import of the existing register": ["adopted", "discarded"],
};

/** Every aggregate of the scheme that has a transition table. */
export const aggregates: readonly Aggregate[] = shown.map((each) => {
  const name = each.title.en.toLowerCase();
  const ends = finals[name];
  if (ends === undefined) throw new Error(`It is not said where a ${name} ends`);
  return { ...each, name, finals: ends };
});
