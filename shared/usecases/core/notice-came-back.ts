import type { Deps, Write } from "#ports";
import type { MailFault } from "#records/mail-fault.ts";
import type { Effect, Notice } from "#records/operation.ts";
import { jstDay } from "#scheme/calendar.ts";
import { policyOn } from "#scheme/policy/index.ts";
import { notice as noticeTo, outboxWrites, toSecretariat } from "./effects.ts";

/** What came back of a notice that was sent. */
export type CameBack = {
  /** The notice as it is stored once it was sent. */
  readonly sent: Notice;
  readonly content: Extract<Effect, { type: "notice" }>["content"];
  readonly fault: MailFault;
  readonly at: string;
};

/**
 * The writes that put on record that a notice came back, and tell the secretariat (N-05). A notice to the secretariat
 * itself is put on record alone, so that nothing goes round.
 * @param storedVersion the version of the notice that is in the register now
 */
export function cameBackWrites(deps: Pick<Deps, "ids">, cameBack: CameBack, storedVersion: number): Write[] {
  const { sent, fault, at } = cameBack;
  return [
    {
      put: "replace",
      record: { ...sent, version: storedVersion + 1, cameBack: { fault, at } },
      when: [{ field: "version", is: "oneOf", values: [storedVersion] }],
    },
    ...tellSecretariat(deps, cameBack),
  ];
}

function tellSecretariat(deps: Pick<Deps, "ids">, { sent, content, fault, at }: CameBack): Write[] {
  const { recipient, subject, sentAt } = sent;
  if (recipient.to === "secretariat") return [];
  const { caseKind, caseId, reference, providerName, category } = content;
  const told: Effect = noticeTo(toSecretariat, {
    template: "noticeCameBack",
    caseKind,
    caseId,
    reference,
    ...(providerName === undefined ? {} : { providerName }),
    ...(category === undefined ? {} : { category }),
    fault,
    ofSubject: subject,
    ofRecipient: recipient.to,
    ...(recipient.to === "body" ? nameOfBody(recipient.body, at) : {}),
    ...(sentAt === undefined ? {} : { sentAt }),
  });
  return outboxWrites(deps, [told], at);
}

function nameOfBody(code: string, at: string) {
  const body = policyOn(jstDay(at)).inquiry.bodies.value.find((each) => each.code === code);
  return body === undefined ? {} : { bodyName: body.name };
}
