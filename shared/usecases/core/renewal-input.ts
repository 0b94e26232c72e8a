import type * as z from "zod";
import type { renewalReport } from "#contracts/upkeep-shapes.ts";
import type { Deps } from "#ports";
import type { Certification, Prerequisite } from "#records/certification.ts";
import { applicationCase } from "#records/common.ts";
import type { StoredDocument } from "#records/document.ts";
import type { ApplicationForm, DocumentSlot } from "#scheme/application-form.ts";
import { addDays, jstDay } from "#scheme/calendar.ts";
import type { ValidationInput } from "#scheme/findings/index.ts";
import { loadDocuments, loadForProcedure } from "./load.ts";
import { prerequisitePolicy } from "./prerequisites.ts";
import { documentFacts, listingsNamed } from "./validation.ts";

type Report = z.infer<typeof renewalReport>;

/** What a renewal need not bring anew: the documents of the application stand until others are filed. */
const standing: readonly DocumentSlot[] = ["ismsScope", "ismsStatementOfApplicability"];

/**
 * What the rules look at when a renewal is reported (M-04): the form that was filed last, with the company and department
 * as the register names them, the reported section in its place, and the documents that are named.
 */
export async function renewalInput(
  deps: Pick<Deps, "register" | "clock">,
  of: { readonly certification: Certification; readonly prerequisite: Prerequisite },
  report: Report,
  documents: readonly StoredDocument[],
): Promise<ValidationInput> {
  const { certification, prerequisite } = of;
  const applicationId = certification.periods.at(-1)?.applicationId ?? certification.applicationId;
  const application = await loadForProcedure(deps, applicationId);
  const filed = await loadDocuments(deps, applicationCase(applicationId));
  const kept = filed.filter(
    ({ addedBy, slot, status }) => addedBy === "applicant" && status === "clean" && standing.includes(slot),
  );
  return {
    policy: prerequisitePolicy(prerequisite),
    day: judgedOn(prerequisite, report, jstDay(deps.clock.now())),
    corporateNumber: certification.corporateNumber,
    category: certification.category,
    form: reportedForm(application.form, of, report),
    documents: [...kept, ...documents].map(documentFacts),
    listings: await listingsNamed(deps, application),
    certifiedDelegates: [],
  };
}

/** A certificate that goes on where the last one ends may be reported before it begins. */
function judgedOn({ validUntil }: Prerequisite, { validFrom }: Report, today: string): string {
  const goesOn = validFrom <= addDays(validUntil, 1);
  return goesOn && validFrom > today ? validFrom : today;
}

function reportedForm(
  form: ApplicationForm,
  { certification, prerequisite }: { certification: Certification; prerequisite: Prerequisite },
  report: Report,
): ApplicationForm {
  const { providerName, providerNameEn, departmentName, departmentNameEn } = certification;
  const known = {
    ...form,
    company: { ...form.company, name: providerName, nameEn: providerNameEn },
    service: { ...form.service, departmentName, departmentNameEn },
  };
  const days = { validFrom: report.validFrom, validUntil: report.validUntil };
  if (prerequisite.prerequisite === "isms")
    return { ...known, isms: { ...form.isms, ...report.isms, ...days } };
  if (prerequisite.prerequisite === "scs") return { ...known, scs: { ...form.scs, ...report.scs, ...days } };
  return known;
}
