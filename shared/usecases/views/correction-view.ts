import type * as z from "zod";
import type { ownSurveillance } from "#contracts/surveillance-shapes.ts";
import type { CorrectiveAction } from "#records/surveillance.ts";
import { correctiveActionStatusNames } from "#scheme/corrective-action-transitions.ts";

type View = NonNullable<z.infer<typeof ownSurveillance>["correction"]>;
type Filed = NonNullable<CorrectiveAction["plan"]>;

const filedView = ({ text, documents, at }: Filed) => ({ text, documents, at });

/** A corrective action as the provider sees it, and the secretariat. */
export function correctionView(action: CorrectiveAction): View {
  const { status, demand, dueDay, latestDay, plan, report, returned } = action;
  return {
    status,
    statusName: correctiveActionStatusNames[status],
    demand,
    dueDay,
    latestDay,
    ...(plan === undefined ? {} : { plan: filedView(plan) }),
    ...(report === undefined ? {} : { report: filedView(report) }),
    ...(returned === undefined ? {} : { returned }),
  };
}
