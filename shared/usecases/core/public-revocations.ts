import type * as z from "zod";
import type {
  publicRevocationStages,
  revocationOfEntry,
  publicRevocation as shape,
} from "#contracts/public-revocation-shapes.ts";
import type { Revocation } from "#records/revocation.ts";
import type { Bilingual } from "#scheme/bilingual.ts";
import { addYears } from "#scheme/calendar.ts";
import { categoryNames } from "#scheme/categories.ts";
import { policyOn } from "#scheme/policy/index.ts";
import { revocationGroundNames } from "#scheme/revocation-grounds.ts";
import { standsRevoked } from "#scheme/revocation-transitions.ts";
import { revokedOn } from "./revocations.ts";

type Stage = (typeof publicRevocationStages)[number];

const stageNames: Readonly<Record<Stage, Bilingual>> = {
  hearingFollows: {
    ja: "緊急の取消し（意見聴取は取消し後に実施）",
    en: "Revoked urgently; the provider is heard afterwards",
  },
  objectionPossible: { ja: "取消し（不服申出の期間中）", en: "Revoked; the period for an objection is open" },
  objectionPending: { ja: "不服申出の審理中", en: "An objection is pending" },
  final: { ja: "確定", en: "Final" },
};

function stageOf({ status }: Revocation): Stage {
  if (status === "final") return "final";
  if (status === "objected") return "objectionPending";
  return status === "revoked" ? "objectionPossible" : "hearingFollows";
}

/** The first JST day whose revocations are still published (G-02). */
function publishedSince(today: string): string {
  return addYears(today, -policyOn(today).revocation.publicationYears.value);
}

/**
 * What the entry of a certification says of its revocation, uniformly and as the policy allows (G-02).
 * @returns undefined when it does not stand, or was so long ago that it is published no longer
 */
export function revocationOfEntryOn(
  revocation: Revocation,
  today: string,
): z.infer<typeof revocationOfEntry> | undefined {
  const on = revokedOn(revocation);
  if (on === undefined || !standsRevoked(revocation.status) || on < publishedSince(today)) return undefined;
  const { ground } = revocation;
  const stage = stageOf(revocation);
  const shown = policyOn(today).revocation.publishGround.value;
  return {
    revokedOn: on,
    ...(shown ? { ground, groundName: revocationGroundNames[ground] } : {}),
    stage,
    stageName: stageNames[stage],
  };
}

/** A revocation as it is published, or undefined when it is not (any longer). */
export function publicRevocationOn(revocation: Revocation, today: string): z.infer<typeof shape> | undefined {
  const entry = revocationOfEntryOn(revocation, today);
  if (entry === undefined) return undefined;
  const { certificationNumber, corporateNumber, providerName, category } = revocation;
  return {
    certificationNumber,
    corporateNumber,
    providerName,
    category,
    categoryName: categoryNames[category],
    ...entry,
  };
}
