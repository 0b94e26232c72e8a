import assert from "node:assert/strict";
import type { changeReportRoutes } from "#contracts/change-report-routes.ts";
import type { InputOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Actor } from "#usecases/actor.ts";
import { checkChangeReport } from "#usecases/check-change-report.ts";
import { certificationCase } from "#usecases/core/certifications.ts";
import { openTasks } from "#usecases/core/tasks.ts";
import { fileChangeReport } from "#usecases/file-change-report.ts";
import { refileChangeReport } from "#usecases/refile-change-report.ts";
import type { World } from "./fakes.ts";
import type { CertifiedCase } from "./fakes-certified.ts";
import { recordsOf } from "./fakes-invariants.ts";
import { reviewer, signatoryOf } from "./fakes-people.ts";

type Content = Omit<InputOf<typeof changeReportRoutes.fileChangeReport>, "number">;
type Check = InputOf<typeof changeReportRoutes.checkChangeReport>["outcome"];

const explanation = "組織の見直しに伴う変更です。";
export const reasons = "届出の内容を確認し、このように判断した。";

/** A change of the company's address: 一般事項. */
export const light = (happensOn: string, to = "東京都架空区新見本町9丁目"): Content => ({
  happensOn,
  changes: [{ path: "company.address", from: "東京都架空区", to }],
  explanation,
});

/** A change of the officers: 要件に関する事項. */
export const large = (happensOn: string): Content => ({
  happensOn,
  changes: [{ path: "company.officers", description: "取締役が一人交代する。" }],
  explanation,
});

/** The acts on the change reports of a certification, each a real use case with a usual person. */
export function reportsOn({ of, number }: CertifiedCase, world: World, deps: Deps = world.deps) {
  const company = signatoryOf(of.company);
  return {
    file: (content: Content, actor: Actor = company) => fileChangeReport(deps)({ actor, number, ...content }),
    refile: (reportId: string, content: Content, actor: Actor = company) =>
      refileChangeReport(deps)({ actor, number, reportId, ...content }),
    check: (reportId: string, outcome: Check, actor: Actor = reviewer) =>
      outcome === "record"
        ? checkChangeReport(deps)({ actor, number, reportId, outcome })
        : checkChangeReport(deps)({ actor, number, reportId, outcome, reasons }),
  };
}

/** Who is waited for because of the change reports of a certification, as `kind topic`. */
export async function reportTasks({ deps }: World, { number }: CertifiedCase): Promise<readonly string[]> {
  const open = await openTasks(deps, certificationCase({ number }));
  return open.map(({ taskKind, topic }) => `${taskKind} ${topic}`).toSorted();
}

/** What of its reports a provider was told, in order. */
export function toldOfReports(world: World): readonly string[] {
  return recordsOf(world, "outbox").flatMap(({ effect }) =>
    effect.type === "notice" && effect.content.template === "changeReport"
      ? [`${effect.content.happened} to ${effect.recipient.to}`]
      : [],
  );
}

export function reportIn(world: World, id: string) {
  const found = recordsOf(world, "changeReport").find((report) => report.id === id);
  assert.ok(found, `there is no change report ${id}`);
  return found;
}
