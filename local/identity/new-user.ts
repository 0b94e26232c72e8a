import * as z from "zod";
import { isCorporateNumber } from "#scheme/corporate-number.ts";
import { profile } from "./account.ts";

const ofCompanies = new Set<string>(["applicant", "signatory"]);

/**
 * Somebody to be added: a sign-in name and a profile that fits together. Applicants and signatories belong to a company,
 * government responders to a body, and nobody belongs to two sides.
 */
export const newUser = z.strictObject({
  signInName: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._@-]{2,99}$/, "a-z 0-9 . _ @ -（3～100文字 / 3 to 100 characters）"),
  profile: profile
    .refine(
      ({ groups, corporate_number, account_type }) =>
        groups.some((role) => ofCompanies.has(role)) ===
        (corporate_number !== undefined && account_type !== undefined),
      "会社の人だけに --corporate-number と --account-type を付けます / only people of companies have them",
    )
    .refine(
      ({ groups, body }) => groups.includes("governmentResponder") === (body !== undefined),
      "照会先の回答者だけに --body を付けます / only government responders have one",
    )
    .refine(
      ({ groups }) => new Set(groups.map((role) => (ofCompanies.has(role) ? "company" : "other"))).size === 1,
      "会社の役割と他の役割は兼ねられません / nobody is of a company and of the scheme",
    )
    .refine(
      ({ corporate_number }) => corporate_number === undefined || isCorporateNumber(corporate_number),
      "法人番号の検査用数字が合いません / the check digit of the corporate number is wrong",
    ),
});
