import type { Bilingual } from "../bilingual.ts";
import { validUntilAfterYears } from "../calendar.ts";
import { categoryNames } from "../categories.ts";
import type { Finding } from "../finding.ts";
import { registeredUntil } from "../registration-validity.ts";
import { sections } from "./citation.ts";
import { dayText } from "./text.ts";
import type { ValidationInput } from "./validation-input.ts";

type Certificate = {
  readonly key: "isms" | "scs";
  readonly name: Bilingual;
  readonly years: number;
  readonly validFrom: string | undefined;
  readonly validUntil: string | undefined;
};

const basis = sections.validity;

function notStated({ key, name, validFrom }: Certificate): Finding {
  return {
    code: `D-06/${key}-not-stated`,
    item: validFrom === undefined ? `${key}.validFrom` : `${key}.validUntil`,
    weight: "stops",
    wrong: {
      ja: `${name.ja}の有効期間が記入されていません。`,
      en: `The validity of the ${name.en} is not stated.`,
    },
    remedy: {
      ja: `${name.ja}の有効期間の初日と有効期限を記入してください。`,
      en: `State the first and last day of the ${name.en}.`,
    },
    basis,
  };
}

function certificateFindings(certificate: Certificate, day: string): readonly Finding[] {
  const { key, name, years, validFrom, validUntil } = certificate;
  if (validFrom === undefined || validUntil === undefined) return [notStated(certificate)];
  const item = `${key}.validUntil`;
  const first = dayText(validFrom);
  const last = dayText(validUntil);
  const check = { ja: "有効期間の記載を確かめてください。", en: "Check the days of validity." };
  if (validUntil < validFrom) {
    const wrong = {
      ja: `${name.ja}の有効期限（${last.ja}）が、有効期間の初日（${first.ja}）より前です。`,
      en: `The last day of the ${name.en} (${last.en}) is before its first day (${first.en}).`,
    };
    return [{ code: `D-06/${key}-period-reversed`, item, weight: "stops", wrong, remedy: check, basis }];
  }
  const found: Finding[] = [];
  if (day > validUntil) {
    found.push({
      code: `D-06/${key}-expired`,
      item,
      weight: "stops",
      wrong: {
        ja: `${name.ja}の有効期限（${last.ja}）を過ぎています。`,
        en: `The ${name.en} expired on ${last.en}.`,
      },
      remedy: {
        ja: `更新後の${name.ja}の有効期間を記入し、その書類を提出してください。`,
        en: `State the validity of the renewed ${name.en} and upload its document.`,
      },
      basis,
    });
  }
  if (day < validFrom) {
    found.push({
      code: `D-06/${key}-not-yet-valid`,
      item: `${key}.validFrom`,
      weight: "stops",
      wrong: {
        ja: `${name.ja}の有効期間（初日：${first.ja}）がまだ始まっていません。`,
        en: `The ${name.en} is not valid before ${first.en}.`,
      },
      remedy: {
        ja: `現在有効な${name.ja}の内容を記入し、その書類を提出してください。`,
        en: `State and upload a ${name.en} that is valid now.`,
      },
      basis,
    });
  }
  if (validUntil > validUntilAfterYears(validFrom, years)) {
    found.push({
      code: `D-06/${key}-period-too-long`,
      item,
      weight: "note",
      wrong: {
        ja: `${name.ja}の有効期間（${first.ja}から${last.ja}まで）が、通常の${years}年を超えています。`,
        en: `The validity of the ${name.en} (${first.en} to ${last.en}) is longer than the usual ${years} years.`,
      },
      remedy: check,
      basis,
    });
  }
  return found;
}

function registrationFindings({
  policy,
  day,
  category,
  form,
  listings,
}: ValidationInput): readonly Finding[] {
  const services = form.service?.services ?? [];
  if (services.length === 0) {
    return [
      {
        code: "D-06/registration-not-stated",
        item: "service.services",
        weight: "stops",
        wrong: { ja: "申請するサービスが記入されていません。", en: "No service is applied for." },
        remedy: { ja: "審査登録を受けたサービスを選んでください。", en: "Choose a registered service." },
        basis,
      },
    ];
  }
  return services.flatMap(({ listingId }): readonly Finding[] => {
    const item = `service.services[${listingId}]`;
    const of = categoryNames[category];
    const listing = listings.find((each) => each.id === listingId && each.category === category);
    if (listing === undefined) {
      return [
        {
          code: "D-06/registration-not-found",
          item,
          weight: "stops",
          wrong: {
            ja: `サービス「${listingId}」が、情報セキュリティサービス基準適合サービスリストの「${of.ja}」に見当たりません。`,
            en: `The service "${listingId}" is not on the existing register in the category "${of.en}".`,
          },
          remedy: {
            ja: "リストに掲載されているサービスを選んでください。",
            en: "Choose a service that is on the register.",
          },
          basis: sections.position,
        },
      ];
    }
    const { serviceName } = listing;
    const validUntil = registeredUntil(listing, policy.serviceRegistration.validYears.value);
    if (day <= validUntil) return [];
    const last = dayText(validUntil);
    return [
      {
        code: "D-06/registration-expired",
        item,
        weight: "stops",
        wrong: {
          ja: `サービス「${serviceName}」の審査登録の有効期限（${last.ja}）を過ぎています。`,
          en: `The registration of the service "${serviceName}" expired on ${last.en}.`,
        },
        remedy: {
          ja: "審査登録を更新し、リストに反映された後に再度提出してください。",
          en: "Renew the registration and file again once the register shows it.",
        },
        basis,
      },
    ];
  });
}

/**
 * Service registration, ISMS and SCS are all valid on the day (D-06). What is not stated is never taken for valid.
 */
export function validityFindings(input: ValidationInput): readonly Finding[] {
  const { policy, form, day } = input;
  const isms: Certificate = {
    key: "isms",
    name: { ja: "ISMS認証", en: "ISMS certificate" },
    years: policy.isms.validYears.value,
    validFrom: form.isms?.validFrom,
    validUntil: form.isms?.validUntil,
  };
  const scs: Certificate = {
    key: "scs",
    name: { ja: "SCS評価", en: "SCS rating" },
    years: policy.scs.validYears.value,
    validFrom: form.scs?.validFrom,
    validUntil: form.scs?.validUntil,
  };
  return [
    ...registrationFindings(input),
    ...certificateFindings(isms, day),
    ...certificateFindings(scs, day),
  ];
}
