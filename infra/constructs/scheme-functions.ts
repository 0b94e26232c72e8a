import { NestedStack } from "aws-cdk-lib";
import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Code, Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { functionNeeds } from "#infra/function-needs.ts";
import { type Resources, statementsFor } from "#infra/grants.ts";
import { pascalCase } from "#infra/pascal-case.ts";
import { SchemeFunction } from "./scheme-function.ts";
import type { Logs } from "./scheme-log-group.ts";

export type SchemeFunctionsProps = {
  /** The bundled code of the function in a folder below `functions/`. */
  readonly codeOf: (folder: string) => Code;
  readonly resources: Resources;
  readonly environment: Readonly<Record<string, string>>;
  readonly logs: Logs;
  readonly reserveConcurrency: boolean;
  /** What a function needs because of what calls it, by folder. */
  readonly calledBy: Readonly<Record<string, CalledBy>>;
};

export type CalledBy = { readonly statements?: readonly PolicyStatement[]; readonly failures?: IQueue };

/** Whose functions are nested in a stack of their own: a stack has at most 500 resources, and each function three. */
const nestedAudiences: readonly string[] = ["provider", "secretariat"];

/** Every function of the pipeline, made from the table of what each needs. */
export class SchemeFunctions extends Construct {
  readonly #byFolder: ReadonlyMap<string, LambdaFunction>;

  constructor(scope: Construct, id: string, props: SchemeFunctionsProps) {
    super(scope, id);
    const ofPipeline = Object.entries(functionNeeds).filter(([, { partOf }]) => partOf === undefined);
    const nested = new Map(
      nestedAudiences.map((audience) => {
        const description = `Certification scheme: the functions behind the API, ${audience}`;
        return [audience, new NestedStack(this, pascalCase(audience), { description })];
      }),
    );
    this.#byFolder = new Map(
      ofPipeline.map(([folder, needs]) => {
        const { statements = [], ...failures } = props.calledBy[folder] ?? {};
        const { lambda } = new SchemeFunction(
          nested.get(folder.split("/")[0] ?? "") ?? this,
          pascalCase(folder),
          {
            folder,
            code: props.codeOf(folder),
            environment: props.environment,
            memoryMiB: needs.memoryMiB,
            seconds: needs.seconds,
            ...(props.reserveConcurrency && needs.concurrency !== undefined
              ? { concurrency: needs.concurrency }
              : {}),
            statements: [...statementsFor(needs, props.resources), ...statements],
            logs: props.logs,
            ...failures,
          },
        );
        return [folder, lambda];
      }),
    );
  }

  /**
   * The function of a folder.
   * @throws when the table of needs does not have it
   */
  in(folder: string): LambdaFunction {
    const found = this.#byFolder.get(folder);
    if (found === undefined)
      throw new Error(`infra/function-needs.ts does not say what functions/${folder} needs`);
    return found;
  }

  /** The functions that procedures call, by their place in a definition: `locate-case` fills `${LocateCaseFunctionArn}`. */
  ofProcedures(): Readonly<Record<string, LambdaFunction>> {
    const prefix = "procedure/";
    const ours = [...this.#byFolder].filter(([folder]) => folder.startsWith(prefix));
    return Object.fromEntries(
      ours.map(([folder, lambda]) => [`${pascalCase(folder.slice(prefix.length))}FunctionArn`, lambda]),
    );
  }
}
