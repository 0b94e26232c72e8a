import * as z from "zod";
import type { Deps, Write } from "#ports";
import { keys } from "#records/layout.ts";
import type { Tip } from "#records/tip.ts";

const identity = z.strictObject({ name: z.string(), contact: z.string() });
type Identity = z.infer<typeof identity>;

/** A seal belongs to its tip: moved to another, it does not open. */
const contextOf = ({ id }: Pick<Tip, "id">) => ({ tipId: id });

/** The write that keeps who gave a tip, sealed, in a compartment of its own (S-01, 公益通報者保護法 12条). */
export async function sealedIdentity(
  deps: Pick<Deps, "tipVault" | "clock">,
  tip: Tip,
  given: Identity | undefined,
): Promise<Write[]> {
  if (given === undefined) return [];
  const sealed = await deps.tipVault.seal(JSON.stringify(identity.parse(given)), contextOf(tip));
  return [{ put: "create", record: { kind: "tipIdentity", tipId: tip.id, sealed, at: deps.clock.now() } }];
}

/** Who gave a tip, or undefined when they did not say. To be called when the access is on record, and not before. */
export async function openedIdentity(
  deps: Pick<Deps, "register" | "tipVault">,
  tip: Tip,
): Promise<Identity | undefined> {
  const kept = await deps.register.get("tipIdentity", keys.tipIdentity(tip.id));
  if (kept === undefined) return undefined;
  return identity.parse(JSON.parse(await deps.tipVault.open(kept.sealed, contextOf(tip))));
}
