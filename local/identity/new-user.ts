import * as z from "zod";
import type { Bilingual } from "#scheme/bilingual.ts";
import { isCorporateNumber } from "#scheme/corporate-number.ts";
import { type SideFault, sideFault } from "#usecases/actor.ts";
import { type Profile, profile } from "./account.ts";

const whatIsWrong: Readonly<Record<SideFault | "noAccountType", Bilingual>> = {
  twoSides: {
    ja: "会社の人、照会先の回答者、運営側の人は互いに兼ねられません（--corporate-number と --account-type は会社の人だけ、--body は照会先の回答者だけに付けます）",
    en: "nobody is of two sides: company, government body, scheme (only people of companies have --corporate-number and --account-type, only government responders --body)",
  },
  noCompany: {
    ja: "会社の人には --corporate-number を付けます",
    en: "people of companies need --corporate-number",
  },
  noAccountType: {
    ja: "会社の人には --account-type を付けます",
    en: "people of companies need --account-type",
  },
  noBody: {
    ja: "照会先の回答者には --body を付けます",
    en: "government responders need --body",
  },
};

function faultOf({ groups, corporate_number, account_type, body }: Profile) {
  const fault = sideFault({
    roles: groups,
    corporateNumber: corporate_number,
    accountType: account_type,
    body,
  });
  if (fault !== undefined) return fault;
  return corporate_number !== undefined && account_type === undefined ? "noAccountType" : undefined;
}

/**
 * Somebody to be added: a sign-in name and a profile that fits together. Applicants and signatories belong to a company,
 * government responders to a body, everybody else to the scheme, and nobody to two sides.
 */
export const newUser = z.strictObject({
  signInName: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._@-]{2,99}$/, "a-z 0-9 . _ @ -（3～100文字 / 3 to 100 characters）"),
  profile: profile
    .superRefine((candidate, context) => {
      const fault = faultOf(candidate);
      if (fault === undefined) return;
      const { ja, en } = whatIsWrong[fault];
      context.addIssue({ code: "custom", message: `${ja} / ${en}` });
    })
    .refine(
      ({ corporate_number }) => corporate_number === undefined || isCorporateNumber(corporate_number),
      "法人番号の検査用数字が合いません / the check digit of the corporate number is wrong",
    ),
});
