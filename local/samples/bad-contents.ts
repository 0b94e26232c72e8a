import type { ApplicationForm, DocumentSlot } from "#scheme/application-form.ts";
import { addDays, addYears } from "#scheme/calendar.ts";
import type { BadCase } from "./bad-case.ts";
import { paperFor } from "./document-contents.ts";
import type { Paper } from "./paper.ts";
import { printPaper } from "./paper.ts";

/** The documents of some slots as they would be for another form; the application's own form is in order. */
function asFor(
  slots: readonly DocumentSlot[],
  other: (form: ApplicationForm, today: string) => ApplicationForm,
): NonNullable<BadCase["documents"]> {
  return withPapers(slots, (slot, applied) =>
    paperFor(slot, { ...applied, form: other(applied.form, applied.today) }),
  );
}

function withPapers(
  slots: readonly DocumentSlot[],
  paper: (slot: DocumentSlot, applied: Parameters<NonNullable<BadCase["documents"]>>[1]) => Paper,
): NonNullable<BadCase["documents"]> {
  return (good, applied) =>
    Promise.all(
      good.map(async (document) =>
        slots.includes(document.slot)
          ? { ...document, bytes: await printPaper(paper(document.slot, applied)) }
          : document,
      ),
    );
}

function excluding(form: ApplicationForm, excluded: readonly string[]): ApplicationForm {
  const statement = (form.isms?.statementOfApplicability ?? []).map((stated) =>
    excluded.includes(stated.control)
      ? { control: stated.control, applicable: false, explanation: "当社では実施していないため。" }
      : stated,
  );
  return { ...form, isms: { ...form.isms, statementOfApplicability: statement } };
}

const stops = { weight: "stops" } as const;
const notes = { weight: "note" } as const;
const elsewhere = ["総務部", "経理部"];

/** Applications whose form is in order, but with a document that says something else. */
export const badContents: readonly BadCase[] = [
  {
    ...notes,
    name: "ISMS認証登録証の登録番号が申請書と異なる",
    expects: "D-06/not-in-document",
    documents: asFor(["ismsCertificate"], (form) => ({
      ...form,
      isms: { ...form.isms, registrationNumber: "MIHON-IS-99999" },
    })),
  },
  {
    ...notes,
    name: "誓約書に署名した人が申請書と異なる",
    expects: "D-02/signer-not-in-document",
    documents: asFor(["pledge"], (form) => ({
      ...form,
      pledge: { ...form.pledge, signerName: "部外 太郎", signerTitle: "営業部長" },
    })),
  },
  {
    ...notes,
    name: "ISMSの書類がほかの部門のものである",
    expects: "D-03/department-not-in-document",
    documents: asFor(["ismsScope", "ismsCertificate"], (form) => ({
      ...form,
      isms: { ...form.isms, scopeDepartments: elsewhere },
    })),
  },
  {
    ...stops,
    name: "提出された適用宣言書が審査に必要な管理策を適用除外としている",
    expects: "D-04/document-excludes-core-control",
    documents: asFor(["ismsStatementOfApplicability"], (form) => excluding(form, ["A.8.15", "A.8.16"])),
  },
  {
    ...stops,
    name: "SCS評価の書類が★3のものである",
    expects: "D-05/document-rating-too-low",
    documents: asFor(["scsCertificate"], (form) => ({ ...form, scs: { ...form.scs, rating: 3 } })),
  },
  {
    ...notes,
    name: "SCS評価の書類に★の数がない",
    expects: "D-05/document-rating-not-found",
    documents: withPapers(["scsCertificate"], (slot, applied) => {
      const paper = paperFor(slot, applied);
      return {
        ...paper,
        facts: paper.facts.map(([label, value]) => [label, label === "評価" ? "合格" : value]),
      };
    }),
  },
  {
    ...notes,
    name: "SCS評価の書類に★3の記載もある",
    expects: "D-05/document-rating-unclear",
    documents: withPapers(["scsCertificate"], (slot, applied) => ({
      ...paperFor(slot, applied),
      paragraphs: ["前回の評価は★3であった。"],
    })),
  },
  {
    ...notes,
    name: "SCS評価の書類がほかの部門のものである",
    expects: "D-05/department-not-in-document",
    documents: asFor(["scsCertificate"], (form) => ({
      ...form,
      scs: { ...form.scs, scopeDepartments: elsewhere },
    })),
  },
  {
    ...stops,
    name: "ISMS認証登録証の有効期限を過ぎている",
    expects: "D-06/document-expired",
    documents: asFor(["ismsCertificate"], (form, today) => ({
      ...form,
      isms: { ...form.isms, validFrom: addYears(today, -3), validUntil: addDays(today, -1) },
    })),
  },
  {
    ...stops,
    name: "SCS評価の書類の有効期限を過ぎている",
    expects: "D-06/document-expired",
    documents: asFor(["scsCertificate"], (form, today) => ({
      ...form,
      scs: { ...form.scs, validFrom: addYears(today, -3), validUntil: addDays(today, -1) },
    })),
  },
  {
    ...notes,
    name: "ISMS認証登録証の有効期限が申請書と異なる",
    expects: "D-06/document-day-differs",
    documents: asFor(["ismsCertificate"], (form, today) => ({
      ...form,
      isms: { ...form.isms, validUntil: addDays(today, 90) },
    })),
  },
];
