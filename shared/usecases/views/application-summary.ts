import type * as z from "zod";
import type { applicationSummary as shape } from "#contracts/shapes.ts";
import type { Application } from "#records/application.ts";
import { applicationStatusNames } from "#scheme/application-transitions.ts";
import { purposeView } from "./purpose-view.ts";

/** One line of a list of applications. */
export function applicationSummary(application: Application): z.infer<typeof shape> {
  const filing = "filing" in application ? application.filing : undefined;
  return {
    applicationId: application.id,
    ...purposeView(application),
    category: application.category,
    corporateNumber: application.corporateNumber,
    providerName: application.form.company?.name ?? "",
    status: application.status,
    statusName: applicationStatusNames[application.status],
    updatedAt: application.updatedAt,
    ...(filing === undefined ? {} : { receiptNumber: filing.receiptNumber }),
  };
}
