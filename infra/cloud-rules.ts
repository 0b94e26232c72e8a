import {
  type App,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  type PolicyViolation,
  Validations,
} from "aws-cdk-lib";
import { AwsSolutionsChecks, NIST80053R5Checks, ServerlessChecks } from "cdk-nag";
import { type Acknowledgement, acknowledgements } from "./acknowledgements.ts";

/**
 * Checks every resource against the packs of rules of cdk-nag when the app is synthesised: AwsSolutions, NIST 800-53
 * revision 5 and Serverless. A finding that is not acknowledged ends the synthesis; `validation-report.json` in the
 * assembly lists every finding, the acknowledged ones with their reasons.
 * @param prefix what the names of the environment's stacks begin with
 */
export function addCloudRules(
  app: App,
  prefix: string,
  acknowledged: readonly Acknowledgement[] = acknowledgements,
): void {
  const packs = [new AwsSolutionsChecks(app), new NIST80053R5Checks(app), new ServerlessChecks(app)];
  Validations.of(app).addPlugins(
    ...packs.map((pack) => new AcknowledgingPack(pack, app, prefix, acknowledged)),
  );
}

/** A pack of rules whose findings are acknowledged by the table: what a finding says is known only once it is made. */
class AcknowledgingPack implements IPolicyValidationPlugin {
  readonly name: string;
  readonly #pack: IPolicyValidationPlugin;
  readonly #app: App;
  readonly #prefix: string;
  readonly #acknowledged: readonly Acknowledgement[];

  constructor(
    pack: IPolicyValidationPlugin,
    app: App,
    prefix: string,
    acknowledged: readonly Acknowledgement[],
  ) {
    this.name = pack.name;
    this.#pack = pack;
    this.#app = app;
    this.#prefix = prefix;
    this.#acknowledged = acknowledged;
  }

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const report = this.#pack.validate(context);
    const constructs = new Map(this.#app.node.findAll().map((each) => [each.node.path, each]));
    for (const violation of report.violations)
      for (const { constructPath = "" } of violation.violatingResources) {
        const reason = this.#reasonFor(violation, constructPath);
        const construct = constructs.get(constructPath);
        // With the name of the pack the report says what was acknowledged; without it CDK would drop it in silence.
        if (reason !== undefined && construct !== undefined)
          Validations.of(construct).acknowledge({ id: `${this.name}::${violation.ruleName}`, reason });
      }
    return report;
  }

  #reasonFor({ ruleName }: PolicyViolation, path: string): string | undefined {
    const { rule, finding } = partsOf(ruleName);
    const place = path.startsWith(this.#prefix) ? path.slice(this.#prefix.length) : path;
    return this.#acknowledged.find(
      (each) =>
        each.rules.includes(rule) &&
        each.at.test(place) &&
        (each.finding === undefined || each.finding.test(finding)),
    )?.reason;
  }
}

/** `AwsSolutions-IAM5[Resource::*]` is a rule and, in brackets, what was found; most rules find but one thing. */
export function partsOf(ruleName: string): { readonly rule: string; readonly finding: string } {
  const bracket = ruleName.indexOf("[");
  if (bracket < 0) return { rule: ruleName, finding: "" };
  return { rule: ruleName.slice(0, bracket), finding: ruleName.slice(bracket + 1, -1) };
}
