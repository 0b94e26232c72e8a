import * as z from "zod";
import { documentSlot } from "../application-form.ts";
import { bilingual } from "../bilingual.ts";
import { accountType } from "../federated-roles.ts";
import { basis, days, ruled } from "./ruled.ts";
import { upkeepSections } from "./schema-upkeep.ts";

export type { Basis } from "./ruled.ts";

const control = z.string().regex(/^\d{1,2}(\.\d{1,2}){1,2}$/);

const remediation = z.strictObject({
  days: ruled(days.min(1)),
  extensionDays: ruled(days),
  extensions: ruled(z.int().min(0)),
  maximumRounds: ruled(z.int().min(1)),
  afterLimit: ruled(z.enum(["lapse", "secretariat"])),
  afterMaximumRounds: ruled(z.enum(["lapse", "secretariat"])),
  remindDaysBefore: ruled(z.array(days)),
});

/** Business days each step of the secretariat and of the applicant's answers may take (F-05). */
const processing = z.strictObject({
  standardBusinessDays: ruled(days.min(1)),
  formCheckBusinessDays: ruled(days.min(1)),
  proposalBusinessDays: ruled(days.min(1)),
  decisionBusinessDays: ruled(days.min(1)),
  supplementBusinessDays: ruled(days.min(1)),
  silentBodyBusinessDays: ruled(days.min(1)),
  applicantInformationDays: ruled(days.min(1)),
  remindDaysBefore: ruled(z.array(days)),
  remindAfterEveryDays: ruled(days.min(1)),
});

/** A government body to ask (E-01). `silence` says what happens when it does not answer in time (E-03). */
const body = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
  name: bilingual,
  dueBusinessDays: days.min(1),
  remindDaysBefore: z.array(days),
  remindAfterEveryDays: days.min(1),
  silence: z.enum(["wait", "escalate", "deemNoObjection"]),
  questions: z.array(bilingual).min(1),
  documents: z.array(documentSlot),
});
export type InquiryBody = z.infer<typeof body>;

/** An entry of a list may come from elsewhere than the list as a whole; then it names its own basis. */
const slotRule = z.strictObject({
  slot: documentSlot,
  name: bilingual,
  need: z.enum(["required", "recommended", "conditional"]),
  basis: basis.optional(),
});

const mandatoryItem = z.strictObject({
  path: z.string().regex(/^[a-zA-Z]+(\.[a-zA-Z]+)*$/),
  name: bilingual,
  section: z.string().regex(/^[A-Z]-\d{2}$/),
  basis: basis.optional(),
});

const reviewItem = z.strictObject({
  item: z.string().min(1),
  name: bilingual,
  core: z.array(control),
  related: z.array(control),
});

/** A 2022 control and the 2013 controls it merges. */
const editionMapping = z.strictObject({ control, edition2013: z.array(control) });

/** A word that is looked for in a document. White space, width and case do not matter. */
const word = z.string().trim().min(2);
/** How a rating is written: `{n}` stands for a digit, `{kanji}` for a Japanese numeral, `{stars}` for that many ★. */
const ratingForm = z.string().regex(/\{(n|kanji|stars)\}/);

/** How documents are read when they are compared with the form (D-02…D-06). */
const reading = z.strictObject({
  /** Forms that say a rating beyond doubt. */
  ratingForms: ruled(z.array(ratingForm).min(1)),
  /** Forms that also stand for other things: they count when they say that a rating is high enough. */
  otherRatingForms: ruled(z.array(ratingForm)),
  /** Words before the last day of a validity. */
  lastDayWords: ruled(z.array(word).min(1)),
  /** Words of a statement of applicability for a control that does not apply, and for one that does. */
  excludedWords: ruled(z.array(word).min(1)),
  appliedWords: ruled(z.array(z.string().min(1)).min(1)),
});

export const policySchema = z.strictObject({
  version: z.string().regex(/^\d{4}-\d{2}-\d{2}\.\d+$/),
  effectiveFrom: z.iso.date(),
  title: bilingual,
  operator: bilingual,
  intake: z.strictObject({
    openApplicationsPerCategory: ruled(z.int().min(1)),
    signingAccountTypes: ruled(z.array(accountType)),
  }),
  documents: z.strictObject({
    slots: ruled(z.array(slotRule)),
    contentTypes: ruled(z.array(z.string())),
    maximumBytes: ruled(z.int().min(1)),
    uploadSeconds: ruled(z.int().min(1).max(300)),
    /** Uploads that one side may ask for in one slot of one application, whatever became of them. */
    maximumPerSlot: ruled(z.int().min(1).max(100)),
  }),
  mandatoryItems: ruled(z.array(mandatoryItem)),
  reading,
  pledge: z.strictObject({
    capacities: ruled(z.array(z.enum(["representative", "officer", "proxy"]))),
    maximumAgeDays: ruled(days),
  }),
  /** Words that say a scope covers every department. */
  scope: z.strictObject({ wholeCompanyMarkers: ruled(z.array(z.string().min(1))) }),
  isms: z.strictObject({
    reviewItems: ruled(z.array(reviewItem)),
    editions: ruled(z.array(z.enum(["2022", "2013"]))),
    edition2013: ruled(z.array(editionMapping)),
    validYears: ruled(z.int().min(1)),
  }),
  scs: z.strictObject({ minimumRating: ruled(z.int()), validYears: ruled(z.int().min(1)) }),
  serviceRegistration: z.strictObject({ validYears: ruled(z.int().min(1)) }),
  remediation,
  processing,
  inquiry: z.strictObject({ bodies: ruled(z.array(body).min(1)) }),
  certification: z.strictObject({
    validYears: ruled(z.int().min(1)),
    numberPrefix: ruled(z.string().regex(/^[A-Z]{2,6}$/)),
  }),
  objection: z.strictObject({
    months: ruled(z.int().min(1)),
    addressee: ruled(bilingual),
    text: ruled(bilingual),
  }),
  delegation: z.strictObject({
    forbiddenForms: ruled(z.array(z.enum(["contractForWork", "quasiMandate", "secondment", "other"]))),
    redelegationForbidden: ruled(z.boolean()),
    quasiMandateNeedsCertification: ruled(z.boolean()),
    secondmentNeedsTrustEvaluation: ruled(z.boolean()),
    noCategoryNeedsSecurityCheck: ruled(z.boolean()),
    /** The bodies a provider's check of its delegate is passed on to (L-04); each is one of those asked. */
    securityCheckBodies: ruled(z.array(z.string().min(1)).min(1)),
  }),
  ...upkeepSections,
});
export type Policy = z.infer<typeof policySchema>;
