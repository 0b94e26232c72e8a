import { changeReportRoutes } from "#contracts/change-report-routes.ts";
import { delegationRoutes } from "#contracts/delegation-routes.ts";
import { drawRoutes } from "#contracts/draw-routes.ts";
import { incidentRoutes } from "#contracts/incident-routes.ts";
import { registerImportRoutes } from "#contracts/register-import-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { addDays } from "#scheme/calendar.ts";
import { base64, registerCsv } from "#test/support/register-csv.ts";
import { type Case, reasons, today } from "./case.ts";
import { recordsIn } from "./register-file.ts";
import type { Scheme } from "./scheme.ts";

/** A delegation and an incident under a certification. */
export async function conductOf(of: Case, number: string) {
  const provider = await of.provider();
  const day = await today(of.scheme);
  const { delegationId } = await replyTo(
    provider.call(delegationRoutes.declareDelegation, {
      params: { number },
      body: {
        delegation: {
          description: "社内システムの開発",
          directlyRelated: false,
          form: "contractForWork",
          delegateName: "株式会社開発",
          redelegates: false,
          matchingCategoryExists: false,
          workFrom: day,
          workUntil: day,
        },
      },
    }),
  );
  const { incidentId } = await replyTo(
    provider.call(incidentRoutes.reportIncident, {
      body: {
        certificationNumber: number,
        incidentKind: "ddos",
        detectedAt: "2026-01-01T00:00:00Z",
        customerSystemsAtRisk: false,
        summary: "公開サーバーが応答しなくなった。",
        customersInformed: { count: 0 },
        bodiesInformed: [],
      },
    }),
  );
  return { delegationId, secondmentId: delegationId, incidentId };
}

/** A change report under a certification. */
export async function reportOf(of: Case, number: string) {
  const body = {
    happensOn: await today(of.scheme),
    changes: [{ path: "company.address", to: "東京都架空区新見本町9丁目" }],
    explanation: reasons,
  };
  const { reportId } = await replyTo(
    (await of.provider()).call(changeReportRoutes.fileChangeReport, { params: { number }, body }),
  );
  return { reportId };
}

/** What belongs to no provider: a draw that waits for its numbers, and an import that waits to be adopted. */
export async function schemesOwn(scheme: Scheme) {
  const officer = await scheme.as("demo-surveillance-officer");
  const publishedOn = addDays(await today(scheme), 30);
  const { drawId } = await replyTo(
    officer.call(drawRoutes.holdDraw, { body: { source: "publicNumbers", reasons, publishedOn } }),
  );
  const listings = recordsIn(scheme.server().dataFolder, "listing");
  const { importId } = await replyTo(
    (await scheme.as("demo-reviewer")).call(registerImportRoutes.prepareRegisterImport, {
      body: { fileName: "list.csv", content: base64(registerCsv(listings)) },
    }),
  );
  return { drawId, importId };
}
