import assert from "node:assert/strict";
import type { Deps } from "#ports";
import { sha256Hex } from "#proof/digest.ts";
import type { Certification } from "#records/certification.ts";
import type { CaseRef } from "#records/common.ts";
import { keys } from "#records/layout.ts";
import type { NoticeContent } from "#records/notice-content.ts";
import type { Delegation, DocumentSlot } from "#scheme/application-form.ts";
import type { CertificationAct } from "#scheme/certification-transitions.ts";
import { system } from "#usecases/actor.ts";
import { commitTogether } from "#usecases/core/act.ts";
import { certificationStep } from "#usecases/core/certifications.ts";
import { documentKey } from "#usecases/core/uploads.ts";
import { inspectDocument } from "#usecases/inspect-document.ts";
import { requestCertificationUpload } from "#usecases/request-certification-upload.ts";
import type { World } from "./fakes.ts";
import { actsOf, reach } from "./fakes-acts.ts";
import { accepted, addDocument, fillIn, openCase, soundForm } from "./fakes-case.ts";
import { recordsOf } from "./fakes-invariants.ts";
import { signatoryOf } from "./fakes-people.ts";

/** A certified provider: its certification, and whoever signs for it. */
export type Certified = {
  readonly number: string;
  readonly corporateNumber: string;
  readonly name: string;
  readonly signatory: ReturnType<typeof signatoryOf>;
};

/** Brings a company to its certificate, with what it delegates from the beginning. */
export async function certify(
  world: World,
  index: number,
  delegations: readonly Delegation[] = [],
  slots: readonly DocumentSlot[] = [],
): Promise<Certified> {
  const of = await openCase(world, index);
  if (delegations.length > 0)
    await fillIn(world, of, { ...soundForm(world, of), delegations: [...delegations] });
  for (const slot of slots) await addDocument(world, of, slot);
  const { certificationNumber } = await reach(world, of, "certified");
  await actsOf(of, world).issue();
  const { corporateNumber, name } = of.company;
  return { number: certificationNumber, corporateNumber, name, signatory: signatoryOf(of.company) };
}

/** The certification of a provider as it stands in the register. */
export async function certificationOf(
  { deps }: { readonly deps: Pick<Deps, "register"> },
  { number }: Pick<Certified, "number">,
): Promise<Certification> {
  const found = await deps.register.get("certification", keys.certification(number));
  assert.ok(found, `there is no certification ${number}`);
  return found;
}

/** Moves a certification along its table, as whoever owns the act would. */
export async function moveCertification(
  world: World,
  of: Pick<Certified, "number">,
  act: CertificationAct,
): Promise<void> {
  const certification = await certificationOf(world, of);
  const step = accepted(certificationStep(world.deps, { certification, act, by: system }));
  accepted(await commitTogether(world.deps, step.writes));
}

/** A document of a certification, inspected at once. */
export async function uploadFor(world: World, of: Certified, slot: DocumentSlot, content = slot as string) {
  const bytes = Buffer.from(content);
  const { document } = accepted(
    await requestCertificationUpload(world.deps)({
      actor: of.signatory,
      number: of.number,
      slot,
      fileName: `${slot}.pdf`,
      contentType: "application/pdf",
      bytes: bytes.length,
      sha256: sha256Hex(bytes),
    }),
  );
  await arrive(world, { caseKind: "certification", caseId: of.number }, document.documentId, bytes);
  return document.documentId;
}

/** Lets the bytes of a document arrive, and inspects them. */
export async function arrive(world: World, of: CaseRef, id: string, bytes: Uint8Array): Promise<void> {
  const key = documentKey({ ...of, id });
  world.documents.quarantine.set(key, bytes);
  await inspectDocument(world.deps)({ key });
}

/** Every notice of a template that was caused so far. */
export function noticesOf<Template extends NoticeContent["template"]>(world: World, template: Template) {
  return recordsOf(world, "outbox").flatMap(({ effect }) =>
    effect.type === "notice" && isOf(effect.content, template)
      ? [{ recipient: effect.recipient, content: effect.content }]
      : [],
  );
}

function isOf<Template extends NoticeContent["template"]>(
  content: NoticeContent,
  template: Template,
): content is Extract<NoticeContent, { template: Template }> {
  return content.template === template;
}
