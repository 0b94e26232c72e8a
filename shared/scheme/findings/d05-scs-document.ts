import type { Finding } from "../finding.ts";
import { citation } from "./citation.ts";
import { textIn } from "./documents.ts";
import { ratingsIn } from "./read-ratings.ts";
import type { ValidationInput } from "./validation-input.ts";

/**
 * The certificate of the SCS rating itself says a rating that is high enough, as the form does (D-05). It stops only where
 * the document says a lower rating and no other; a scan is left to the reviewer's eye.
 */
export function ratingDocumentFindings(input: ValidationInput): readonly Finding[] {
  const { policy, form } = input;
  const { value: minimum, basis } = policy.scs.minimumRating;
  const text = textIn(input, "scsCertificate");
  if (text === undefined || text === "" || (form.scs?.rating ?? 0) < minimum) return [];
  const { ratingForms, otherRatingForms } = policy.reading;
  const said = ratingsIn(text, ratingForms.value);
  const low = said.filter((rating) => rating < minimum);
  const high = [...said, ...ratingsIn(text, otherRatingForms.value)].filter((rating) => rating >= minimum);
  if (low.length === 0 && high.length > 0) return [];
  const lowStars = low.map((rating) => `★${rating}`).join("、");
  const common = { item: "documents.scsCertificate", basis: citation(basis) } as const;
  const check = {
    ja: "取得した★の数がわかる書類か確かめてください。審査担当者も目で確認します。",
    en: "Check that the document shows the rating obtained. A reviewer will look at it, too.",
  };
  if (low.length > 0 && high.length === 0) {
    return [
      {
        ...common,
        code: "D-05/document-rating-too-low",
        weight: "stops",
        wrong: {
          ja: `申請書のSCS評価は★${form.scs?.rating}ですが、提出された書類に記載されているのは${lowStars}です。★${minimum}以上の取得が必要です。`,
          en: `The form states the SCS rating ★${form.scs?.rating}, but the document that was filed says ${lowStars}; ★${minimum} or above is required.`,
        },
        remedy: {
          ja: `★${minimum}以上の取得を示す書類を提出してください。`,
          en: `File the document that shows ★${minimum} or above.`,
        },
      },
    ];
  }
  if (low.length > 0) {
    return [
      {
        ...common,
        code: "D-05/document-rating-unclear",
        weight: "note",
        wrong: {
          ja: `SCS評価の取得を示す書類に、★${minimum}以上のほかに${lowStars}の記載もあります。`,
          en: `Besides ★${minimum} or above, the certificate of the SCS rating also says ${lowStars}.`,
        },
        remedy: check,
      },
    ];
  }
  return [
    {
      ...common,
      code: "D-05/document-rating-not-found",
      weight: "note",
      wrong: {
        ja: `SCS評価の取得を示す書類に、★${minimum}以上の記載が見当たりません。`,
        en: `The certificate of the SCS rating does not seem to say ★${minimum} or above.`,
      },
      remedy: check,
    },
  ];
}
