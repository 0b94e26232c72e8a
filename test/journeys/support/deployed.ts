/**
 * Which journeys are played on a deployed stack, and why the others are not: the one place that says so. A stack is played
 * on by its API alone, with the tokens an operator gives, and keeps what was done to it.
 */

/** What a journey takes for granted that a deployed stack does not offer. */
export const lacking = {
  clock: "it moves the clock",
  inbox: "it looks into the inboxes of people and bodies",
  store: "it looks into the data folder, or stops and starts the process",
  people: "it needs particular sample companies that have applied for nothing yet",
  issuer: "it probes the routes, pages and sign-in that only one machine has",
} as const;
export type Lacking = keyof typeof lacking;

export type DeployedJourney =
  | {
      readonly played: true;
      /** How many sample companies without applications it uses up; `first`: the first one, which has further listings. */
      readonly companies: number | "first";
      /** Its tests that are left out, by their whole name. */
      readonly leftOut?: Readonly<Record<string, Lacking>>;
    }
  | { readonly played: false; readonly lacks: readonly Lacking[] };

const notPlayed = (...lacks: readonly Lacking[]): DeployedJourney => ({ played: false, lacks });

/** Every journey, by the name of its file without `.test.ts`. */
export const deployedJourneys: Readonly<Record<string, DeployedJourney>> = {
  "good-case": { played: true, companies: 1 },
  tips: {
    played: true,
    companies: 1,
    leftOut: { "S-01 公益通報者保護法 who gave a tip stands nowhere in the clear": "store" },
  },
  "what-answers-stand-for": {
    played: true,
    companies: 1,
    leftOut: {
      "D-09 without an address nothing is taken in, and an address edited away in a draft is not lost":
        "clock",
      "B-05 the bodies are told that an inquiry is over": "inbox",
    },
  },
  decision: {
    played: true,
    companies: 2,
    leftOut: {
      "D-06 a prerequisite that has run out on the day of decision stops the certification; remediation mends it":
        "clock",
    },
  },
  withdrawal: {
    played: true,
    companies: 2,
    leftOut: { "B-05 an application sent back can be withdrawn": "clock" },
  },
  "revocation-urgent": {
    played: true,
    companies: 2,
    leftOut: {
      "X-04 bars the company in every category for the period, and after a second one until a decision":
        "clock",
    },
  },
  findings: { played: true, companies: "first" },

  "bad-input": notPlayed("store", "issuer"),
  change: notPlayed("clock", "inbox", "store"),
  delegation: notPlayed("store", "inbox"),
  draw: notPlayed("clock", "store"),
  duplication: notPlayed("store"),
  extension: notPlayed("clock", "inbox", "store"),
  "first-start": notPlayed("store"),
  "hostile-uploads": notPlayed("store", "clock"),
  incidents: notPlayed("clock", "inbox"),
  inquiry: notPlayed("clock", "inbox"),
  intake: notPlayed("people", "inbox"),
  "odd-input": notPlayed("store", "inbox"),
  "odd-requests": notPlayed("store", "issuer"),
  "register-import": notPlayed("store"),
  restart: notPlayed("store"),
  "restart-after-commit": notPlayed("store"),
  revocation: notPlayed("clock", "inbox", "store"),
  secrets: notPlayed("clock", "inbox", "store"),
  surveillance: notPlayed("clock", "inbox", "store"),
  "ten-years": notPlayed("clock", "store"),
  "time-limits": notPlayed("clock", "inbox"),
  upkeep: notPlayed("store", "inbox"),
  "upkeep-end": notPlayed("store", "inbox"),
};
