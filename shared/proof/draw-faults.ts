import type { Bilingual } from "#scheme/bilingual.ts";

/** Why a published draw does not hold, as a person is told (S-03). */
const wrongs = {
  "not-a-draw": {
    ja: "公表された抽選のデータとして読めません。",
    en: "It cannot be read as a published draw.",
  },
  "not-a-commitment": {
    ja: "比べるための事前公表のデータとして読めません。",
    en: "What it is to be compared with cannot be read as a commitment.",
  },
  "commitment-differs": {
    ja: "先に公表された事前公表と一致しません。内容が変えられたか、抽選がやり直されています。",
    en: "The commitment is not the one published before: it was changed, or the draw was made anew.",
  },
  "commitment-digest-wrong": {
    ja: "事前公表のダイジェストが、その内容と一致しません。",
    en: "The digest of the commitment does not match its content.",
  },
  "population-hash-wrong": {
    ja: "母集団のハッシュ値が、掲載された認定番号と一致しません。",
    en: "The hash of the population does not match the certifications listed.",
  },
  "population-not-in-order": {
    ja: "認定番号又は層が決められた順に並んでいないか、重複しています。",
    en: "Certifications or strata are not in their fixed order, or one is listed twice.",
  },
  "sample-size-wrong": {
    ja: "抽出数が、事前公表された規則から計算した数と一致しません。",
    en: "A sample size is not the one that follows from the rules committed to.",
  },
  "round-time-wrong": {
    ja: "ビーコンのラウンドの時刻が、ラウンド番号から計算した時刻と一致しません。",
    en: "The time of the beacon's round is not the one that follows from its number.",
  },
  "known-beforehand": {
    ja: "事前公表の時点で、抽選に使う乱数がすでに知られていました。",
    en: "The randomness was already known when the commitment was made.",
  },
  "source-differs": {
    ja: "事前公表されたものとは別の種類の乱数が使われています。",
    en: "Another kind of randomness was used than the one committed to.",
  },
  "round-differs": {
    ja: "事前公表されたものとは別のラウンドのビーコンが使われています。",
    en: "Another round of the beacon was used than the one committed to.",
  },
  "signature-wrong": {
    ja: "ビーコンの署名が、事前公表された公開鍵で検証できません。",
    en: "The beacon's signature does not verify with the public key committed to.",
  },
  "numbers-differ": {
    ja: "公表された数の個数が、事前公表された出所と一致しません。",
    en: "The public numbers are not as many as the sources committed to have.",
  },
  "randomness-wrong": {
    ja: "乱数が、ビーコンの署名又は公表された数から計算した値と一致しません。",
    en: "The randomness does not follow from the beacon's signature or the public numbers.",
  },
  "strata-differ": {
    ja: "結果の層が、事前公表された層と一致しません。",
    en: "The strata of the result are not those committed to.",
  },
  "picks-wrong": {
    ja: "選ばれた認定番号又はその順が、計算し直した結果と一致しません。",
    en: "The certifications drawn, or their order, are not what drawing again gives.",
  },
} as const satisfies Record<string, Bilingual>;
export type DrawFaultCode = keyof typeof wrongs;

/** One thing that does not hold; `at` is the stratum, or the place in the file, where it is about one. */
export type DrawFault = { readonly code: DrawFaultCode; readonly at?: string; readonly wrong: Bilingual };

export function drawFault(code: DrawFaultCode, at?: string): DrawFault {
  return { code, ...(at === undefined ? {} : { at }), wrong: wrongs[code] };
}

/** The fault, unless the check holds. */
export function unless(holds: boolean, code: DrawFaultCode, at?: string): readonly DrawFault[] {
  return holds ? [] : [drawFault(code, at)];
}
