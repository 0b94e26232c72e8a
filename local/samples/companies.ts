import { corporateNumberFrom } from "#scheme/corporate-number.ts";

type Person = { readonly name: string; readonly title: string };

/** A fictional company: every name, place and number is made up. */
export type SampleCompany = {
  /** Its place in the list, from 1; its listings are numbered by it. */
  readonly serial: number;
  readonly corporateNumber: string;
  readonly name: string;
  readonly nameEn: string;
  readonly address: string;
  readonly representative: Person;
  readonly officers: readonly Person[];
  readonly department: { readonly name: string; readonly nameEn: string };
  readonly responsiblePerson: Person;
  readonly contact: { readonly name: string; readonly mail: string };
};

type Row = readonly [
  name: string,
  nameEn: string,
  mailDomain: string,
  representative: string,
  officer: string,
  department: readonly [ja: string, en: string],
];

const rows: readonly Row[] = [
  [
    "株式会社あおば見本セキュリティ",
    "Aoba Mihon Security Inc.",
    "aoba-mihon.example",
    "青葉 光",
    "髙﨑 𠮷男",
    ["サイバーセキュリティサービス部", "Cybersecurity Services Department"],
  ],
  [
    "白波見本テック株式会社",
    "Shiranami Mihon Tech Co., Ltd.",
    "shiranami-mihon.example",
    "白波 渚",
    "汐見 岬",
    ["セキュリティ診断室", "Security Assessment Office"],
  ],
  [
    "株式会社髙﨑𠮷野見本研究所",
    "Takasaki Yoshino Mihon Laboratory Inc.",
    "takasaki-mihon.example",
    "髙﨑 𠮷野",
    "邊見 槇子",
    ["調査研究部", "Research and Investigation Department"],
  ],
  [
    "架空フォレンジックス株式会社",
    "Kaku Forensics Co., Ltd.",
    "kaku-forensics.example",
    "架空 証",
    "空木 跡",
    ["フォレンジック本部", "Forensics Division"],
  ],
  [
    "例示サイバー防衛株式会社",
    "Reiji Cyber Defence Co., Ltd.",
    "reiji-cyber.example",
    "例示 守",
    "例田 盾子",
    ["監視センター", "Monitoring Centre"],
  ],
  [
    "株式会社見本ネットワーク監視",
    "Mihon Network Monitoring Inc.",
    "mihon-monitoring.example",
    "見本 望",
    "遠見 眺",
    ["運用監視部", "Operations Department"],
  ],
  [
    "もしも電機検証株式会社",
    "Moshimo Device Testing Co., Ltd.",
    "moshimo-testing.example",
    "百瀬 茂",
    "若林 試子",
    ["機器検証部", "Device Testing Department"],
  ],
  [
    "仮想診断パートナーズ合同会社",
    "Kaso Assessment Partners LLC",
    "kaso-partners.example",
    "仮屋 診",
    "仮谷 看",
    ["診断事業部", "Assessment Division"],
  ],
  [
    "空想システム監査株式会社",
    "Kuso Systems Audit Co., Ltd.",
    "kuso-audit.example",
    "空閑 査",
    "想田 監子",
    ["監査部", "Audit Department"],
  ],
  [
    "株式会社サンプル・レッドチーム",
    "Sample Red Team Inc.",
    "sample-redteam.example",
    "赤城 鋭",
    "赤坂 敏子",
    ["侵入試験グループ", "Penetration Testing Group"],
  ],
  [
    "夢見セキュリティ運用株式会社",
    "Yumemi Security Operations Co., Ltd.",
    "yumemi-ops.example",
    "夢見 続",
    "夢野 常子",
    ["マネージドサービス部", "Managed Services Department"],
  ],
  [
    "架空総合研究所株式会社",
    "Kaku Research Institute Co., Ltd.",
    "kaku-research.example",
    "総田 究",
    "総山 研子",
    ["情報セキュリティ部", "Information Security Department"],
  ],
];

/**
 * Twelve fictional companies with valid corporate numbers. The first two are those of the demo accounts; names with
 * rare kanji are among them.
 */
export const sampleCompanies: readonly SampleCompany[] = rows.map(
  ([name, nameEn, mailDomain, representative, officer, department], index): SampleCompany => ({
    serial: index + 1,
    corporateNumber: corporateNumberFrom(`0123456789${String(index + 1).padStart(2, "0")}`),
    name,
    nameEn,
    address: `東京都架空区見本町${index + 1}丁目2番3号`,
    representative: { name: representative, title: "代表取締役" },
    officers: [
      { name: officer, title: "取締役" },
      { name: `見本 役${index + 1}`, title: "監査役" },
    ],
    department: { name: department[0], nameEn: department[1] },
    responsiblePerson: { name: officer, title: "サービス責任者" },
    contact: { name: `窓口 担当${index + 1}`, mail: `contact@${mailDomain}` },
  }),
);
