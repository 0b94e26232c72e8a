import { carriesOption, categoryNames, optionNames } from "../categories.ts";
import type { Finding } from "../finding.ts";
import { sections } from "./citation.ts";
import type { ValidationInput } from "./validation-input.ts";

function optionFindings({ form, category, listings }: ValidationInput): readonly Finding[] {
  const option = form.service?.option;
  if (option === undefined) return [];
  const common = { item: "service.option", weight: "stops", basis: sections.position } as const;
  const name = optionNames[option];
  const of = categoryNames[category];
  if (!carriesOption(category, option)) {
    return [
      {
        ...common,
        code: "A-01/option-not-of-category",
        wrong: {
          ja: `「${of.ja}」の区分には、オプション「${name.ja}」がありません。`,
          en: `The category "${of.en}" has no option "${name.en}".`,
        },
        remedy: { ja: "オプションの選択を外してください。", en: "Remove the option." },
      },
    ];
  }
  if (listings.some((listing) => listing.option === option)) return [];
  return [
    {
      ...common,
      code: "A-01/option-not-registered",
      wrong: {
        ja: `申請するサービスに、オプション「${name.ja}」の審査登録が見当たりません。`,
        en: `None of the services applied for is registered with the option "${name.en}".`,
      },
      remedy: {
        ja: "オプションの審査登録を受けたサービスを加えるか、オプションの選択を外してください。",
        en: "Add a service registered with the option, or remove the option.",
      },
    },
  ];
}

/** The services applied for are ones the scheme covers: with a registered option, and more than a tool. */
export function serviceFindings(input: ValidationInput): readonly Finding[] {
  const services = input.form.service?.services ?? [];
  const tools = services.flatMap(({ listingId, suppliesOnlyTool }): readonly Finding[] => {
    const listing = input.listings.find(({ id }) => id === listingId);
    if (!suppliesOnlyTool && listing?.suppliesOnlyTool !== true) return [];
    const name = listing?.serviceName ?? listingId;
    return [
      {
        code: "A-03/tool-only",
        item: `service.services[${listingId}]`,
        weight: "stops",
        wrong: {
          ja: `「${name}」はツールやシステムのみを提供するサービスのため、本制度の対象外です。`,
          en: `"${name}" only supplies a tool or system and is outside the scheme.`,
        },
        remedy: {
          ja: "このサービスを申請から外し、役務を提供するサービスで申請してください。",
          en: "Remove it and apply with a service that people deliver.",
        },
        basis: sections.scope,
      },
    ];
  });
  return [...tools, ...optionFindings(input)];
}
