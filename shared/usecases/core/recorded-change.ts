import type { Deps } from "#ports";
import type { Certification } from "#records/certification.ts";
import type { ChangeReport } from "#records/change-report.ts";
import type { ActedBy } from "#records/common.ts";
import { keys } from "#records/layout.ts";
import { certificationTransitions } from "#scheme/certification-transitions.ts";
import { transitionFor } from "#scheme/transition.ts";
import { done, type Outcome } from "../outcome.ts";
import { onCertificate, withoutCertificate } from "./certificate-shown.ts";
import { certificationStep } from "./certifications.ts";
import { loadForProcedure } from "./load.ts";
import { nameWrites } from "./provider-history.ts";
import { noTaskWrites, type TaskWrites, together } from "./tasks.ts";

type Needs = Pick<Deps, "register" | "clock">;

/** The items of the form that the register holds of a certification; its company's address is in the company's history. */
const onCertification = {
  "company.name": "providerName",
  "company.nameEn": "providerNameEn",
  "company.contactMail": "contactMail",
  "service.departmentNameEn": "departmentNameEn",
} as const satisfies Record<string, keyof Certification>;

/** Whether the register itself holds an item, so that a change of it must say the new value. */
export function isOnRegister(path: string): boolean {
  return Object.hasOwn(onCertification, path) || path === "company.address";
}

/**
 * What brings a light change onto the register (M-06): the fields the certification holds, and the company's name and
 * address with their history. Where the certificate shows a field that changed, a new one is issued. A
 * certification that has ended stays as it was.
 */
export async function recordingChange(
  deps: Needs,
  report: ChangeReport,
  certification: Certification,
  by: ActedBy,
): Promise<Outcome<TaskWrites>> {
  const ended = transitionFor(certificationTransitions, certification.status, "recordChange") === undefined;
  if (ended) return done(noTaskWrites);
  const fields = fieldsOf(report);
  const shows = onCertificate({ ...certification, ...fields }) !== onCertificate(certification);
  const replaces = shows && certification.certificate !== undefined;
  const recorded = certificationStep(deps, {
    certification: replaces ? withoutCertificate(certification) : certification,
    act: "recordChange",
    by,
    changes: fields,
    data: { changeReportId: report.id, items: report.changes.map(({ path }) => path) },
  });
  if (!recorded.done) return recorded;
  return done(
    together(
      { writes: recorded.value.writes, effects: [] },
      { writes: await historyWrites(deps, report), effects: [] },
      replaces ? await reissuing(deps, certification) : noTaskWrites,
    ),
  );
}

function fieldsOf({ changes }: ChangeReport): Partial<Certification> {
  const held = Object.entries(onCertification).flatMap(([path, field]) => {
    const to = changes.find((change) => change.path === path)?.to;
    return to === undefined ? [] : [[field, to] as const];
  });
  return Object.fromEntries(held);
}

async function historyWrites(deps: Needs, { corporateNumber, changes }: ChangeReport) {
  const provider = await deps.register.get("provider", keys.provider(corporateNumber));
  const last = provider?.names.at(-1);
  if (last === undefined) return [];
  const now = (path: string, before: string) => changes.find((change) => change.path === path)?.to ?? before;
  return nameWrites(deps, corporateNumber, {
    name: now("company.name", last.name),
    nameEn: now("company.nameEn", last.nameEn),
    address: now("company.address", last.address),
  });
}

/** Lets the procedure of the application that a certification rests on run once more: it finds a certificate to issue. */
async function reissuing(deps: Needs, { applicationId }: Certification): Promise<TaskWrites> {
  const application = await loadForProcedure(deps, applicationId);
  const generation = application.generation + 1;
  const next = { ...application, version: application.version + 1, generation };
  const when = [{ field: "version", is: "oneOf", values: [application.version] }] as const;
  return {
    writes: [{ put: "replace", record: next, when }],
    effects: [{ type: "startProcedure", procedure: "application", caseId: applicationId, generation }],
  };
}
