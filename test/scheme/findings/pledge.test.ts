import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ValidationInput } from "#scheme/findings/index.ts";
import {
  cleanDocument,
  found,
  rejectedDocument,
  soundForm,
  soundInput,
  withInput,
  withItems,
} from "./sound-input.ts";

type Case = readonly [what: string, input: ValidationInput, expected: readonly string[]];

function each(cases: readonly Case[]): void {
  for (const [what, input, expected] of cases) it(what, () => assert.deepEqual(found(input), expected));
}

const andDocument = (
  input: ValidationInput,
  document: ReturnType<typeof cleanDocument>,
): ValidationInput => ({
  ...input,
  documents: [...input.documents, document],
});

/** The input with the signer's name in the pledge's text, so that only the rule under test speaks. */
const signedBy = (changes: Parameters<typeof withItems<"pledge">>[1] & { readonly signerName?: string }) => {
  const input = withItems("pledge", changes);
  const text = `${soundForm.company?.name}${changes.signerName ?? soundForm.pledge?.signerName}`;
  const others = input.documents.filter(({ slot }) => slot !== "pledge");
  return { ...input, documents: [...others, cleanDocument("pledge", { text })] };
};

describe("D-02 the pledge", () => {
  const namesakes = withItems("company", {
    officers: [
      { name: "山田太郎", title: "監査役" },
      { name: "山田太郎", title: "取締役" },
    ],
  });
  each([
    [
      "signed by one of two namesakes",
      {
        ...namesakes,
        form: {
          ...namesakes.form,
          pledge: { ...soundForm.pledge, signerTitle: "取締役", signerCapacity: "officer" },
        },
      },
      [],
    ],
    ["signed by the representative, spaced differently", signedBy({ signerName: "山田　太郎" }), []],
    [
      "signed by an officer",
      signedBy({ signerName: "鈴木花子", signerTitle: "取締役", signerCapacity: "officer" }),
      [],
    ],
    ["signed by the representative as an officer", signedBy({ signerCapacity: "officer" }), []],
    [
      "signed by an officer as the representative",
      signedBy({ signerName: "鈴木花子", signerTitle: "取締役" }),
      ["D-02/signer-not-listed pledge.signerName"],
    ],
    [
      "signed by somebody who is not listed",
      signedBy({ signerName: "田中四郎", signerCapacity: "officer" }),
      ["D-02/signer-not-listed pledge.signerName"],
    ],
    [
      "signed with another title",
      signedBy({ signerTitle: "会長" }),
      ["D-02/signer-title-differs pledge.signerTitle (note)"],
    ],
    [
      "signed by a proxy without proof",
      signedBy({ signerName: "田中四郎", signerCapacity: "proxy" }),
      ["D-02/proxy-without-proof documents.proxyProof"],
    ],
    [
      "signed by a proxy with proof",
      andDocument(signedBy({ signerName: "田中四郎", signerCapacity: "proxy" }), cleanDocument("proxyProof")),
      [],
    ],
    [
      "signed by a proxy with proof that was rejected",
      andDocument(
        signedBy({ signerName: "田中四郎", signerCapacity: "proxy" }),
        rejectedDocument("proxyProof"),
      ),
      ["C-03/encrypted documents.proxyProof (note)", "D-02/proxy-without-proof documents.proxyProof"],
    ],
    ["signed today", withItems("pledge", { signedOn: "2027-05-10" }), []],
    [
      "signed tomorrow",
      withItems("pledge", { signedOn: "2027-05-11" }),
      ["D-02/pledge-in-the-future pledge.signedOn"],
    ],
    ["signed 180 days ago", withItems("pledge", { signedOn: "2026-11-11" }), []],
    [
      "signed 181 days ago",
      withItems("pledge", { signedOn: "2026-11-10" }),
      ["D-02/pledge-too-old pledge.signedOn"],
    ],
    [
      "without any of its commitments",
      withItems("pledge", { disclosure: false, delegation: false, conduct: false }),
      [
        "D-02/commitment-not-made pledge.conduct",
        "D-02/commitment-not-made pledge.delegation",
        "D-02/commitment-not-made pledge.disclosure",
      ],
    ],
  ]);

  it("is not signed in a capacity that the policy does not accept", () => {
    const { policy } = soundInput;
    const capacities = { ...policy.pledge.capacities, value: ["officer" as const] };
    const input = withInput({ policy: { ...policy, pledge: { ...policy.pledge, capacities } } });
    assert.deepEqual(found(input), ["D-02/capacity-not-accepted pledge.signerCapacity"]);
  });
});
