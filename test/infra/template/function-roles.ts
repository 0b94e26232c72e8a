import assert from "node:assert/strict";
import { functionNeeds } from "#infra/function-needs.ts";
import type { FunctionNeeds } from "#infra/needs.ts";
import type { Resource, Synthesised } from "../synthesised.ts";
import { type Statement, statementsOf } from "./statements.ts";

/** The roles of an environment, and what each function of the table may do by its own. */
export function rolesOf({ registry, pipeline, functionOf }: Synthesised) {
  const all = [...registry.resources, ...pipeline.resources];
  const roles = all.filter(({ Type }) => Type === "AWS::IAM::Role");
  const roleOf = (folder: string): Resource => {
    const arn = functionOf(folder).Properties["Role"];
    const found = roles.find(({ id }) => arn === `<${id}.Arn>`);
    assert.ok(found, `The role of ${folder} is missing`);
    return found;
  };
  const functionRoles = Object.entries(functionNeeds).map(
    ([folder, needs]): readonly [string, FunctionNeeds, Statement[]] => [
      folder,
      needs,
      statementsOf(roleOf(folder)),
    ],
  );
  const everyStatement = roles.flatMap(statementsOf);
  const withAction = (action: string) => everyStatement.filter(({ Action }) => Action.includes(action));
  return { all, roles, roleOf, functionRoles, everyStatement, withAction };
}
