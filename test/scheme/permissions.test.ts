import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applicationTransitions } from "#scheme/application-transitions.ts";
import { certificationTransitions } from "#scheme/certification-transitions.ts";
import { changeReportTransitions } from "#scheme/change-report-transitions.ts";
import { correctiveActionTransitions } from "#scheme/corrective-action-transitions.ts";
import { delegationTransitions } from "#scheme/delegation-transitions.ts";
import { drawTransitions } from "#scheme/draw-transitions.ts";
import { incidentTransitions } from "#scheme/incident-transitions.ts";
import { inquiryTransitions } from "#scheme/inquiry-transitions.ts";
import { mayAct, otherActs, type PermittedAct, type Relation } from "#scheme/permissions.ts";
import { prerequisiteTransitions } from "#scheme/prerequisite-transitions.ts";
import { revocationTransitions } from "#scheme/revocation-transitions.ts";
import { personRoles, type Role } from "#scheme/roles.ts";
import { secondmentTransitions } from "#scheme/secondment-transitions.ts";
import { surveillanceTransitions } from "#scheme/surveillance-transitions.ts";
import { tipTransitions } from "#scheme/tip-transitions.ts";
import { permittedRoles } from "./permitted-roles.ts";

const tables = {
  applicationTransitions,
  inquiryTransitions,
  certificationTransitions,
  surveillanceTransitions,
  correctiveActionTransitions,
  revocationTransitions,
  tipTransitions,
  incidentTransitions,
  delegationTransitions,
  secondmentTransitions,
  prerequisiteTransitions,
  changeReportTransitions,
  drawTransitions,
} as const;
const rows: readonly { readonly act: PermittedAct; readonly by: readonly Role[] }[] =
  Object.values(tables).flat();
const acts: readonly PermittedAct[] = [
  ...new Set<PermittedAct>([...rows.map(({ act }) => act), ...otherActs]),
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
  it("knows every act", () => assert.deepEqual(acts.toSorted(), Object.keys(permittedRoles).toSorted()));

  it("knows an act by its name: the same people do it from every status, in every table", () => {
    for (const row of rows) assert.deepEqual(row.by.toSorted(), permittedRoles[row.act].toSorted(), row.act);
  });

  for (const role of roles) {
    for (const relation of relations) {
      it(`${role}, ${named(relation)}`, () => {
        for (const act of acts) {
          const may = !relation.conflicted && permittedRoles[act].includes(role) && stands(role, relation);
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
