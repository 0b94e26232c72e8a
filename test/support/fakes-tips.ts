import assert from "node:assert/strict";
import type { World } from "#test/support/fakes.ts";
import { setup } from "#test/support/fakes.ts";
import { accepted } from "#test/support/fakes-case.ts";
import { recordsOf } from "#test/support/fakes-invariants.ts";
import { auditor, surveillanceOfficer, tipOfficer } from "#test/support/fakes-people.ts";
import type { Actor } from "#usecases/actor.ts";
import { giveTip } from "#usecases/give-tip.ts";
import { listIdentityAccesses } from "#usecases/list-identity-accesses.ts";
import { openTipIdentity } from "#usecases/open-tip-identity.ts";
import { progressTip } from "#usecases/progress-tip.ts";
import { readTip } from "#usecases/read-tip.ts";
import { readTipStatus } from "#usecases/read-tip-status.ts";
import { writeTipMessage } from "#usecases/write-tip-message.ts";
import { writeToReporter } from "#usecases/write-to-reporter.ts";

type Step = Parameters<ReturnType<typeof progressTip>>[0]["step"];

export const identity = { name: "告発 太郎", contact: "taro@reporter.example" };
export const about = { named: "company", companyName: "株式会社みほん" } as const;
export const text = "監視業務を別会社に請け負わせていると聞きました。";
export const told = "確認の結果、必要な措置をとりました。";
export const reasons = "具体的な内容であり、確認を要する。";

/** A tip that somebody gave, and the acts on it. */
export async function tipped(given: { identity?: typeof identity } = {}, start?: World) {
  const world = start ?? (await setup());
  const { receiptCode: code } = accepted(
    await giveTip(world.deps)({ kind: "delegation", about, text, ...given }),
  );
  const tip = recordsOf(world, "tip").at(-1);
  assert.ok(tip);
  return { world, code, tipId: tip.id, ...actsOn(world, tip.id, code) };
}

/** The acts on one tip, each a real use case with a usual person and usual words. */
export function actsOn(world: World, tipId: string, code: string, deps = world.deps) {
  const actor = surveillanceOfficer;
  const words = { reasons, measure: reasons, message: told };
  return {
    step: (step: Step, by: Actor = actor) => progressTip(deps)({ actor: by, tipId, step, ...words }),
    write: (by: Actor = actor) => writeToReporter(deps)({ actor: by, tipId, text: "時期を教えてください。" }),
    say: (words_ = "先月からです。") => writeTipMessage(deps)({ code, text: words_ }),
    status: (typed = code) => readTipStatus(deps)({ code: typed }),
    read: (by: Actor = actor) => readTip(deps)({ actor: by, tipId }),
    identify: (by: Actor = tipOfficer) =>
      openTipIdentity(deps)({ actor: by, tipId, reason: "本人確認のため連絡をとる。" }),
    accesses: (by: Actor = auditor) => listIdentityAccesses(deps)({ actor: by, tipId }),
  };
}
