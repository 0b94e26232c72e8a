import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type RevocationAct,
  type RevocationStatus,
  recordsHearing,
  recordsUrgency,
  revocationStatuses,
  revocationTransitions,
  standsRevoked,
} from "#scheme/revocation-transitions.ts";
import { actsFrom, type Transition } from "#scheme/transition.ts";
import { refuses } from "./refuses.ts";

type Row = Transition<RevocationStatus, RevocationAct>;

/** A way through the table: where it has come to, and by which acts. */
type Way = { readonly status: RevocationStatus; readonly acts: readonly RevocationAct[] };

const wasNoticed = ({ acts }: Way) => acts.includes("giveNotice") || acts.includes("giveNoticeAfterwards");
const wasHeard = ({ acts }: Way) => acts.some(recordsHearing);
const wasUrgent = ({ acts }: Way) => acts.some(recordsUrgency);

/**
 * A way to every status with every combination of notice, hearing and urgency on the way there. Any other way, however
 * long, comes to a status with one of these combinations too, and goes on from there like the one that is listed.
 */
function waysFrom(table: readonly Row[], start: RevocationStatus): readonly Way[] {
  const ways: Way[] = [{ status: start, acts: [] }];
  const keyOf = (way: Way) => [way.status, wasNoticed(way), wasHeard(way), wasUrgent(way)].join();
  const seen = new Set(ways.map(keyOf));
  for (const way of ways) {
    for (const row of table.filter(({ from }) => from.includes(way.status))) {
      const next: Way = { status: row.to, acts: [...way.acts, row.act] };
      if (!seen.has(keyOf(next))) ways.push(next);
      seen.add(keyOf(next));
    }
  }
  return ways;
}

/** The ways on which a certification stands revoked without a hearing and without urgency, or for good unheard. */
function unlawful(table: readonly Row[]): readonly string[] {
  const wrong = (way: Way) => {
    if (way.status === "final") return !wasHeard(way);
    if (wasHeard(way) && !wasNoticed(way)) return true;
    return standsRevoked(way.status) && !wasHeard(way) && !wasUrgent(way);
  };
  return waysFrom(table, "planned")
    .filter(wrong)
    .map(({ acts, status }) => `${acts.join(", ")}: ${status}`);
}

const standing = revocationStatuses.filter(standsRevoked);

describe("X-02 no revocation without a hearing", () => {
  it("is kept on every way through the table", () => {
    const reached = new Set(waysFrom(revocationTransitions, "planned").map(({ status }) => status));
    assert.deepEqual([...reached].toSorted(), revocationStatuses.toSorted());
    assert.deepEqual(unlawful(revocationTransitions), []);
  });

  const unheard: readonly RevocationStatus[] = ["planned", "noticed"];
  for (const from of unheard) {
    for (const to of standing) {
      it(`would be broken by a way from ${from} to ${to}`, () => {
        const shortcut: Row = { act: "revoke", from: [from], to, by: ["decider"], why: "planted" };
        assert.notDeepEqual(unlawful([...revocationTransitions, shortcut]), []);
      });
    }
  }

  for (const from of ["revokedUrgently", "urgentNoticed"] as const) {
    for (const act of ["becomeFinal", "object"] as const) {
      it(`would be broken if ${act} were possible from ${from}`, () => {
        const to = act === "object" ? "objected" : "final";
        const shortcut: Row = { act, from: [from], to, by: ["system"], why: "planted" };
        assert.notDeepEqual(unlawful([...revocationTransitions, shortcut]), []);
      });
    }
  }

  it("would be broken by a hearing without notice", () => {
    const shortcut: Row = { act: "recordSilence", from: ["planned"], to: "heard", by: ["system"], why: "" };
    assert.notDeepEqual(unlawful([...revocationTransitions, shortcut]), []);
  });

  it("would be broken if a decision could be made where a hearing is recorded by nobody", () => {
    const without = revocationTransitions.map((row): Row => {
      return row.act === "recordSilence" ? { ...row, act: "giveNotice" } : row;
    });
    assert.notDeepEqual(unlawful(without), []);
  });

  it("is begun by revoke, or urgently, and ended in the provider's favour alone", () => {
    const entering = revocationTransitions.filter(
      ({ from, to }) => standsRevoked(to) && from.some((status) => !standsRevoked(status)),
    );
    const leaving = revocationTransitions.filter(
      ({ from, to }) => !standsRevoked(to) && from.some(standsRevoked),
    );
    assert.deepEqual(
      entering.map(({ act, by }) => [act, by]),
      [
        ["revoke", ["decider"]],
        ["revokeUrgently", ["decider"]],
      ],
    );
    assert.deepEqual(
      leaving.map(({ act, to }) => [act, to]),
      [
        ["cancelRevocation", "setAside"],
        ["setRevocationAside", "setAside"],
      ],
    );
  });

  it("is recorded by what the provider says, by a chair or, when it is silent, by the machinery", () => {
    const rows = revocationTransitions.filter(({ act }) => recordsHearing(act));
    assert.deepEqual(new Set(rows.map(({ to }) => to)), new Set(["heard", "urgentHeard"]));
    const company = rows.filter(({ by }) => by.includes("signatory")).map(({ act }) => act);
    assert.deepEqual(new Set(company), new Set(["fileExplanation"]));
    const machine = rows.filter(({ by }) => by.includes("system"));
    assert.deepEqual(
      machine.map(({ act, from }) => [act, from]),
      [
        ["recordSilence", ["noticed"]],
        ["recordSilence", ["urgentNoticed"]],
      ],
    );
  });
});

const others = {
  openedBy: "ben",
  proposedBy: "ben",
  chairedBy: "chika",
  handledBy: ["ben"],
  decidedBy: ["daisuke"],
  conflictedStaff: ["emi"],
};

/** Fields that, naming anna, keep her from the act. */
const shutOut: readonly (readonly [RevocationAct, RevocationStatus, readonly (keyof typeof others)[]])[] = [
  ["giveNotice", "planned", ["conflictedStaff"]],
  ["holdHearing", "noticed", ["openedBy", "handledBy", "decidedBy", "conflictedStaff"]],
  ["holdHearing", "urgentNoticed", ["openedBy", "handledBy", "decidedBy", "conflictedStaff"]],
  ["writeReport", "heard", ["openedBy", "handledBy", "decidedBy", "conflictedStaff"]],
  ["writeReport", "urgentHeard", ["openedBy", "handledBy", "decidedBy", "conflictedStaff"]],
  ["proposeRevocation", "reported", ["chairedBy", "conflictedStaff"]],
  ["proposeNoRevocation", "reported", ["chairedBy", "conflictedStaff"]],
  ["revokeUrgently", "planned", ["openedBy", "handledBy", "conflictedStaff"]],
  ["discontinue", "awaitingDecision", ["openedBy", "handledBy", "conflictedStaff"]],
  ...(
    [
      ["returnRevocationProposal", "awaitingDecision"],
      ["revoke", "awaitingDecision"],
      ["decideNotToRevoke", "awaitingDecision"],
      ["confirmRevocation", "urgentReported"],
      ["cancelRevocation", "revokedUrgently"],
      ["dismissObjection", "objected"],
      ["setRevocationAside", "objected"],
    ] as const
  ).map(
    ([act, from]) =>
      [
        act,
        from,
        ["openedBy", "proposedBy", "chairedBy", "handledBy", "decidedBy", "conflictedStaff"],
      ] as const,
  ),
];

describe("X-03 F-01 who may have no part in a revocation", () => {
  for (const [act, from, fields] of shutOut) {
    it(`${act} from ${from} is shut to ${fields.join(", ")}, and to nobody else`, () => {
      assert.equal(refuses(revocationTransitions, act, from, others), false);
      for (const [field, value] of Object.entries(others)) {
        const anna = { ...others, [field]: Array.isArray(value) ? [...value, "anna"] : "anna" };
        const expected = fields.some((each) => each === field);
        assert.equal(refuses(revocationTransitions, act, from, anna), expected, field);
      }
    });
  }

  it("leaves no act of staff out", () => {
    const ofStaff = revocationTransitions.filter(({ by }) =>
      by.some((role) => role !== "system" && role !== "signatory"),
    );
    const looked = new Set([...shutOut.map(([act]) => act), "giveNoticeAfterwards"]);
    assert.deepEqual(new Set(ofStaff.map(({ act }) => act)), looked);
  });
});

describe("X-05 objections", () => {
  it("are the provider's, once it was heard, and end the matter either way", () => {
    const rows = revocationTransitions.filter(({ to }) => to === "objected");
    assert.deepEqual(
      rows.map(({ act, from, by }) => [act, from, by]),
      [["object", ["revoked"], ["signatory"]]],
    );
    assert.deepEqual(actsFrom(revocationTransitions, "objected"), ["dismissObjection", "setRevocationAside"]);
  });

  it("are awaited before a revocation is final", () => {
    assert.deepEqual(actsFrom(revocationTransitions, "revoked"), ["object", "becomeFinal"]);
  });
});
