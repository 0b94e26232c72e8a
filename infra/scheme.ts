import type { App } from "aws-cdk-lib";
import type { Code } from "aws-cdk-lib/aws-lambda";
import type { Parameters } from "./parameter.ts";
import { type ProcedureDefinitions, procedureDefinitions } from "./procedure-definitions.ts";
import { PipelineStack } from "./stacks/pipeline-stack.ts";
import { PortalStack } from "./stacks/portal-stack.ts";
import { RegistryStack } from "./stacks/registry-stack.ts";

/**
 * The stacks of one environment: the registry, which holds what must never be lost, the pipeline, which works on it, and
 * the portal, by which people reach it.
 * @param codeOf the code of the function in a folder below `functions/`
 * @param definitions the procedures; those of the repository unless told
 */
export function addScheme(
  app: App,
  parameters: Parameters,
  codeOf: (folder: string) => Code,
  definitions: ProcedureDefinitions = procedureDefinitions(),
) {
  const common = {
    parameters,
    env: { region: parameters.region },
    tags: { scheme: "service-provider-certification", environment: parameters.environment },
  };
  const registry = new RegistryStack(app, `${parameters.name}-registry`, {
    ...common,
    description: "Certification scheme: what must never be lost",
    codeOf,
  });
  const pipeline = new PipelineStack(app, `${parameters.name}-pipeline`, {
    ...common,
    description: "Certification scheme: what works on the register",
    registry,
    codeOf,
    definitions,
  });
  const { env: _, ...everywhere } = common;
  const portal = new PortalStack(app, `${parameters.name}-portal`, {
    ...everywhere,
    description: "Certification scheme: the pages and the API under one name",
    pipelineName: pipeline.stackName,
  });
  portal.addStackDependency(pipeline);
  return { registry, pipeline, portal };
}
