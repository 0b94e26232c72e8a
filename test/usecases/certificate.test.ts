import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { verifyCertificate } from "#proof/certificate.ts";
import { sha256Hex } from "#proof/digest.ts";
import { setup } from "#test/support/fakes.ts";
import { actsOf, reach } from "#test/support/fakes-acts.ts";
import { accepted, assertRefused, openCase } from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { companyAt, drafterOf, signatoryOf } from "#test/support/fakes-people.ts";
import { atOnce, Crash, contending, crashing, onRegister } from "#test/support/fakes-register.ts";
import { issueCertificate } from "#usecases/issue-certificate.ts";
import { readCertification } from "#usecases/read-certification.ts";
import { readKeys } from "#usecases/read-keys.ts";
import { readOwnCertificate } from "#usecases/read-own-certificate.ts";

async function certified() {
  const world = await setup();
  const of = await openCase(world);
  const { certificationNumber } = await reach(world, of, "certified");
  const read = (actor = signatoryOf(of.company)) =>
    readOwnCertificate(world.deps)({ actor, applicationId: of.id });
  return { world, of, number: certificationNumber, read, acts: actsOf(of, world) };
}

describe("F-03 F-04 issuing the certificate", () => {
  it("gives a signed certificate that anybody verifies with the published key, and keeps its page", async () => {
    const { world, number, read, acts } = await certified();
    await assertRefused(world, "not-found", () => read());
    await acts.issue();
    const { jws, pdf } = accepted(await read());
    const [certification] = recordsOf(world, "certification");
    assert.ok(certification?.certificate);
    const { pdfKey, pdfSha256 } = certification.certificate;
    assert.ok(pdf.includes(pdfKey));
    assert.equal(sha256Hex(world.documents.kept.get(pdfKey) ?? new Uint8Array()), pdfSha256);
    const verdict = await verifyCertificate(jws, accepted(await readKeys(world.deps)()));
    assert.ok(verdict.valid);
    assert.deepEqual(
      [verdict.payload.number, verdict.payload.validFrom, verdict.payload.validUntil],
      [number, certification.validFrom, certification.validUntil],
    );
    const shown = accepted(await readCertification(world.deps)({ number }));
    assert.deepEqual([shown.certificate?.jws, shown.status], [jws, "valid"]);
    assertInvariants(world);
  });

  it("twice gives one certificate and one notice", async () => {
    const { world, acts } = await certified();
    await acts.issue();
    const after = world.snapshot();
    world.clock.moveDays(1);
    await acts.issue();
    assert.deepEqual(world.snapshot(), after);
    const told = recordsOf(world, "outbox").filter(
      ({ effect }) => effect.type === "notice" && effect.content.template === "certified",
    );
    assert.equal(told.length, 1);
  });

  it("by two at once gives one certificate", async () => {
    const { world, of, acts } = await certified();
    await atOnce(
      world,
      (deps) => actsOf(of, world, deps).issue(),
      () => acts.issue(),
    );
    const [certification] = recordsOf(world, "certification");
    assert.equal(certification?.version, 2);
    assert.equal(recordsOf(world, "event").filter(({ act }) => act === "certificateIssued").length, 1);
    assertInvariants(world);
  });

  it("is gone on with wherever the machine stopped", async () => {
    for (const when of ["before", "after"] as const) {
      for (let at = 1, stopped = true; stopped; at += 1) {
        const { world, of, read, acts } = await certified();
        const { deps, crashed } = crashing(world.deps, at, when);
        await issueCertificate(deps)({ applicationId: of.id }).catch((error: unknown) =>
          assert.ok(error instanceof Crash),
        );
        stopped = crashed();
        await acts.issue();
        accepted(await read());
        assert.equal(recordsOf(world, "event").filter(({ act }) => act === "certificateIssued").length, 1);
        assertInvariants(world);
      }
    }
  });

  it("tries again when the register is busy, and does nothing for what is not certified", async () => {
    const { world, of, read } = await certified();
    const busy = onRegister(world.deps, contending(world.deps.register, 1));
    await issueCertificate(busy)({ applicationId: of.id });
    accepted(await read());
    const other = await openCase(world, 1);
    await reach(world, other, "awaitingDecision");
    const before = world.snapshot();
    await actsOf(other, world).issue();
    assert.deepEqual(world.snapshot(), before);
  });

  it("is the company's to fetch", async () => {
    const { world, of, read, acts } = await certified();
    await acts.issue();
    accepted(await read(drafterOf(of.company)));
    await assertRefused(world, "not-found", () => read(signatoryOf(companyAt(1))));
    const draft = await openCase(world, 1);
    await assertRefused(world, "not-found", () =>
      readOwnCertificate(world.deps)({ actor: signatoryOf(draft.company), applicationId: draft.id }),
    );
    await assertRefused(world, "not-found", () =>
      readOwnCertificate(world.deps)({ actor: signatoryOf(of.company), applicationId: "none" }),
    );
  });
});

describe("M-01 what the public is shown", () => {
  it("follows from the dates, with nothing having run", async () => {
    const { world, number } = await certified();
    const shown = async () => accepted(await readCertification(world.deps)({ number }));
    assert.equal((await shown()).status, "valid");
    world.clock.set("2030-05-09T14:59:59.999Z");
    assert.equal((await shown()).status, "valid");
    world.clock.set("2030-05-09T15:00:00.000Z");
    assert.deepEqual([(await shown()).status, (await shown()).asOf], ["expired", "2030-05-10"]);
    world.clock.set("2027-05-09T14:59:59.999Z");
    assert.equal((await shown()).status, "notYetValid");
    await assertRefused(world, "not-found", () =>
      readCertification(world.deps)({ number: "CSP-2027-VA-9999" }),
    );
  });

  it("publishes no private member of the key", async () => {
    const { world } = await certified();
    const leaky = { ...world.deps.signer, publicKey: async () => ({ kty: "EC", d: "secret", x: "x" }) };
    assert.deepEqual(accepted(await readKeys({ signer: leaky })()).keys, [{ kty: "EC", x: "x" }]);
  });
});
