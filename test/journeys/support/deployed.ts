/**
 * Which journeys are played on a deployed stack, and why the others are not: the one place that says so. A stack is played
 * on by its API alone, with the tokens an operator gives, and keeps what was done to it.
 */

/** What a journey may take for granted that not every stack offers; an emulated one may offer a clock and an inbox. */
export const lacking = {
  clock: "it moves the clock",
  inbox: "it looks into the inboxes of people and bodies",
  store: "it looks into the data folder, or stops and starts the process",
  people: "it needs particular sample companies that have applied for nothing yet",
  issuer: "it probes the routes, pages and sign-in that only one machine has",
} as const;
export type Lacking = keyof typeof lacking;

export type DeployedJourney = {
  /** What all of it needs. */
  readonly needs: readonly Lacking[];
  /** How many sample companies without applications it uses up; `first`: the first one, which has further listings. */
  readonly companies: number | "first";
  /** How many when a clock and an inbox are offered, and so more of its tests are played. */
  readonly companiesWithMore?: number;
  /** What single tests need as well, by their whole name. */
  readonly more?: Readonly<Record<string, readonly Lacking[]>>;
};

const onOneMachine = (...needs: readonly Lacking[]): DeployedJourney => ({ needs, companies: 0 });

/** Every journey, by the name of its file without `.test.ts`; those that move the clock far come last. */
export const deployedJourneys: Readonly<Record<string, DeployedJourney>> = {
  "good-case": { needs: [], companies: 1 },
  tips: {
    needs: [],
    companies: 1,
    more: { "S-01 公益通報者保護法 who gave a tip stands nowhere in the clear": ["clock", "store"] },
  },
  "what-answers-stand-for": {
    needs: [],
    companies: 1,
    companiesWithMore: 2,
    more: {
      "D-09 without an address nothing is taken in, and an address edited away in a draft is not lost": [
        "clock",
        "inbox",
      ],
      "B-05 the bodies are told that an inquiry is over": ["inbox"],
    },
  },
  decision: {
    needs: [],
    companies: 2,
    more: {
      "D-06 a prerequisite that has run out on the day of decision stops the certification; remediation mends it":
        ["clock"],
    },
  },
  withdrawal: {
    needs: [],
    companies: 2,
    more: { "B-05 an application sent back can be withdrawn": ["clock"] },
  },
  findings: { needs: [], companies: "first" },
  inquiry: {
    needs: [],
    companies: 1,
    companiesWithMore: 2,
    more: {
      "E-02 E-05 a body that needs more is answered after the applicant was asked, who never learns whose question it was":
        ["inbox"],
      "E-03 silence by its rules: one body is waited for, one escalated, one deemed to have no objection": [
        "clock",
        "inbox",
      ],
      "E-03 a body that was escalated may still answer, and the case goes on": ["clock"],
    },
  },
  change: {
    needs: [],
    companies: 2,
    more: {
      "M-06 a light change is reported, recorded and shown, and another certificate says it": ["inbox"],
      "M-06 a report that says too little is returned and filed again": ["inbox"],
      "M-06 S-02 a large change that stays undone past its day is considered for surveillance": [
        "clock",
        "inbox",
        "store",
      ],
      "N-04 leaves a sound register": ["store"],
    },
  },
  incidents: { needs: ["clock", "inbox"], companies: 1 },
  "time-limits": { needs: ["clock", "inbox"], companies: 7 },
  surveillance: {
    needs: ["clock", "inbox"],
    companies: 2,
    more: {
      "survives being stopped at any time: a lost procedure goes on from where its case stands": ["store"],
    },
  },
  "revocation-urgent": {
    needs: [],
    companies: 2,
    companiesWithMore: 3,
    more: {
      "X-04 bars the company in every category for the period, and after a second one until a decision": [
        "clock",
      ],
    },
  },

  "bad-input": onOneMachine("store", "issuer"),
  delegation: onOneMachine("store", "inbox"),
  draw: onOneMachine("clock", "store"),
  duplication: onOneMachine("store"),
  extension: onOneMachine("clock", "inbox", "store"),
  "first-start": onOneMachine("store"),
  "hostile-uploads": onOneMachine("store", "clock"),
  intake: onOneMachine("people", "inbox"),
  "odd-input": onOneMachine("store", "inbox"),
  "odd-requests": onOneMachine("store", "issuer"),
  "register-import": onOneMachine("store"),
  restart: onOneMachine("store"),
  "restart-after-commit": onOneMachine("store"),
  revocation: onOneMachine("clock", "inbox", "store"),
  secrets: onOneMachine("clock", "inbox", "store"),
  "ten-years": onOneMachine("clock", "store"),
  upkeep: onOneMachine("store", "inbox"),
  "upkeep-end": onOneMachine("store", "inbox"),
};

/** What of some needs a stack does not offer, in words. */
export function missing(needs: readonly Lacking[], offered: readonly Lacking[]): string | undefined {
  const not = needs.filter((need) => !offered.includes(need));
  return not.length === 0 ? undefined : not.map((need) => lacking[need]).join("; ");
}
