import type { Client } from "#contracts/client.ts";
import { providerRoutes } from "#contracts/provider-routes.ts";
import type { ReplyOf } from "#contracts/route.ts";
import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { applicationStatusNames } from "#scheme/application-transitions.ts";
import type { Bilingual } from "#scheme/bilingual.ts";
import { replyTo } from "./expect-reply.ts";
import { until } from "./until.ts";

/** A client of the API for an account; signed in once. */
export type People = (account: string) => Promise<Client>;

export type ApplicantView = ReplyOf<typeof providerRoutes.readOwnApplication>;
type SecretariatView = ReplyOf<typeof secretariatRoutes.readApplication>;
type InquiryStatus = SecretariatView["inquiries"][number]["status"];

/** Where the case stands, and so what is to be done next. */
export type Stand =
  | { readonly at: "draft"; readonly own: ApplicantView }
  | {
      readonly at: "remediation";
      readonly own: ApplicantView;
      readonly remediation: NonNullable<ApplicantView["remediation"]>;
    }
  | { readonly at: "inquiry"; readonly asked: readonly Bilingual[]; readonly unanswered: readonly string[] }
  | { readonly at: "formCheck" | "review" | "awaitingDecision" | "certified" }
  /** It has ended without a certificate, or people have taken it where the play does not follow. */
  | { readonly at: "over"; readonly why: Bilingual };

const answerable: readonly InquiryStatus[] = ["sent", "acknowledged", "overdue", "escalated"];
const waitingForWords: readonly InquiryStatus[] = ["moreInformation", "applicantAsked"];
const inPeoplesHands: Stand = {
  at: "over",
  why: { ja: "続きは人の手に移っています", en: "people have taken it over" },
};

/** Where the case stands, as soon as somebody has something to do; until then the procedure works on it. */
export function standOf(people: People, applicationId: string): Promise<Stand> {
  const params = { applicationId };
  return until("the procedure", async () => {
    const provider = await people("demo-signatory");
    const own = await replyTo(provider.call(providerRoutes.readOwnApplication, { params }));
    if (own.status === "draft") return { at: "draft", own };
    if (own.remediation !== undefined) return { at: "remediation", own, remediation: own.remediation };
    if (own.outcome === "certified") return { at: "certified" };
    if (own.outcome !== undefined) return { at: "over", why: applicationStatusNames[own.outcome] };
    const reviewer = await people("demo-reviewer");
    return standInside(await replyTo(reviewer.call(secretariatRoutes.readApplication, { params })));
  });
}

function standInside({ status, inquiries, inquiryResult, proposal }: SecretariatView): Stand | undefined {
  switch (status) {
    case "formCheck":
      return { at: "formCheck" };
    case "inquiry": {
      if (inquiries.some((inquiry) => waitingForWords.includes(inquiry.status))) return inPeoplesHands;
      const unanswered = inquiries.filter((inquiry) => answerable.includes(inquiry.status));
      if (unanswered.length === 0) return undefined;
      const asked = inquiries.map(({ bodyName }) => bodyName);
      return { at: "inquiry", asked, unanswered: unanswered.map(({ body }) => body) };
    }
    case "review":
      return inquiryResult === "noObjection" ? { at: "review" } : inPeoplesHands;
    case "awaitingDecision":
      return proposal?.outcome === "certify" ? { at: "awaitingDecision" } : inPeoplesHands;
    default:
      return undefined;
  }
}

/** The steps of a case by their acts in its record, as they are printed when it is taken up again. */
const steps: Readonly<Record<string, Bilingual>> = {
  createApplication: { ja: "下書き", en: "drafted" },
  submit: { ja: "提出", en: "submitted" },
  requestRemediation: { ja: "不備", en: "found faulty" },
  resubmit: { ja: "補正", en: "mended" },
  acceptForm: { ja: "受理", en: "accepted" },
  putInquiries: { ja: "照会", en: "asked" },
  concludeInquiries: { ja: "回答", en: "answered" },
  propose: { ja: "起案", en: "proposed" },
  certify: { ja: "決定", en: "decided" },
};

/** What was done in a case before, step by step, from its record. */
export async function doneBefore(people: People, applicationId: string): Promise<readonly Bilingual[]> {
  const reviewer = await people("demo-reviewer");
  const history = await reviewer.call(secretariatRoutes.readHistory, { params: { applicationId } });
  if (!history.ok) return [{ ja: "下書き", en: "drafted" }];
  return history.reply.events.flatMap(({ act = "" }) => steps[act] ?? []);
}
