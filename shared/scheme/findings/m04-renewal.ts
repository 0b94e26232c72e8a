import type { Finding } from "../finding.ts";
import type { PrerequisiteKind } from "../prerequisite-transitions.ts";
import { allRegisteredUntil } from "../registration-validity.ts";
import { sections } from "./citation.ts";
import { findingsOf } from "./index.ts";
import { dayText } from "./text.ts";
import type { ValidationInput } from "./validation-input.ts";

/** The items of the form and the documents that belong to each prerequisite. */
const itemsOf: Readonly<Record<PrerequisiteKind, readonly string[]>> = {
  isms: ["isms.", "documents.isms"],
  scs: ["scs.", "documents.scs"],
  serviceRegistration: ["service.services"],
};

/** The register itself shows the renewal that is reported: its days are not the provider's to state. */
function registerFindings(input: ValidationInput, reportedUntil: string): readonly Finding[] {
  const { form, listings, policy } = input;
  const named = (form.service?.services ?? []).map(({ listingId }) => listingId);
  const ours = listings.filter(({ id }) => named.includes(id));
  const until = allRegisteredUntil(ours, policy.serviceRegistration.validYears.value);
  if (until === undefined || until === reportedUntil) return [];
  const [inReport, onRegister] = [dayText(reportedUntil), dayText(until)];
  return [
    {
      code: "M-04/register-says-otherwise",
      item: "service.services",
      weight: "stops",
      wrong: {
        ja: `報告された有効期限（${inReport.ja}）が、情報セキュリティサービス基準適合サービスリストから計算した有効期限（${onRegister.ja}）と一致しません。`,
        en: `The reported last day (${inReport.en}) differs from the one that follows from the existing register (${onRegister.en}).`,
      },
      remedy: {
        ja: "リストに更新が反映されてから、リストのとおりの有効期間を報告してください。更新手続中の場合は、その旨を届け出てください。",
        en: "Report the days as the register has them, once it shows the renewal. If it is under way, declare that instead.",
      },
      basis: sections.validity,
    },
  ];
}

/**
 * What is not in order with a reported renewal (M-04), checked as in an application (D-03…D-06): everything that
 * concerns the prerequisite, and nothing else.
 * @param input the form last filed, with the reported section and documents in their place
 * @param reportedUntil the last day that is reported
 */
export function renewalFindings(
  kind: PrerequisiteKind,
  input: ValidationInput,
  reportedUntil: string,
): readonly Finding[] {
  const own = findingsOf(input).filter(({ item }) => itemsOf[kind].some((start) => item.startsWith(start)));
  return kind === "serviceRegistration" ? [...own, ...registerFindings(input, reportedUntil)] : own;
}
