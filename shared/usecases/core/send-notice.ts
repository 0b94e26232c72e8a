import { renderNotice } from "#notices/index.ts";
import { composeMime } from "#notices/mime.ts";
import type { Deps, OutgoingMail, Write } from "#ports";
import { sha256Hex } from "#proof/digest.ts";
import { keys } from "#records/layout.ts";
import type { Effect, Notice } from "#records/operation.ts";
import { jstDay } from "#scheme/calendar.ts";
import { policyOn } from "#scheme/policy/index.ts";
import { loadFiling } from "./filing.ts";
import { loadApplication } from "./load.ts";
import { cameBackWrites } from "./notice-came-back.ts";

type Needs = Pick<Deps, "register" | "documents" | "mailer" | "directory" | "clock" | "ids" | "log">;
type NoticeEffect = Extract<Effect, { type: "notice" }>;

/**
 * Sends a notice and keeps the very message as evidence (N-05). A crash between sending and recording makes it go out
 * again, at most once more, under the same Message-ID. Of two that begin at the same moment, one sends.
 * @throws when somebody else has just begun, or it cannot be sent now
 */
export async function sendNotice(
  deps: Needs,
  id: string,
  effect: NoticeEffect,
): Promise<"delivered" | "failed"> {
  const { content, recipient } = effect;
  const earlier = await deps.register.get("notice", keys.notice(content, id));
  if (earlier?.status === "sent") return "delivered";
  const to = await addressesOf(deps, effect);
  if (to.length === 0) return "failed";

  const now = earlier === undefined ? deps.clock.now() : earlier.preparedAt;
  const mimeKey = `notices/${id}.eml`;
  const { subject, mime } = await messageOf(deps, { id, effect, to, now, mimeKey }, earlier);
  const notice: Notice = {
    kind: "notice",
    id,
    version: 1,
    caseKind: content.caseKind,
    caseId: content.caseId,
    status: "sending",
    template: content.template,
    recipient,
    subject,
    mimeKey,
    mimeSha256: sha256Hex(mime),
    preparedAt: now,
  };
  if (earlier === undefined) await begin(deps, notice);
  await deps.documents.store(notice.mimeKey, mime, "message/rfc822");
  const isTaken = await offer(deps, { id, from: deps.directory.sender, to, mime });
  const at = deps.clock.now();
  const sent: Notice = { ...notice, version: 2, status: "sent", sentAt: at };
  if (isTaken) {
    const when = [{ field: "status", is: "oneOf", values: ["sending"] }] as const;
    await commitUnlessBusy(deps, [{ put: "replace", record: sent, when }]);
    deps.log("NOTICE_SENT", { noticeId: id, template: content.template });
    return "delivered";
  }
  const cameBack = { sent, content, fault: "bounced", at } as const;
  await commitUnlessBusy(deps, cameBackWrites(deps, cameBack, notice.version));
  deps.log("NOTICE_CAME_BACK", { noticeId: id, fault: "bounced", to: recipient.to });
  return "delivered";
}

/** Hands a mail to the mail system. False when the reader's server knows no such reader: a bounce, told at once. */
async function offer(deps: Pick<Deps, "mailer">, mail: OutgoingMail): Promise<boolean> {
  try {
    await deps.mailer.send(mail);
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === "RecipientRefused") return false;
    throw error;
  }
}

/** The message as it was kept by an earlier try, else as it is composed now: what is evidence is what is sent. */
async function messageOf(
  deps: Needs,
  of: {
    readonly id: string;
    readonly effect: NoticeEffect;
    readonly to: readonly string[];
    readonly now: string;
    readonly mimeKey: string;
  },
  earlier: Notice | undefined,
): Promise<{ readonly subject: string; readonly mime: Uint8Array }> {
  const kept = earlier === undefined ? undefined : await deps.documents.evidence(of.mimeKey);
  if (earlier !== undefined && kept !== undefined) return { subject: earlier.subject, mime: kept };
  const { id, effect, to, now } = of;
  const words = renderNotice(effect.content, {
    portal: deps.directory.portal,
    operator: policyOn(jstDay(now)).operator,
  });
  const mime = await composeMime({ id, from: deps.directory.sender, to, ...words, date: now });
  return { subject: words.subject, mime };
}

/** Whoever records first that a notice is being sent, sends it; everybody else comes back later. */
async function begin(deps: Needs, notice: Notice): Promise<void> {
  const outcome = await deps.register.commit([{ put: "create", record: notice }]);
  if (!outcome.committed) throw new Error("The notice is being sent, or the register is busy");
}

/** A write that somebody else has made already is left; one that a busy register refused is an error. */
async function commitUnlessBusy(deps: Needs, writes: readonly Write[]): Promise<void> {
  const outcome = await deps.register.commit(writes);
  if (!outcome.committed && outcome.reason === "contention") throw new Error("The register is busy");
}

/** The address of a provider that is on the register. */
async function providerAddresses(deps: Needs, number: string): Promise<readonly string[]> {
  const certification = await deps.register.get("certification", keys.certification(number));
  return certification?.contactMail === undefined ? [] : [certification.contactMail];
}

async function addressesOf(deps: Needs, { recipient }: NoticeEffect): Promise<readonly string[]> {
  if (recipient.to === "provider") return providerAddresses(deps, recipient.certificationNumber);
  if (recipient.to !== "applicant") return deps.directory.addresses(recipient);
  const application = await loadApplication(deps, recipient.applicationId);
  if (application === undefined || !("filing" in application) || application.filing === undefined) return [];
  // What was filed last, not what is being edited: an address must not get lost in a draft.
  const { form } = await loadFiling(deps, application.id, application.filing.round);
  const mail = form.company?.contactMail;
  return mail === undefined ? [] : [mail];
}
