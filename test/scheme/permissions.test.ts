import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applicationTransitions } from "#scheme/application-transitions.ts";
import { inquiryTransitions } from "#scheme/inquiry-transitions.ts";
import { mayAct, otherActs, type PermittedAct, type Relation } from "#scheme/permissions.ts";
import { personRoles, type Role } from "#scheme/roles.ts";

/** Who may do what, written down a second time, so that no table can change unseen. */
const expected: Readonly<Record<PermittedAct, readonly Role[]>> = {
  saveDraft: ["applicant", "signatory"],
  submit: ["signatory"],
  saveRemediation: ["applicant", "signatory"],
  resubmit: ["signatory"],
  passAutomaticCheck: ["system"],
  requestRemediation: ["system", "reviewer"],
  extendRemediation: ["applicant", "signatory"],
  lapse: ["system"],
  referOverdueRemediation: ["system"],
  acceptForm: ["reviewer"],
  referForRefusal: ["reviewer"],
  putInquiries: ["system"],
  concludeInquiries: ["system"],
  propose: ["reviewer"],
  returnProposal: ["decider"],
  certify: ["decider"],
  refuse: ["decider"],
  withdraw: ["signatory"],
  acknowledge: ["governmentResponder"],
  answerNoObjection: ["governmentResponder"],
  answerObjection: ["governmentResponder"],
  answerNotConcerned: ["governmentResponder"],
  askForInformation: ["governmentResponder"],
  askApplicant: ["reviewer"],
  applicantInforms: ["applicant", "signatory", "system"],
  supplement: ["reviewer"],
  markOverdue: ["system"],
  escalateSilence: ["system"],
  deemNoObjection: ["system", "reviewer"],
  askAgain: ["system"],
  prolong: ["reviewer"],
  cancelInquiry: ["system"],
  readCase: personRoles.filter((role) => role !== "tipOfficer"),
  readAnswers: ["reviewer", "decider", "governmentResponder", "auditor"],
  openDocument: [
    "applicant",
    "signatory",
    "reviewer",
    "decider",
    "surveillanceOfficer",
    "governmentResponder",
    "auditor",
  ],
  addStaffDocument: ["reviewer"],
  declareConflict: ["reviewer", "decider"],
  releaseAnswer: ["decider"],
  createApplication: ["applicant", "signatory"],
};

const acts: readonly PermittedAct[] = [
  ...new Set<PermittedAct>([
    ...applicationTransitions.map(({ act }) => act),
    ...inquiryTransitions.map(({ act }) => act),
    ...otherActs,
  ]),
];
const roles: readonly Role[] = [...personRoles, "system"];
const both = [true, false];
const relations: readonly Relation[] = both.flatMap((ownCompany) =>
  both.flatMap((ownBody) => both.map((conflicted) => ({ ownCompany, ownBody, conflicted }))),
);

function stands(role: Role, relation: Relation): boolean {
  if (["applicant", "signatory"].includes(role)) return relation.ownCompany;
  return role !== "governmentResponder" || relation.ownBody;
}

function named({ ownCompany, ownBody, conflicted }: Relation): string {
  const words = [
    ownCompany ? "own company" : "another company",
    ownBody ? "own body" : "another body",
    conflicted ? "with a conflict" : "without a conflict",
  ];
  return words.join(", ");
}

describe("N-03 role × act × relation", () => {
  it("knows every act", () => assert.deepEqual(acts.toSorted(), Object.keys(expected).toSorted()));

  for (const role of roles) {
    for (const relation of relations) {
      it(`${role}, ${named(relation)}`, () => {
        for (const act of acts) {
          const may = !relation.conflicted && expected[act].includes(role) && stands(role, relation);
          assert.equal(mayAct({ roles: [role], act, relation }), may, act);
        }
      });
    }
  }

  it("allows what any of a person's roles allows, and no more", () => {
    for (const one of roles) {
      for (const other of roles) {
        for (const relation of relations) {
          for (const act of acts) {
            const either = [one, other].some((role) => mayAct({ roles: [role], act, relation }));
            assert.equal(mayAct({ roles: [one, other], act, relation }), either, `${one}+${other} ${act}`);
          }
        }
      }
    }
  });

  it("allows nothing without a role", () => {
    for (const relation of relations) {
      for (const act of acts) assert.equal(mayAct({ roles: [], act, relation }), false, act);
    }
  });

  it("lets nobody do the work of the machinery", () => {
    const machinery: readonly PermittedAct[] = [
      "passAutomaticCheck",
      "lapse",
      "putInquiries",
      "concludeInquiries",
    ];
    const relation = { ownCompany: true, ownBody: true, conflicted: false };
    for (const act of machinery) assert.equal(mayAct({ roles: personRoles, act, relation }), false, act);
  });
});

describe("E-05 answers of bodies", () => {
  it("are not for the applicant, even the case's own", () => {
    for (const relation of relations) {
      assert.equal(mayAct({ roles: ["applicant", "signatory"], act: "readAnswers", relation }), false);
    }
  });

  it("are not for another body", () => {
    const relation = { ownCompany: false, ownBody: false, conflicted: false };
    assert.equal(mayAct({ roles: ["governmentResponder"], act: "readAnswers", relation }), false);
  });
});

describe("F-01 a conflict of interest", () => {
  it("ends every act and every reading, whatever the roles", () => {
    for (const relation of relations.filter(({ conflicted }) => conflicted)) {
      for (const act of acts) assert.equal(mayAct({ roles, act, relation }), false, act);
    }
  });
});
