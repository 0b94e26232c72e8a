import type { Deps } from "#ports";
import type { Application } from "#records/application.ts";
import { keys } from "#records/layout.ts";
import type { Inquiry } from "#records/procedure.ts";
import type { InquiryBody, Policy } from "#scheme/policy/schema.ts";
import { loadApplication, policyOf } from "./load.ts";

export type InquiryCase = {
  readonly application: Application;
  readonly inquiry: Inquiry;
  readonly policy: Policy;
  readonly body: InquiryBody;
};

/** An inquiry with its application and what the policy says of the body; undefined when nobody was asked. */
export async function loadInquiryCase(
  deps: Pick<Deps, "register">,
  applicationId: string,
  code: string,
): Promise<InquiryCase | undefined> {
  const application = await loadApplication(deps, applicationId);
  const inquiry = await deps.register.get("inquiry", keys.inquiry(applicationId, code));
  if (application === undefined || inquiry === undefined) return undefined;
  const policy = policyOf(application);
  return { application, inquiry, policy, body: bodyIn(policy, code) };
}

/** What the policy says of a body. Throws when it names none: an inquiry is only ever put to a body of its policy. */
export function bodyIn(policy: Policy, code: string): InquiryBody {
  const body = policy.inquiry.bodies.value.find((each) => each.code === code);
  if (body === undefined) throw new Error(`Policy ${policy.version} names no body ${code}`);
  return body;
}
