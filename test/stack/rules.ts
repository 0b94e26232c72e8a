import * as z from "zod";
import type { Access } from "./access.ts";
import { eventFits } from "./event-pattern.ts";
import type { Functions } from "./functions.ts";
import type { ResolvedTemplate } from "./resolved-template.ts";

const rule = z.object({
  EventPattern: z.unknown(),
  State: z.literal("ENABLED"),
  Targets: z.array(z.object({ Arn: z.string() })),
});

/** Tells an event on the account's own bus. */
export type Tell = (event: unknown) => void;

/** EventBridge with the template's rules: an event is handed to the targets of every rule it fits. */
export function templateRules(
  { ofType, arnOf }: ResolvedTemplate,
  access: Access,
  functions: Functions,
): Tell {
  const rules = ofType("AWS::Events::Rule").map((each) => ({
    arn: arnOf(each),
    ...rule.parse(each.Properties),
  }));
  return (event) => {
    for (const { arn, EventPattern, Targets } of rules.filter((each) =>
      eventFits(each.EventPattern, event),
    )) {
      if (EventPattern === undefined) continue;
      for (const { Arn } of Targets) {
        access.authoriseCall("events.amazonaws.com", Arn, arn);
        functions.invokeLater(Arn, event);
      }
    }
  };
}
