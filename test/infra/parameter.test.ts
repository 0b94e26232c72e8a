import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { atEndpoint, environments, parameters, parametersOf } from "#infra/parameter.ts";
import { policies } from "#scheme/policy/index.ts";

const all = environments.map((environment) => parameters[environment]);

describe("The parameters of the environments", () => {
  it("are chosen by name, and nothing is deployed by a slip", () => {
    for (const environment of environments) assert.equal(parametersOf(environment).environment, environment);
    for (const slip of ["prod", "Production", "", undefined, "toString"])
      assert.throws(() => parametersOf(slip), /choose one of dev, staging, production/);
  });

  it("give what has a name of its own in each", () => {
    const names = all.map(({ name, portalUrl, mail, signIn }) => [
      name,
      portalUrl,
      mail.domain,
      signIn.by === "userPool" ? signIn.domainPrefix : signIn.issuer,
    ]);
    for (const values of [0, 1, 2, 3].map((column) => names.map((row) => row[column])))
      assert.equal(new Set(values).size, environments.length);
  });

  it("send mails from the domain that is proved", () => {
    for (const { mail } of all) assert.ok(mail.sender.endsWith(`@${mail.domain}`));
  });

  it("know where every body of every policy reads its notices", () => {
    const codes = new Set(
      policies().flatMap((policy) => policy.inquiry.bodies.value.map(({ code }) => code)),
    );
    for (const { mail } of all) {
      const reached = Object.entries(mail.bodies).filter(([, addresses]) => addresses.length > 0);
      assert.deepEqual(reached.map(([code]) => code).toSorted(), [...codes].toSorted());
      assert.ok(mail.secretariat.length > 0);
    }
  });

  it("C-04 lock evidence in production so that nobody can lift it, for ten years", () => {
    assert.deepEqual(parameters.production.evidence, { lock: "compliance", lockDays: 3653 });
  });

  it("keep quarantine longer than a ticket lives and a scan may take", () => {
    for (const { quarantineDays } of all) assert.ok(quarantineDays >= 2);
  });
});

describe("The parameters of a deployment onto an AWS-compatible endpoint", () => {
  it("name the endpoint, and leave all else as it is; without one nothing is named", () => {
    const { dev } = parameters;
    assert.deepEqual(atEndpoint(dev, "http://127.0.0.1:4566"), {
      ...dev,
      endpointUrl: "http://127.0.0.1:4566",
    });
    assert.equal(atEndpoint(dev, undefined), dev);
    for (const each of all) assert.ok(!("endpointUrl" in each));
  });

  it("are refused for production, and for what is no address", () => {
    assert.throws(() => atEndpoint(parameters.production, "http://127.0.0.1:4566"), /Production runs on AWS/);
    for (const wrong of ["localhost", "ftp://127.0.0.1", "", 4566])
      assert.throws(() => atEndpoint(parameters.dev, wrong), /Not the address of an endpoint/, String(wrong));
  });
});
