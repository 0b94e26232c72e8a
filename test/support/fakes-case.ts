import assert from "node:assert/strict";
import type { SampleCompany } from "#local/samples/companies.ts";
import { goodForm } from "#local/samples/good-application.ts";
import type { Deps } from "#ports";
import { sha256Hex } from "#proof/digest.ts";
import type { Application, ApplicationIn } from "#records/application.ts";
import { keys, partitions } from "#records/layout.ts";
import type { Inquiry, Task } from "#records/procedure.ts";
import type { ApplicationForm, DocumentSlot } from "#scheme/application-form.ts";
import type { ApplicationStatus } from "#scheme/application-transitions.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { Category } from "#scheme/categories.ts";
import { createApplication } from "#usecases/create-application.ts";
import { inspectDocument } from "#usecases/inspect-document.ts";
import type { Outcome } from "#usecases/outcome.ts";
import { requestUpload } from "#usecases/request-upload.ts";
import { saveForm } from "#usecases/save-form.ts";
import type { World } from "./fakes.ts";
import { companyAt, policy, signatoryOf } from "./fakes-people.ts";

/** What an act led to; fails with the refusal's code when it was refused. */
export function accepted<Value>(outcome: Outcome<Value>): Value {
  assert.ok(outcome.done, `refused: ${outcome.done ? "" : JSON.stringify(outcome)}`);
  return outcome.value;
}

/** Sees an act refused with a code, and that it left everything as it was. */
export async function assertRefused(
  world: World,
  code: string,
  act: () => Promise<Outcome<unknown>>,
): Promise<void> {
  const before = world.snapshot();
  const outcome = await act();
  assert.equal(outcome.done ? "done" : outcome.code, code);
  assert.deepEqual(world.snapshot(), before, "something was written");
}

export type Case = {
  readonly id: string;
  readonly company: SampleCompany;
  readonly category: Category;
};

/** The required documents of the policy. */
const requiredSlots = policy.documents.slots.value.flatMap(({ slot, need }) =>
  need === "required" ? [slot] : [],
);

/** What stands in the documents of a company: everything a reader would look for. */
function contentOf(company: SampleCompany, slot: DocumentSlot): string {
  const registration = `MIHON-IS-${String(company.serial).padStart(5, "0")}`;
  const words = [slot, company.name, company.department.name, registration, company.representative.name];
  return words.join("/").replaceAll(/\s/gu, "");
}

/** Asks for an upload and lets the bytes arrive; the inspection is not run. */
export async function sendDocument(world: World, of: Case, slot: DocumentSlot, content: string) {
  const bytes = Buffer.from(content);
  const asked = accepted(
    await requestUpload(world.deps)({
      actor: signatoryOf(of.company),
      applicationId: of.id,
      slot,
      fileName: `${slot}.pdf`,
      contentType: "application/pdf",
      bytes: bytes.length,
      sha256: sha256Hex(bytes),
    }),
  );
  const key = `applications/${of.id}/${asked.document.documentId}`;
  world.documents.quarantine.set(key, bytes);
  return { documentId: asked.document.documentId, key };
}

/** Uploads a document as the company's signatory; it is inspected at once. */
export async function addDocument(world: World, of: Case, slot: DocumentSlot, content?: string) {
  const sent = await sendDocument(world, of, slot, content ?? contentOf(of.company, slot));
  await inspectDocument(world.deps)({ key: sent.key });
  return sent.documentId;
}

/** A form without findings for the company of a case, on the day it is filled in. */
export function soundForm(
  world: Pick<World, "clock">,
  { company, category }: Omit<Case, "id">,
): ApplicationForm {
  return goodForm({ company, category, today: jstDay(world.clock.now()) });
}

/** Saves a form over whatever there is. */
export async function fillIn(world: World, of: Case, form: ApplicationForm): Promise<void> {
  const { version } = (await load(world, of)).forApplicant;
  accepted(
    await saveForm(world.deps)({ actor: signatoryOf(of.company), applicationId: of.id, version, form }),
  );
}

/** A draft with a form without findings and every required document. */
export async function openCase(
  world: World,
  index = 0,
  category: Category = "vulnerabilityAssessment",
): Promise<Case> {
  const company = companyAt(index);
  const actor = signatoryOf(company);
  const { applicationId } = accepted(await createApplication(world.deps)({ actor, kind: "new", category }));
  const opened = { id: applicationId, company, category };
  await complete(world, opened);
  return opened;
}

/** Fills in a form without findings, as of today, and adds every required document. */
export async function complete(world: World, of: Case): Promise<void> {
  await fillIn(world, of, soundForm(world, of));
  for (const slot of requiredSlots) await addDocument(world, of, slot);
}

type Reads = { readonly deps: Pick<Deps, "register"> };

export async function load({ deps }: Reads, { id }: Pick<Case, "id">): Promise<Application> {
  const application = await deps.register.get("application", keys.application(id));
  assert.ok(application, `there is no application ${id}`);
  return application;
}

function isIn<Status extends ApplicationStatus>(
  application: Application,
  status: Status,
): application is ApplicationIn<Status> {
  return application.status === status;
}

/** The application of a case, which must stand where it is said to. */
export async function loadIn<Status extends ApplicationStatus>(
  world: Reads,
  of: Pick<Case, "id">,
  status: Status,
): Promise<ApplicationIn<Status>> {
  const application = await load(world, of);
  assert.equal(application.status, status);
  assert.ok(isIn(application, status));
  return application;
}

export async function tasksOf({ deps }: Reads, { id }: Pick<Case, "id">): Promise<readonly Task[]> {
  return (await deps.register.list("task", partitions.application(id), { limit: 1000 })).records;
}

/** The open tasks of a case, as `kind` or `kind body`, in order. */
export async function waitedFor(world: Reads, of: Pick<Case, "id">): Promise<readonly string[]> {
  const open = (await tasksOf(world, of)).filter(({ status }) => status === "open");
  return open.map(({ taskKind, body }) => (body === undefined ? taskKind : `${taskKind} ${body}`)).toSorted();
}

export async function openTaskOf(world: Reads, of: Pick<Case, "id">, kind: Task["taskKind"], body?: string) {
  const found = (await tasksOf(world, of)).find(
    (task) => task.status === "open" && task.taskKind === kind && task.body === body,
  );
  assert.ok(found, `nobody is waited for: ${kind}`);
  return found;
}

export async function inquiryOf({ deps }: Reads, { id }: Pick<Case, "id">, body: string): Promise<Inquiry> {
  const inquiry = await deps.register.get("inquiry", keys.inquiry(id, body));
  assert.ok(inquiry, `${body} was not asked`);
  return inquiry;
}
