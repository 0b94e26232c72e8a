import { Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Parameters } from "#infra/parameter.ts";
import type { RegisterTable } from "./register-table.ts";

/** The table the pipeline works on, by name. */
export type TableInUse = { readonly name: string; readonly arn: string; readonly streamArn: string };

/**
 * The register's table, or the one that was restored in its place (docs/restoring.md). The old one stays in its stack,
 * protected as ever; the restored one must be encrypted with the same key.
 * @param scope what works on the table
 */
export function tableInUse(
  scope: Construct,
  { table }: RegisterTable,
  restored: Parameters["restored"],
): TableInUse {
  if (restored !== undefined) {
    const arn = Stack.of(scope).formatArn({
      service: "dynamodb",
      resource: "table",
      resourceName: restored.tableName,
    });
    return { name: restored.tableName, arn, streamArn: `${arn}/stream/${restored.streamLabel}` };
  }
  if (table.tableStreamArn === undefined) throw new Error("The register has no stream");
  return { name: table.tableName, arn: table.tableArn, streamArn: table.tableStreamArn };
}
