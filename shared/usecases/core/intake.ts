import type { Deps } from "#ports";
import type { Application } from "#records/application.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import type { Actor } from "../actor.ts";
import { type Refusal, refused } from "../outcome.ts";
import { applicationBar } from "./application-bar.ts";
import { awaitsUpload } from "./filed-documents.ts";
import { listingsNamed } from "./validation.ts";

/**
 * What must hold before anything can be filed at all: unlike a finding, it cannot be mended within
 * the application, so nothing is taken in.
 */
export async function intakeRefusal(
  deps: Pick<Deps, "register" | "clock">,
  application: Application,
  policy: Policy,
): Promise<Refusal | undefined> {
  const now = deps.clock.now();
  if (Object.keys(application.form).length === 0) return refused("nothing-filed");
  if (application.form.company?.contactMail === undefined) return refused("contact-missing");
  if (await awaitsUpload(deps, application.id, policy, now)) return refused("document-awaited");
  const bar = await applicationBar(deps, application, jstDay(now));
  if (bar !== undefined) return bar;

  const named = application.form.service?.services ?? [];
  const listings = await listingsNamed(deps, application);
  const foreign = listings.some(
    (listing) =>
      listing.corporateNumber !== undefined && listing.corporateNumber !== application.corporateNumber,
  );
  if (named.length === 0 || listings.length < named.length || foreign)
    return refused("service-not-registered");
  const toolOnly =
    listings.some((listing) => listing.suppliesOnlyTool) || named.some((each) => each.suppliesOnlyTool);
  return toolOnly ? refused("tool-only") : undefined;
}

/** Whether the person's account may sign for the company: the signatory role, and a kind of account the policy lets sign. */
export function maySign(actor: Actor, policy: Policy): boolean {
  const types = policy.intake.signingAccountTypes.value;
  return (
    actor.roles.includes("signatory") && actor.accountType !== undefined && types.includes(actor.accountType)
  );
}
