import type { ApplicationForm } from "#scheme/application-form.ts";
import { addDays, addYears } from "#scheme/calendar.ts";
import { policyOn } from "#scheme/policy/index.ts";
import type { BadCase } from "./bad-case.ts";
import { badDelegations } from "./bad-delegations.ts";
import { sampleCompanies } from "./companies.ts";
import { furtherListings } from "./listings.ts";

type Form = ApplicationForm;
type Section = "service" | "company" | "isms" | "scs" | "pledge";

/** The form with some items of a section changed. */
function having<Key extends Section>(
  form: Form,
  section: Key,
  changes: Partial<NonNullable<Form[Key]>>,
): Form {
  return { ...form, [section]: { ...form[section], ...changes } };
}

function without(form: Form, section: Section, item: string): Form {
  const kept = Object.entries(form[section] ?? {}).filter(([name]) => name !== item);
  return { ...form, [section]: Object.fromEntries(kept) };
}

function applyingFor(form: Form, listingId: string, suppliesOnlyTool = false): Form {
  const { option: _dropped, ...service } = form.service ?? {};
  return { ...form, service: { ...service, services: [{ listingId, suppliesOnlyTool }] } };
}

function withControl(form: Form, control: string, changed: { applicable: boolean } | undefined): Form {
  const statement = (form.isms?.statementOfApplicability ?? []).flatMap((each) => {
    if (each.control !== control) return [each];
    return changed === undefined ? [] : [{ control, ...changed }];
  });
  return having(form, "isms", { statementOfApplicability: statement });
}

function statementOf2013(form: Form, today: string): Form {
  const controls = policyOn(today).isms.edition2013.value.flatMap(({ edition2013 }) => edition2013);
  const statement = [...new Set(controls)].map((control) => ({ control: `A.${control}`, applicable: true }));
  return having(form, "isms", { edition: "2013", statementOfApplicability: statement });
}

const stops = { weight: "stops" } as const;
const notes = { weight: "note" } as const;

const services: readonly BadCase[] = [
  {
    ...stops,
    name: "ペネトレーションテストのない区分でオプションを選んだ",
    expects: "A-01/option-not-of-category",
    category: "audit",
    form: (good) => having(good, "service", { option: "penetrationTest" }),
  },
  {
    ...stops,
    name: "オプションの登録がないサービスだけで申請した",
    expects: "A-01/option-not-registered",
    form: (good) => having(good, "service", { services: good.service?.services?.slice(0, 1) ?? [] }),
  },
  {
    ...stops,
    name: "ツールだけを提供するサービスを申請した",
    expects: "A-03/tool-only",
    refusedAtFiling: "tool-only",
    form: (good) => applyingFor(good, furtherListings.toolOnly, true),
  },
  {
    ...stops,
    name: "登録の有効期限を過ぎたサービスを申請した",
    expects: "D-06/registration-expired",
    form: (good) => applyingFor(good, furtherListings.expired),
  },
  {
    ...stops,
    name: "リストにないサービスを申請した",
    expects: "D-06/registration-not-found",
    refusedAtFiling: "service-not-registered",
    form: (good) => applyingFor(good, "018-9999-20"),
  },
  {
    ...stops,
    name: "旧社名で登録されたサービスを申請した",
    expects: "D-06/name-differs",
    form: (good) => applyingFor(good, furtherListings.underFormerName),
  },
];

const pledges: readonly BadCase[] = [
  {
    ...stops,
    name: "申請書にない人が誓約書に署名した",
    expects: "D-02/signer-not-listed",
    form: (good) => having(good, "pledge", { signerName: "部外 太郎", signerTitle: "営業部長" }),
  },
  {
    ...notes,
    name: "署名者の役職が申請書と異なる",
    expects: "D-02/signer-title-differs",
    form: (good) => having(good, "pledge", { signerTitle: "会長" }),
  },
  {
    ...stops,
    name: "代理人が署名し、委任状がない",
    expects: "D-02/proxy-without-proof",
    form: (good) =>
      having(good, "pledge", { signerCapacity: "proxy", signerName: "代理 弁子", signerTitle: "弁護士" }),
  },
  {
    ...stops,
    name: "誓約書の署名日がまだ来ていない",
    expects: "D-02/pledge-in-the-future",
    form: (good, { today }) => having(good, "pledge", { signedOn: addDays(today, 10) }),
  },
  {
    ...stops,
    name: "誓約書が古い",
    expects: "D-02/pledge-too-old",
    form: (good, { today }) => having(good, "pledge", { signedOn: addDays(today, -400) }),
  },
  {
    ...stops,
    name: "委託の制限を誓約していない",
    expects: "D-02/commitment-not-made",
    form: (good) => having(good, "pledge", { delegation: false }),
  },
];

const certificates: readonly BadCase[] = [
  {
    ...stops,
    name: "必須項目（所在地）が記入されていない",
    expects: "D-01/item-missing",
    form: (good) => without(good, "company", "address"),
  },
  {
    ...stops,
    name: "サービス部門がISMSの適用範囲にない",
    expects: "D-03/department-not-in-scope",
    form: (good) => having(good, "isms", { scopeDepartments: ["総務部", "経理部"] }),
  },
  {
    ...stops,
    name: "適用宣言書に管理策の記載がない",
    expects: "D-04/control-not-stated",
    form: (good) => withControl(good, "A.8.16", undefined),
  },
  {
    ...stops,
    name: "審査に必要な管理策が適用除外とされている",
    expects: "D-04/core-control-excluded",
    form: (good) => withControl(good, "A.8.15", { applicable: false }),
  },
  {
    ...stops,
    name: "関連する管理策が理由なく適用除外とされている",
    expects: "D-04/related-control-unexplained",
    form: (good) => withControl(good, "A.8.30", { applicable: false }),
  },
  {
    ...notes,
    name: "適用宣言書が2013年版である",
    expects: "D-04/no-counterpart-in-2013",
    form: (good, { today }) => statementOf2013(good, today),
  },
  {
    ...stops,
    name: "SCS評価が★3である",
    expects: "D-05/rating-too-low",
    form: (good) => having(good, "scs", { rating: 3 }),
  },
  {
    ...stops,
    name: "SCS評価★4をこれから取得する",
    expects: "D-05/rating-expected",
    form: (good, { today }) => having(good, "scs", { rating: 3, expectedBy: addDays(today, 60) }),
  },
  {
    ...stops,
    name: "サービス部門がSCS評価の取得範囲にない",
    expects: "D-05/department-not-in-scope",
    form: (good) => having(good, "scs", { scopeDepartments: ["総務部"] }),
  },
  {
    ...stops,
    name: "ISMS認証が他社の名義である",
    expects: "D-06/name-differs",
    form: (good) => having(good, "isms", { organisationName: "別会社見本株式会社" }),
  },
  {
    ...stops,
    name: "SCS評価の法人番号が申請者と異なる",
    expects: "D-06/corporate-number-differs",
    form: (good) =>
      having(good, "scs", { organisationCorporateNumber: sampleCompanies[1]?.corporateNumber ?? "" }),
  },
];

const periods: readonly BadCase[] = (["isms", "scs"] as const).flatMap((section): readonly BadCase[] => {
  const name = section === "isms" ? "ISMS認証" : "SCS評価";
  const valid = (good: Form, validFrom: string, validUntil: string) =>
    having(good, section, { validFrom, validUntil });
  return [
    {
      ...stops,
      name: `${name}の有効期限を過ぎている`,
      expects: `D-06/${section}-expired`,
      form: (good, { today }) => valid(good, addYears(today, -3), addDays(today, -1)),
    },
    {
      ...stops,
      name: `${name}の有効期間が始まっていない`,
      expects: `D-06/${section}-not-yet-valid`,
      form: (good, { today }) => valid(good, addDays(today, 30), addYears(today, 3)),
    },
    {
      ...stops,
      name: `${name}の有効期限が初日より前である`,
      expects: `D-06/${section}-period-reversed`,
      form: (good, { today }) => valid(good, addDays(today, 30), addDays(today, -30)),
    },
    {
      ...notes,
      name: `${name}の有効期間が通常より長い`,
      expects: `D-06/${section}-period-too-long`,
      form: (good, { today }) => valid(good, addYears(today, -1), addYears(today, 5)),
    },
  ];
});

/** Applications with a field that is wrong. */
export const badForms: readonly BadCase[] = [
  ...services,
  ...pledges,
  ...certificates,
  ...periods,
  ...badDelegations,
];
