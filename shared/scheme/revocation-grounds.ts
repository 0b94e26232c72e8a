import { lastDayOfMonths } from "./calendar.ts";
import type { StatusNames } from "./transition.ts";

/** On what a certification may be revoked. */
export const revocationGrounds = [
  "correctionNotDone",
  "cooperationRefused",
  "prerequisiteLapsed",
  "delegationBreach",
  "secondedMisconduct",
  "falseApplication",
  "incidentConduct",
  "other",
] as const;
export type RevocationGround = (typeof revocationGrounds)[number];

export const revocationGroundNames: StatusNames<RevocationGround> = {
  correctionNotDone: { ja: "是正の不履行", en: "Corrective action not done" },
  cooperationRefused: { ja: "サーベイランスへの協力拒否", en: "Refusal to cooperate with surveillance" },
  prerequisiteLapsed: { ja: "前提条件の喪失", en: "Prerequisite lapsed" },
  delegationBreach: { ja: "委託の制限の違反", en: "Breach of the delegation rules" },
  secondedMisconduct: { ja: "出向者の不正", en: "Misconduct of seconded staff" },
  falseApplication: { ja: "虚偽の申請", en: "False application" },
  incidentConduct: { ja: "インシデント時の行動の違反", en: "Breach of conduct in an incident" },
  other: { ja: "その他", en: "Other" },
};

/** What a ground allows and calls for; a value of the policy. `barMonths` is 0 where re-application is not barred. */
export type GroundTerms = {
  readonly ground: RevocationGround;
  readonly urgent: boolean;
  readonly barMonths: number;
};

function termsOf(terms: readonly GroundTerms[], ground: RevocationGround): GroundTerms {
  const found = terms.find((each) => each.ground === ground);
  if (found === undefined) throw new RangeError(`The policy has no terms for the ground ${ground}`);
  return found;
}

/**
 * Whether any of the grounds allows to revoke before the hearing.
 * @throws RangeError when the policy does not know a ground
 */
export function allowsUrgency(terms: readonly GroundTerms[], grounds: readonly RevocationGround[]): boolean {
  return grounds.map((ground) => termsOf(terms, ground)).some(({ urgent }) => urgent);
}

/**
 * Until when the company may not apply again, by the ground with the longest bar.
 * @param revokedOn JST day, which is not counted
 * @returns the last JST day of the bar, or undefined when no ground calls for one
 * @throws RangeError when the policy does not know a ground
 */
export function barredUntil(
  terms: readonly GroundTerms[],
  grounds: readonly RevocationGround[],
  revokedOn: string,
): string | undefined {
  const months = Math.max(0, ...grounds.map((ground) => termsOf(terms, ground).barMonths));
  return months === 0 ? undefined : lastDayOfMonths(revokedOn, months);
}
