import type { Deps } from "#ports";
import { applicationCase } from "#records/common.ts";
import { keys } from "#records/layout.ts";
import type { InquiryStatus } from "#scheme/inquiry-transitions.ts";
import { openTask } from "./core/tasks.ts";
import { timeLeft } from "./core/time-left.ts";

export type InquiryLocation = {
  readonly step: "inquiryAnswer" | "inquirySupplement" | "applicantInformation" | "silentBody" | "end";
  readonly timeoutSeconds: number;
};

const steps: Readonly<Record<InquiryStatus, InquiryLocation["step"]>> = {
  sent: "inquiryAnswer",
  acknowledged: "inquiryAnswer",
  overdue: "inquiryAnswer",
  moreInformation: "inquirySupplement",
  applicantAsked: "applicantInformation",
  escalated: "silentBody",
  noObjection: "end",
  objection: "end",
  notConcerned: "end",
  deemedNoObjection: "end",
  cancelled: "end",
};

/** Finds where the inquiry to one body stands, and whom it waits for. */
export const locateInquiry =
  (deps: Pick<Deps, "register" | "clock">) =>
  async (input: { readonly applicationId: string; readonly body: string }): Promise<InquiryLocation> => {
    const inquiry = await deps.register.get("inquiry", keys.inquiry(input.applicationId, input.body));
    const step = inquiry === undefined ? "end" : steps[inquiry.status];
    const task =
      step === "end"
        ? undefined
        : await openTask(deps, applicationCase(input.applicationId), step, { body: input.body });
    return { step, timeoutSeconds: timeLeft(task, deps.clock.now()) };
  };
