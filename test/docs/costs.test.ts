import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { setup } from "#test/support/fakes.ts";
import { actsOf } from "#test/support/fakes-acts.ts";
import { accepted, load, openCase } from "#test/support/fakes-case.ts";
import { createDriver } from "#test/support/fakes-driver.ts";
import { bodies } from "#test/support/fakes-people.ts";
import { onRegister } from "#test/support/fakes-register.ts";
import { meteredRegister } from "#test/support/metered-register.ts";
import { billOf, times, together } from "../../docs/costs/bill.ts";
import { costsPage, dollars, printedBills, totals } from "../../docs/costs/costs-page.ts";
import { assumedOfYear, oneApplication } from "../../docs/costs/loads.ts";
import { type PriceName, prices } from "../../docs/costs/prices.ts";
import { applicationUsage, lookUpsByFunction, yearUsage } from "../../docs/costs/scenarios.ts";

const names = Object.keys(prices).filter((name): name is PriceName => name in prices);

/** An application from draft to certificate, on a register that counts as DynamoDB does. */
async function countedApplication() {
  const world = await setup();
  const { register, metered } = meteredRegister(world.deps.register);
  const before = world.memory.records().length;
  const counted = { ...world, deps: onRegister(world.deps, register) };
  const of = await openCase(counted);
  const { settle } = createDriver(counted);
  const acts = actsOf(of, counted);
  accepted(await acts.file());
  await settle();
  accepted(await acts.formCheck("accept"));
  await settle();
  for (const { code } of bodies) {
    accepted(await acts.answer(code, "noObjection"));
    await settle();
  }
  accepted(await acts.propose("certify"));
  await settle();
  accepted(await acts.decide("certify"));
  await settle();
  assert.equal((await load(counted, of)).status, "certified");
  const kept = world.memory.records().slice(before);
  const registerBytes = Buffer.byteLength(JSON.stringify(kept));
  return { ...metered, registerBytes, mails: kept.filter(({ kind }) => kind === "notice").length };
}

describe("what an application takes, in docs/costs.md", () => {
  it("is no less than what a played application takes, and at most twice as much", async () => {
    const { readUnits, writeUnits, registerBytes, mails } = await countedApplication();
    const pairs = { readUnits, writeUnits, registerBytes, mails };
    for (const [name, found] of Object.entries(pairs)) {
      const said = Object.entries(oneApplication).find(([each]) => each === name)?.[1] ?? 0;
      assert.ok(found <= said && said <= 2 * found, `${name}: ${found} counted, ${said} said`);
    }
  });
});

describe("the arithmetic of costs", () => {
  it("adds up: a bill is the sum of its lines, each its quantity at its price", () => {
    const usage = fc.dictionary(fc.constantFrom(...names), fc.nat({ max: 1_000_000 }));
    fc.assert(
      fc.property(usage, usage, fc.integer({ min: 1, max: 50 }), (one, other, factor) => {
        const sum = billOf(one).dollars + billOf(other).dollars;
        assert.ok(Math.abs(billOf(together(one, other)).dollars - sum) <= 1e-9 * (1 + sum));
        assert.ok(Math.abs(billOf(times(factor, one)).dollars - factor * billOf(one).dollars) <= 1e-6);
        for (const { price, quantity, dollars: each } of billOf(one).lines)
          assert.equal(each, quantity * prices[price].dollars);
      }),
    );
  });

  it("bills a round load as one does by hand", () => {
    const bill = billOf({ transition: 80_000, mail: 1000 });
    assert.deepEqual(
      bill.lines.map(({ price, dollars: each }) => [price, each.toFixed(4)]),
      [
        ["transition", "2.0000"],
        ["mail", "0.1000"],
      ],
    );
  });

  it("takes every look-up of a year into account, and every price is used", () => {
    const { lookUps } = assumedOfYear;
    const grown = (yearUsage(2000).readUnit ?? 0) - (yearUsage(1000).readUnit ?? 0);
    assert.ok(grown >= (lookUpsByFunction(1000 * lookUps).readUnit ?? 0));
    const used = new Set([...Object.keys(yearUsage(1)), ...Object.keys(applicationUsage)]);
    assert.deepEqual(
      names.filter((name) => !used.has(name)),
      [],
    );
  });

  it("shows whole dollars from ten on and three digits below", () => {
    assert.deepEqual([0, 0.012345, 9.876, 10.4, 1234.5].map(dollars), ["0", "0.0123", "9.88", "10", "1,235"]);
  });
});

describe("docs/costs.md", () => {
  const [page] = costsPage();

  it("has the sums that npm run costs prints, and a bill for each", () => {
    for (const [title, amount] of totals()) {
      assert.ok(page?.text.includes(`| ${title} | ${amount} |`) === true, title);
      assert.ok(page?.text.includes(`## ${title}\n`) === true, title);
    }
  });

  it("is printed by npm run costs: every bill with its sum", () => {
    const printed = printedBills();
    for (const [title, amount] of totals()) {
      const from = printed.indexOf(`${title}, US$`);
      assert.ok(from >= 0, title);
      const sum = printed.slice(from).find((line) => line.endsWith("  sum"));
      assert.equal(sum?.trim(), `${amount}  sum`);
    }
  });

  it("says of every price whether it was confirmed", () => {
    const confirmed = names.filter((name) => "readAt" in prices[name]);
    assert.equal(page?.text.match(/\| not confirmed \|/g)?.length, names.length - confirmed.length);
  });
});
