import { NestedStack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { SchemeHttpApi, type SchemeHttpApiProps } from "#infra/constructs/http-api.ts";

/**
 * The API of a pipeline, nested in its stack: a stack has at most 500 resources, and each route has three beside those
 * of its function. Nested, both are deployed as one, and neither exports what the other holds on to.
 */
export class ApiStack extends NestedStack {
  /** Where the API is reached. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: SchemeHttpApiProps) {
    super(scope, id, { description: "Certification scheme: the API" });
    this.url = new SchemeHttpApi(this, "HttpApi", props).api.apiEndpoint;
  }
}
