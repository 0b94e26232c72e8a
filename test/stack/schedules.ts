import * as z from "zod";
import { type Access, roleName } from "./access.ts";
import type { Functions } from "./functions.ts";
import type { ResolvedTemplate } from "./resolved-template.ts";

const schedule = z.object({
  State: z.literal("ENABLED"),
  Target: z.object({ Arn: z.string(), RoleArn: z.string() }),
});

/** EventBridge Scheduler with the template's schedules, which go off when told: by the folder of their function. */
export function templateSchedules({ ofType }: ResolvedTemplate, access: Access, functions: Functions) {
  const schedules = ofType("AWS::Scheduler::Schedule").map(({ Properties }) => schedule.parse(Properties));
  return (folder: string): void => {
    const functionArn = functions.arnOf(folder);
    const found = schedules.find(({ Target }) => Target.Arn === functionArn);
    if (found === undefined) throw new Error(`No schedule calls ${folder}`);
    const role = roleName(found.Target.RoleArn);
    access.authoriseAssume(role, "scheduler.amazonaws.com");
    access.authorise(role, { action: "lambda:InvokeFunction", resource: functionArn });
    functions.invokeLater(functionArn, {});
  };
}
