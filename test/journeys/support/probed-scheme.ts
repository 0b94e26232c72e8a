import { governmentRoutes } from "#contracts/government-routes.ts";
import type { Route } from "#contracts/route.ts";
import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { tipDeskRoutes } from "#contracts/tip-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { until } from "#local/demo/until.ts";
import { goodDocuments } from "#local/samples/documents.ts";
import type { PersonRole } from "#scheme/roles.ts";
import { signIn } from "#test/support/sign-in.ts";
import { type Case, caseAt, certificate, reasons, slots, today } from "./case.ts";
import { conductOf, reportOf, schemesOwn } from "./probed-upkeep.ts";
import { everyEffect, recordsIn } from "./register-file.ts";
import { openRevocationOf } from "./revocation.ts";
import type { Scheme } from "./scheme.ts";
import { suspect } from "./surveillance.ts";

/** One person for every role. */
const people: Readonly<Record<PersonRole, string>> = {
  applicant: "demo-entry",
  signatory: "demo-signatory",
  reviewer: "demo-reviewer",
  decider: "demo-decider",
  surveillanceOfficer: "demo-surveillance-officer",
  tipOfficer: "demo-tip-officer",
  governmentResponder: "demo-responder-npa",
  auditor: "demo-auditor",
  administrator: "demo-administrator",
};

export type Probed = {
  /** Access tokens by account. */
  readonly tokens: ReadonlyMap<string, string>;
  /** The account that may call a route, or undefined where anyone may. */
  readonly accountFor: (route: Route) => string | undefined;
  /** Accounts none of whose roles may call a route. */
  readonly othersThan: (route: Route) => readonly string[];
  /** Parameters that name something that is there. */
  readonly realParams: (route: Route) => Readonly<Record<string, string>>;
  readonly ofAnother: Case;
};

/** Cases in which every route has something to work on, so that nothing is refused for want of it. */
export async function fillScheme(scheme: Scheme): Promise<Probed> {
  const nextSlot = slots();
  const draft = await caseAt(scheme, nextSlot(), "draft");
  const ofAnother = await caseAt(scheme, nextSlot(), "draft");
  const asked = await caseAt(scheme, { ...draft.slot, category: "deviceVerification" }, "inquiry");
  const certified = await caseAt(scheme, { ...draft.slot, category: "monitoringOperation" }, "certified");
  const { number } = await certificate(certified);
  const conduct = await conductOf(certified, number);
  const report = await reportOf(certified, number);
  const own = await schemesOwn(scheme);
  const requestId = await askApplicant(scheme, asked);
  const revocation = await noticedRevocation(scheme, certified);
  const documentId = async (of: Case) => (await of.shown()).documents[0]?.documentId ?? "";
  const [draftDocument, askedDocument] = [await documentId(draft), await documentId(asked)];
  const watched = await watchedCase(scheme, certified);
  await everyEffect(scheme.server().dataFolder);
  const documentFor = ({ path, audience }: Route): string => {
    if (path.includes("/revocations/")) return revocation.documentId;
    return audience === "provider" ? draftDocument : askedDocument;
  };
  const accounts = Object.values(people);
  const tokens = new Map<string, string>();
  for (const account of accounts) tokens.set(account, await signIn(scheme.baseUrl(), account));

  return {
    tokens,
    ofAnother,
    accountFor: ({ roles }) => {
      if (roles === "anyone") return undefined;
      return roles.includes("signatory") ? people.signatory : people[roles[0] ?? "auditor"];
    },
    othersThan: ({ roles }) =>
      roles === "anyone"
        ? []
        : accounts.filter((account) => !roles.some((role) => rolesOf(account).includes(role))),
    realParams: (route) => {
      const isDraft = route.audience === "provider" && route.name !== "answerInformationRequest";
      return {
        applicationId: isDraft ? draft.applicationId : asked.applicationId,
        documentId: documentFor(route),
        ...watched(route),
        requestId,
        body: "npa",
        number,
        ...conduct,
        ...report,
        ...own,
        prerequisite: "isms",
        revocationId: revocation.revocationId,
        corporateNumber: certified.slot.company.corporateNumber,
      };
    },
  };
}

/** A surveillance case with a document of the provider's, and a tip with an identity. */
async function watchedCase(scheme: Scheme, of: Case) {
  const found = await suspect(scheme, of);
  await found.conduct();
  await found.standsAt("evidence");
  const documentId = await found.upload();
  const body = {
    kind: "other",
    about: { named: "company", companyName: "株式会社みほん" },
    text: reasons,
    identity: { name: "通報 者子", contact: "reporter@example.jp" },
  } as const;
  await replyTo(scheme.anybody().call(tipDeskRoutes.giveTip, { body }));
  const [tip] = recordsIn(scheme.server().dataFolder, "tip");
  const ids = { surveillanceId: found.surveillanceId, tipId: tip?.id ?? "" };
  return ({ path }: Route) => (path.includes("/surveillances/") ? { ...ids, documentId } : ids);
}

function rolesOf(account: string): readonly string[] {
  if (account === people.signatory) return ["applicant", "signatory"];
  return Object.entries(people).flatMap(([role, each]) => (each === account ? [role] : []));
}

/** A revocation whose provider has had notice, with a document of the provider's. */
async function noticedRevocation(scheme: Scheme, of: Case) {
  const made = await openRevocationOf(scheme, of, "other");
  await replyTo(made.notice());
  const day = await today(scheme);
  const [file] = await goodDocuments({ form: of.form, company: of.slot.company, today: day });
  if (file === undefined) throw new Error("There is no document to upload");
  const { documentId } = await made.upload(file);
  return { revocationId: made.revocationId, documentId };
}

async function askApplicant(scheme: Scheme, of: Case): Promise<string> {
  const params = { applicationId: of.applicationId };
  const npa = await scheme.as("demo-responder-npa");
  const answer = { answer: "moreInformation", text: "海外拠点の有無を知りたい。" } as const;
  await replyTo(npa.call(governmentRoutes.answerInquiry, { params, body: answer }));
  const reviewer = await scheme.as("demo-reviewer");
  const question = { action: "askApplicant", question: reasons } as const;
  await replyTo(
    reviewer.call(secretariatRoutes.supplementInquiry, {
      params: { ...params, body: "npa" },
      body: question,
    }),
  );
  return until("the question", async () => (await of.shown()).informationRequests[0]?.requestId);
}
