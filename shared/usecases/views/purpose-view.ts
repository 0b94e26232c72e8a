import type { Application } from "#records/application.ts";

/** What an application is for, and the certification that it is of or that it led to (B-01). */
export function purposeView(application: Application): {
  readonly applicationKind: Application["applicationKind"];
  readonly certificationNumber?: string;
  readonly changeReportId?: string;
} {
  const { applicationKind } = application;
  return {
    applicationKind,
    ...("certificationNumber" in application ? { certificationNumber: application.certificationNumber } : {}),
    ...("changeReportId" in application && application.changeReportId !== undefined
      ? { changeReportId: application.changeReportId }
      : {}),
  };
}
