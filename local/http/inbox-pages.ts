import { RequestRefused } from "#functions/middleware/problem.ts";
import type { Mailbox, MailSummary } from "#local/mail/read-mailbox.ts";
import { formatJst } from "#scheme/calendar.ts";
import { type Html, html } from "#web/html.ts";
import { both } from "./both.ts";
import type { LocalRoute } from "./local-route.ts";
import { pageAnswer } from "./page.ts";
import { table } from "./table.ts";

const title = { ja: "受信箱", en: "Inbox" };
const subject = { ja: "件名", en: "Subject" };
const to = { ja: "宛先", en: "To" };
const from = { ja: "差出人", en: "From" };
const date = { ja: "日時", en: "Date" };

/** A Date header in Japanese time; as it stands when it is no date. */
function shownDate(text: string): string {
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? text : formatJst(new Date(moment).toISOString());
}

function row(mail: MailSummary): Html {
  return html`<tr><td><a href="/inbox/${mail.id}">${mail.subject}</a></td><td>${mail.to}</td><td>${shownDate(mail.date)}</td></tr>`;
}

function list(mails: readonly MailSummary[]): Html {
  if (mails.length > 0) return table(title, [subject, to, date], mails.map(row));
  return html`<p>${both({ ja: "通知はまだありません。", en: "No notice has been sent yet." })}</p>`;
}

/** The inbox of demo mode: every mail that was sent, and the text of each. */
export function inboxRoutes(mailbox: Mailbox): readonly LocalRoute[] {
  return [
    {
      method: "GET",
      path: "/inbox",
      async answer() {
        const content = html`<p>${both({
          ja: "このデモから送られた通知です。新しいものが上です。",
          en: "The notices this demonstration has sent, newest first.",
        })}</p>${list(await mailbox.list())}`;
        return pageAnswer({ title, content, demo: true });
      },
    },
    {
      method: "GET",
      path: "/inbox/{id}",
      async answer({ parameters }) {
        const mail = await mailbox.read(parameters["id"] ?? "");
        if (mail === undefined) throw new RequestRefused({ code: "not-found" });
        const content = html`<p><a href="/inbox">${both({ ja: "受信箱へ戻る", en: "Back to the inbox" })}</a></p>
<dl><dt>${both(subject)}</dt><dd>${mail.subject}</dd><dt>${both(from)}</dt><dd>${mail.from}</dd>
<dt>${both(to)}</dt><dd>${mail.to}</dd><dt>${both(date)}</dt><dd>${shownDate(mail.date)}</dd></dl>
<pre class="mail">${mail.text}</pre>`;
        return pageAnswer({ title: { ja: "通知", en: "Notice" }, content, demo: true });
      },
    },
  ];
}
