import type { publicRoutes } from "#contracts/public-routes.ts";
import type { ReplyOf } from "#contracts/route.ts";
import { bothLanguages, escapeHtml, htmlPage } from "#functions/middleware/html-page.ts";
import type { Bilingual } from "#scheme/bilingual.ts";
import { wareki } from "#scheme/calendar.ts";
import { optionNames } from "#scheme/categories.ts";

type Certification = ReplyOf<typeof publicRoutes.readCertification>;

/** What the status means for somebody who is about to rely on the certification. */
const meanings: Readonly<Record<Certification["status"], Bilingual>> = {
  valid: { ja: "この認定は有効です。", en: "This certification is in force." },
  underCorrection: {
    ja: "この認定は有効です。事業者は是正の措置をとっています。",
    en: "This certification is in force; the provider is taking corrective action.",
  },
  suspended: {
    ja: "効力が停止されています。解除されるまで、この認定に依拠しないでください。",
    en: "It is suspended. Do not rely on it until the suspension is lifted.",
  },
  expired: {
    ja: "有効期間の末日を過ぎており、効力はありません。",
    en: "Its last day has passed; it is no longer in force.",
  },
  returned: {
    ja: "事業者が返上したため、効力はありません。",
    en: "The provider has given it back; it is no longer in force.",
  },
  revoked: { ja: "取り消されており、効力はありません。", en: "It was revoked and is not in force." },
  notYetValid: { ja: "有効期間はまだ始まっていません。", en: "Its validity has not begun." },
};

function row(name: Bilingual, value: string): string {
  return `<dt>${bothLanguages(name)}</dt>\n<dd>${value}</dd>`;
}

function date(day: string): string {
  return `<time datetime="${escapeHtml(day)}">${escapeHtml(wareki(day))}（${escapeHtml(day)}）</time>`;
}

/** When it was revoked, on what ground and where that has come to; and what was set aside (G-02, X-05). */
function revocationRows({ revocation, revocationsSetAside = [] }: Certification): readonly string[] {
  const ground = revocation?.groundName;
  return [
    ...(revocation === undefined
      ? []
      : [
          row({ ja: "取消しの日", en: "Revoked on" }, date(revocation.revokedOn)),
          ...(ground === undefined
            ? []
            : [row({ ja: "取消しの事由", en: "Ground of the revocation" }, bothLanguages(ground))]),
          row({ ja: "取消しの現況", en: "Where the revocation stands" }, bothLanguages(revocation.stageName)),
        ]),
    ...revocationsSetAside.map((each) =>
      row(
        { ja: "取り消された取消し", en: "Revocation that was set aside" },
        `${date(each.revokedOn)} → ${date(each.setAsideOn)}`,
      ),
    ),
  ];
}

/** Where a certification stands today, for somebody who has scanned the code on a certificate (F-04). */
export function certificationPage(certification: Certification): string {
  const { number, providerName, providerNameEn, departmentName, departmentNameEn, option } = certification;
  const category = bothLanguages(certification.categoryName);
  const services = certification.services.map((name) => `<li>${escapeHtml(name)}</li>`).join("");
  const rows = [
    row(
      { ja: "認定事業者", en: "Certified provider" },
      bothLanguages({ ja: providerName, en: providerNameEn }),
    ),
    row({ ja: "法人番号", en: "Corporate number" }, escapeHtml(certification.corporateNumber)),
    row(
      { ja: "区分", en: "Category" },
      option === undefined ? category : `${category}${bothLanguages(optionNames[option])}`,
    ),
    row({ ja: "対象サービス", en: "Services covered" }, `<ul>${services}</ul>`),
    row(
      { ja: "対象部門", en: "Department covered" },
      bothLanguages({ ja: departmentName, en: departmentNameEn }),
    ),
    row({ ja: "有効期間の初日", en: "Valid from" }, date(certification.validFrom)),
    row({ ja: "有効期間の末日", en: "Valid until" }, date(certification.validUntil)),
    ...revocationRows(certification),
  ];
  return htmlPage(
    `認定番号 ${number}：${certification.statusName.ja}`,
    `<h1>認定番号 ${escapeHtml(number)}<span lang="en">Certification number ${escapeHtml(number)}</span></h1>
<p class="status">${bothLanguages(certification.statusName)}</p>
<p>${bothLanguages(meanings[certification.status])}</p>
<p>${date(certification.asOf)} 現在<span lang="en">As of ${escapeHtml(certification.asOf)} (Japan time)</span></p>
<dl>
${rows.join("\n")}
</dl>
<p><a href="/.well-known/certificate-keys.json">認定証を検証する鍵<span lang="en">The keys that verify certificates</span></a></p>`,
  );
}
