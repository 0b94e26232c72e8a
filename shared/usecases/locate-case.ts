import type { Deps } from "#ports";
import type { Application } from "#records/application.ts";
import { applicationCase } from "#records/common.ts";
import { keys } from "#records/layout.ts";
import { isAnswered } from "#scheme/inquiry-transitions.ts";
import type { TaskKind } from "#scheme/task-transitions.ts";
import { awaitsCertificate } from "./core/certifications.ts";
import { loadForProcedure, loadInquiries } from "./core/load.ts";
import { openTask } from "./core/tasks.ts";
import { timeLeft } from "./core/time-left.ts";

type Needs = Pick<Deps, "register" | "clock">;

/** Where a case stands, as its procedure needs to know it. */
export type CaseLocation = {
  readonly step:
    | "checkAutomatically"
    | "remediation"
    | "formCheck"
    | "putInquiries"
    | "inquiries"
    | "proposal"
    | "decision"
    | "issueCertificate"
    | "end";
  /** Bodies whose inquiry is unfinished; empty but for the step `inquiries`. */
  readonly bodies: readonly string[];
  readonly timeoutSeconds: number;
};

const steps: Readonly<Record<Application["status"], CaseLocation["step"]>> = {
  draft: "end",
  submitted: "checkAutomatically",
  formCheck: "formCheck",
  remediation: "remediation",
  accepted: "putInquiries",
  inquiry: "inquiries",
  review: "proposal",
  awaitingDecision: "decision",
  certified: "issueCertificate",
  refused: "end",
  withdrawn: "end",
  lapsed: "end",
};

const waits: Partial<Record<CaseLocation["step"], TaskKind>> = {
  remediation: "remediation",
  formCheck: "formCheck",
  proposal: "proposal",
  decision: "decision",
};

/** Finds where a case stands in the register; an execution that was lost goes on from there (design: the hub). */
export const locateCase =
  (deps: Needs) =>
  async ({ applicationId }: { readonly applicationId: string }): Promise<CaseLocation> => {
    const application = await loadForProcedure(deps, applicationId);
    const step = await stepOf(deps, application);
    const waited = waits[step];
    const task =
      waited === undefined ? undefined : await openTask(deps, applicationCase(applicationId), waited);
    return {
      step,
      bodies: step === "inquiries" ? await unfinished(deps, applicationId) : [],
      timeoutSeconds: timeLeft(task, deps.clock.now()),
    };
  };

async function stepOf(deps: Needs, application: Application): Promise<CaseLocation["step"]> {
  if (application.status !== "certified") return steps[application.status];
  const certification = await deps.register.get(
    "certification",
    keys.certification(application.certificationNumber),
  );
  if (certification === undefined) return "issueCertificate";
  return awaitsCertificate(certification, application.id) ? "issueCertificate" : "end";
}

async function unfinished(deps: Needs, applicationId: string): Promise<string[]> {
  const inquiries = await loadInquiries(deps, applicationId);
  return inquiries.filter((inquiry) => !isAnswered(inquiry.status)).map((inquiry) => inquiry.body);
}
