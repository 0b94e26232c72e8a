import type { Category } from "#scheme/categories.ts";

/** Words for fictional services. `number` ends the listing's id. */
export const categoryWords: Readonly<
  Record<Category, { readonly number: string; readonly service: string; readonly summary: string }>
> = {
  audit: {
    number: "10",
    service: "情報セキュリティ監査サービス",
    summary: "リスクアセスメントに基づく管理策の整備・運用状況を検証し、保証・助言を行う（架空）",
  },
  vulnerabilityAssessment: {
    number: "20",
    service: "脆弱性診断サービス",
    summary: "Webアプリケーション、プラットフォーム等の脆弱性を評価し、助言を行う（架空）",
  },
  digitalForensics: {
    number: "30",
    service: "デジタルフォレンジックサービス",
    summary: "電磁的記録の証拠保全、調査及び分析を行う（架空）",
  },
  monitoringOperation: {
    number: "40",
    service: "セキュリティ監視・運用サービス",
    summary: "セキュリティ製品のログを分析し、通知と報告を継続的に行う（架空）",
  },
  deviceVerification: {
    number: "50",
    service: "機器検証サービス",
    summary: "IoT機器を含むネットワーク機器とそのシステムの脆弱性等を診断する（架空）",
  },
};

export const reviewBodies = ["架空審査登録センター", "見本情報審査機構", "例示登録協会"] as const;

const brands = [
  "みはり",
  "あかし",
  "しらべ",
  "まもり",
  "ともしび",
  "はしら",
  "いしずえ",
  "みちしるべ",
] as const;
const providerHeads = ["東", "西", "南", "北", "中央", "第一", "新", "総合", "日の出", "ひかり"] as const;
const providerTails = [
  "見本システムズ株式会社",
  "架空情報サービス株式会社",
  "例示ソリューションズ株式会社",
  "仮想テクノロジー合同会社",
  "見本監査法人",
  "架空セキュリティ株式会社",
  "例示ネットワークス株式会社",
  "見本データ株式会社",
] as const;

/** The name of a fictional service, different for every serial within a category. */
export function serviceName(category: Category, serial: number): string {
  const brand = brands[serial % brands.length] ?? brands[0];
  return `${categoryWords[category].service}「${brand}${serial}」`;
}

/** One of 80 fictional providers. @param at from 0 up to but not including 1 */
export function fictionalProvider(at: number): string {
  const number = Math.floor(at * providerHeads.length * providerTails.length);
  const head = providerHeads[number % providerHeads.length] ?? providerHeads[0];
  const tail = providerTails[Math.floor(number / providerHeads.length)] ?? providerTails[0];
  return `${head}${tail}`;
}
