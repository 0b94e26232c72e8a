import * as z from "zod";
import { bilingual } from "#scheme/bilingual.ts";
import { tipKinds, tipStatuses } from "#scheme/tip-transitions.ts";
import { certificationNumber, reasons, taskView } from "./shapes.ts";

const instant = z.iso.datetime();

/** What somebody tells the public desk; about whom, by a certification or a company's name. */
export const newTip = z.strictObject({
  kind: z.enum(tipKinds),
  about: z.discriminatedUnion("named", [
    z.strictObject({ named: z.literal("certification"), certificationNumber }),
    z.strictObject({ named: z.literal("company"), companyName: z.string().trim().min(1).max(200) }),
  ]),
  text: z.string().trim().min(10).max(8000),
  /** Only if the reporter wishes. It is sealed, and for the designated tip officer alone. */
  identity: z
    .strictObject({ name: z.string().trim().min(1).max(100), contact: z.string().trim().min(1).max(300) })
    .optional(),
});

/** The receipt code as the reporter types it. Any text is taken: a wrong one is simply not found. */
export const receiptCode = z.string().min(1).max(100);
export const messageText = z.string().trim().min(1).max(4000);

const message = z.object({ from: z.enum(["reporter", "secretariat"]), text: z.string(), at: instant });

/** What the reporter is shown: where the tip stands by name, and what was said; nobody's name. */
export const reportersTip = z.object({
  status: z.enum(tipStatuses),
  statusName: bilingual,
  receivedAt: instant,
  messages: z.array(message),
});

const tip = {
  tipId: z.string(),
  number: z.string(),
  kind: z.enum(tipKinds),
  status: z.enum(tipStatuses),
  statusName: bilingual,
  receivedAt: instant,
  updatedAt: instant,
};

export const tipSummary = z.object({ ...tip, certificationNumber: z.string().optional() });

/** A tip as its officers see it: whether an identity was given, never whose. */
export const tipView = z.object({
  ...tip,
  version: z.int(),
  certificationNumber: z.string().optional(),
  companyName: z.string().optional(),
  text: z.string(),
  identified: z.boolean(),
  assessment: z.string().optional(),
  surveillanceId: z.string().optional(),
  measure: z.string().optional(),
  messages: z.array(message),
  tasks: z.array(taskView),
  conflictedStaff: z.array(z.string()),
  possibleActs: z.array(z.string()),
});

/** What an officer does next with a tip. */
export const tipStep = z.discriminatedUnion("step", [
  z.strictObject({ step: z.literal("accept"), reasons }),
  z.strictObject({ step: z.literal("notAccept"), reasons }),
  z.strictObject({ step: z.literal("investigate") }),
  z.strictObject({ step: z.literal("recordMeasure"), measure: reasons }),
  z.strictObject({ step: z.literal("tellOutcome"), message: messageText }),
  z.strictObject({ step: z.literal("close") }),
]);
