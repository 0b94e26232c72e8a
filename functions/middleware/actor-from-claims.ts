import * as z from "zod";
import { personRole } from "#scheme/roles.ts";
import { type Actor, actor, sideFault } from "#usecases/actor.ts";
import { RequestRefused } from "./problem.ts";

/** An attribute that the identity provider leaves empty is one it does not have. */
const attribute = z
  .string()
  .optional()
  .transform((value) => (value === "" ? undefined : value));

const claims = z.object({
  sub: z.string().min(1),
  name: z.string().min(1),
  groups: z.union([z.string(), z.array(z.string())]).optional(),
  corporate_number: attribute,
  account_type: attribute,
  body: attribute,
});

const namesInJson = z.array(z.string());

/** API Gateway writes an array claim as `[a b]`; no group of ours has a space in its name. */
function groupNames(groups: string | readonly string[] | undefined): readonly string[] {
  if (groups === undefined) return [];
  if (typeof groups !== "string") return groups;
  const text = groups.trim();
  if (!(text.startsWith("[") && text.endsWith("]"))) return [text];
  if (text.includes('"')) return namesFromJson(text);
  return text.slice(1, -1).split(/[\s,]+/);
}

function namesFromJson(text: string): readonly string[] {
  try {
    return namesInJson.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    return [];
  }
}

/**
 * The signed-in person named by verified claims. Groups that are no role of the scheme are ignored (N-03).
 * @throws RequestRefused `not-signed-in` without usable claims; `not-allowed` for a person without any role, of two sides,
 *   or of a side without saying of which company or body
 */
export function actorFromClaims(candidate: unknown): Actor {
  const read = claims.safeParse(candidate);
  if (!read.success) throw new RequestRefused({ code: "not-signed-in" });
  const { sub, name, groups, corporate_number, account_type, body } = read.data;
  const known = groupNames(groups).flatMap((group) => personRole.safeParse(group).data ?? []);
  const roles = [...new Set(known)];
  if (roles.length === 0) throw new RequestRefused({ code: "not-allowed" });
  const person = actor.safeParse({
    subject: sub,
    name,
    roles,
    corporateNumber: corporate_number,
    accountType: account_type,
    body,
  });
  if (!person.success) throw new RequestRefused({ code: "not-signed-in" });
  if (sideFault(person.data) !== undefined) throw new RequestRefused({ code: "not-allowed" });
  return person.data;
}
