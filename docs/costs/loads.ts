/**
 * How much work there is. `oneApplication` is counted: a test plays an application on a register that counts as
 * DynamoDB does and holds these figures against it. Everything else is an assumption, and says so.
 */

/** One new application from draft to certificate, nothing sent back, three bodies asked. */
export const oneApplication = {
  /** State transitions: the most the procedure may take, with one remediation (a test counts them). */
  transitions: 80,
  /** Read and write units of acts, effects and steps of the procedure. */
  readUnits: 350,
  writeUnits: 1000,
  /** Notices to the applicant, the secretariat and the bodies. */
  mails: 10,
  /** What stays in the register. */
  registerBytes: 80_000,
  documents: 11,
} as const;

/** Assumed of one application. */
export const assumedOfApplication = {
  /** Calls of the API: every act, and four looks at the case for each. */
  requests: 200,
  /** Read units of one look at a case. */
  readUnitsOfRequest: 8,
  bytesOfDocument: 2_000_000,
  /** Functions called by procedures, effects, uploads and schedules, beside those behind the API. */
  otherInvocations: 90,
} as const;

/** Assumed of functions: memory as most of them have, time as measured warm on one machine and rounded up for the network. */
export const assumedOfFunctions = {
  gigabytes: 0.5,
  seconds: 0.15,
  logBytes: 1500,
  /** Kept for five years, compressed as CloudWatch does it. */
  logMonths: 60,
  logCompressedTo: 0.15,
  /** One invocation in twenty is traced (X-Ray's default beyond one a second). */
  tracedShare: 0.05,
} as const;

/** Assumed of a year of one certification. */
export const assumedOfYear = {
  /** Each is extended every three years by an application; one in twenty is new; one in ten changes. */
  applicationsOfCertification: 1 / 3 + 1 / 20 + 1 / 10,
  /** Renewal reports of three prerequisites with their documents, change reports, surveillance of one in twenty. */
  upkeepActs: 6,
  writeUnitsOfAct: 40,
  readUnitsOfAct: 30,
  requestsOfAct: 10,
  documents: 4,
  mails: 12,
  /** People of a provider who sign in, months a year. */
  personMonths: 6,
  /** Looks at the public page of a certification. */
  lookUps: 1000,
} as const;

/** Assumed of what runs whether anything happens or not. */
export const assumedOfStanding = {
  keys: 8,
  /** The metrics that alarms look at; a composite alarm costs as much as five. */
  alarms: 56,
  metrics: 15,
  dashboards: 1,
  /** Measures four times an hour, the reconciler once, sweep and draws once a day. */
  scheduledInvocations: 45_000,
  /** Mostly empty pages, half a unit each: some 40 of the measures, 20 of the reconciler, 100 of the sweep. */
  scheduledReadUnits: 1_000_000,
  staff: 50,
} as const;

/** Assumed of one look at a certification by the public. */
export const assumedOfLookUp = {
  bytes: 2500,
  readUnits: 3,
  seconds: 0.05,
} as const;
