import type { ApplicationForm } from "../application-form.ts";
import type { Bilingual } from "../bilingual.ts";
import { addDays } from "../calendar.ts";
import type { Finding } from "../finding.ts";
import { citation, sections } from "./citation.ts";
import { isFiled } from "./documents.ts";
import { dayText, sameText } from "./text.ts";
import type { ValidationInput } from "./validation-input.ts";

type Capacity = NonNullable<NonNullable<ApplicationForm["pledge"]>["signerCapacity"]>;

const capacityNames: Readonly<Record<Capacity, Bilingual>> = {
  representative: { ja: "代表者", en: "representative" },
  officer: { ja: "役員", en: "officer" },
  proxy: { ja: "代理人", en: "proxy" },
};

/** The persons named in the form who may sign in a capacity; a representative is an officer too. */
function listedAs(capacity: Exclude<Capacity, "proxy">, form: ApplicationForm) {
  const representative = form.company?.representative;
  const representatives = representative === undefined ? [] : [representative];
  return capacity === "representative"
    ? representatives
    : [...representatives, ...(form.company?.officers ?? [])];
}

function listedSignerFindings(
  capacity: Exclude<Capacity, "proxy">,
  form: ApplicationForm,
): readonly Finding[] {
  const { signerName, signerTitle } = form.pledge ?? {};
  const listed = listedAs(capacity, form);
  if (signerName === undefined || listed.length === 0) return [];
  const named = listed.filter(({ name }) => sameText(name, signerName));
  const { ja, en } = capacityNames[capacity];
  if (named.length === 0) {
    return [
      {
        code: "D-02/signer-not-listed",
        item: "pledge.signerName",
        weight: "stops",
        wrong: {
          ja: `誓約書の署名者「${signerName}」は、申請書に記載された${ja}ではありません。`,
          en: `The pledge's signer "${signerName}" is not listed in the form as ${en}.`,
        },
        remedy: {
          ja: "申請書に記載した代表者又は役員が署名した誓約書を提出するか、申請書の代表者・役員の記載を改めてください。",
          en: "File a pledge signed by a representative or officer listed in the form, or correct that list.",
        },
        basis: sections.secretariat,
      },
    ];
  }
  if (signerTitle === undefined || named.some(({ title }) => sameText(title, signerTitle))) return [];
  return [
    {
      code: "D-02/signer-title-differs",
      item: "pledge.signerTitle",
      weight: "note",
      wrong: {
        ja: `誓約書の署名者「${signerName}」の役職「${signerTitle}」が、申請書の記載と異なります。`,
        en: `The title "${signerTitle}" of the pledge's signer "${signerName}" differs from the form.`,
      },
      remedy: { ja: "役職の記載を確かめてください。", en: "Check the title." },
      basis: sections.secretariat,
    },
  ];
}

function signerFindings({ policy, form, documents }: ValidationInput): readonly Finding[] {
  const capacity = form.pledge?.signerCapacity;
  if (capacity === undefined) return [];
  const { value: accepted, basis } = policy.pledge.capacities;
  if (!accepted.includes(capacity)) {
    const { ja, en } = capacityNames[capacity];
    return [
      {
        code: "D-02/capacity-not-accepted",
        item: "pledge.signerCapacity",
        weight: "stops",
        wrong: {
          ja: `誓約書に${ja}の資格で署名することはできません。`,
          en: `The pledge cannot be signed by a ${en}.`,
        },
        remedy: {
          ja: `次のいずれかの資格で署名してください：${accepted.map((each) => capacityNames[each].ja).join("、")}`,
          en: `Have it signed by one of: ${accepted.map((each) => capacityNames[each].en).join(", ")}.`,
        },
        basis: citation(basis),
      },
    ];
  }
  if (capacity !== "proxy") return listedSignerFindings(capacity, form);
  if (isFiled(documents, "proxyProof")) return [];
  return [
    {
      code: "D-02/proxy-without-proof",
      item: "documents.proxyProof",
      weight: "stops",
      wrong: {
        ja: "誓約書は代理人が署名していますが、代理権を証する書類が提出されていません。",
        en: "The pledge is signed by a proxy, but no proof of the proxy's authority has been filed.",
      },
      remedy: {
        ja: "代理権を証する書類をPDFで提出するか、代表者又は役員が署名した誓約書を提出してください。",
        en: "Upload proof of the proxy's authority, or a pledge signed by a representative or officer.",
      },
      basis: sections.secretariat,
    },
  ];
}

function dayFindings({ policy, day, form }: ValidationInput): readonly Finding[] {
  const signedOn = form.pledge?.signedOn;
  if (signedOn === undefined) return [];
  const signed = dayText(signedOn);
  const common = { item: "pledge.signedOn", weight: "stops" } as const;
  if (signedOn > day) {
    return [
      {
        ...common,
        code: "D-02/pledge-in-the-future",
        wrong: {
          ja: `誓約書の署名日（${signed.ja}）が、まだ来ていない日です。`,
          en: `The day the pledge was signed (${signed.en}) lies in the future.`,
        },
        remedy: { ja: "署名日を確かめてください。", en: "Check the day of signing." },
        basis: sections.secretariat,
      },
    ];
  }
  const { value: maximum, basis } = policy.pledge.maximumAgeDays;
  if (addDays(signedOn, maximum) >= day) return [];
  return [
    {
      ...common,
      code: "D-02/pledge-too-old",
      wrong: {
        ja: `誓約書の署名日（${signed.ja}）から${maximum}日を過ぎています。`,
        en: `The pledge was signed on ${signed.en}, more than ${maximum} days ago.`,
      },
      remedy: {
        ja: `署名日から${maximum}日以内の誓約書を提出してください。`,
        en: `File a pledge signed within the last ${maximum} days.`,
      },
      basis: citation(basis),
    },
  ];
}

const commitments = [
  { key: "disclosure", name: { ja: "情報開示", en: "disclosure" } },
  { key: "delegation", name: { ja: "委託の制限", en: "delegation" } },
  { key: "conduct", name: { ja: "求められる行動", en: "conduct" } },
] as const;

function commitmentFindings({ form }: ValidationInput): readonly Finding[] {
  return commitments
    .filter(({ key }) => form.pledge?.[key] === false)
    .map(({ key, name }) => ({
      code: "D-02/commitment-not-made",
      item: `pledge.${key}`,
      weight: "stops",
      wrong: {
        ja: `「${name.ja}」について誓約されていません。`,
        en: `The pledge on ${name.en} is not made.`,
      },
      remedy: {
        ja: `「${name.ja}」についての誓約を含む誓約書を提出してください。`,
        en: `File a pledge that includes the one on ${name.en}.`,
      },
      basis: sections.secretariat,
    }));
}

/** The pledge is whole, recent, and signed by a representative or officer of the form, or a proxy with proof (D-02). */
export function pledgeFindings(input: ValidationInput): readonly Finding[] {
  return [...signerFindings(input), ...dayFindings(input), ...commitmentFindings(input)];
}
