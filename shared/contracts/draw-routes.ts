import * as z from "zod";
import { bilingual } from "#scheme/bilingual.ts";
import { publicNumber } from "#scheme/draw/fallback-key.ts";
import { drawStatuses } from "#scheme/draw-transitions.ts";
import type { Route } from "./route.ts";
import { nothing, reasons } from "./shapes.ts";

const drawId = z.string().regex(/^DR-\d{4}-\d{2,4}$/);
const one = z.strictObject({ drawId });
const officers = ["surveillanceOfficer", "administrator"] as const;

export const drawView = z.object({
  drawId: z.string(),
  status: z.enum(drawStatuses),
  statusName: bilingual,
  sequence: z.int(),
  scheduled: z.boolean(),
  reasons: z.string().optional(),
  policyVersion: z.string(),
  sourceKind: z.enum(["beacon", "publicNumbers"]),
  committedAt: z.iso.datetime(),
  revealedFrom: z.iso.datetime(),
  commitmentDigest: z.string(),
  commitmentJws: z.string(),
  drawnAt: z.iso.datetime().optional(),
  picked: z.int().optional(),
});

/** S-03: the draw that anybody can recompute. */
export const drawRoutes = {
  listDraws: {
    audience: "public",
    method: "GET",
    name: "listDraws",
    path: "/draws",
    summary: { ja: "抽選の一覧", en: "Every random draw there was, the latest first" },
    roles: "anyone",
    params: nothing,
    query: z.strictObject({ after: z.string().max(2000).optional() }),
    status: 200,
    reply: z.object({ draws: z.array(drawView), next: z.string().optional() }),
    refusals: [],
  },
  readDrawCommitment: {
    audience: "public",
    method: "GET",
    name: "readDrawCommitment",
    path: "/draws/{drawId}/commitment",
    summary: {
      ja: "抽選の事前公表（母集団・抽出数・乱数の時刻）",
      en: "What was published before a draw: population, sample sizes, and the randomness to come",
    },
    roles: "anyone",
    params: one,
    query: nothing,
    status: 200,
    reply: z.record(z.string(), z.json()),
    refusals: ["not-found"],
  },
  readDraw: {
    audience: "public",
    method: "GET",
    name: "readDraw",
    path: "/draws/{drawId}",
    summary: {
      ja: "抽選の結果。誰でも計算し直せる",
      en: "A draw with its seed, input and picks; anybody can recompute it",
    },
    roles: "anyone",
    params: one,
    query: nothing,
    status: 200,
    reply: z.record(z.string(), z.json()),
    refusals: ["not-found", "draw-pending"],
  },
  holdDraw: {
    audience: "secretariat",
    method: "POST",
    name: "holdDraw",
    path: "/secretariat/draws",
    summary: { ja: "臨時の抽選を事前公表する", en: "Commit to a draw beside the yearly one" },
    roles: officers,
    params: nothing,
    query: nothing,
    body: z.discriminatedUnion("source", [
      z.strictObject({ source: z.literal("beacon"), reasons }),
      z.strictObject({
        source: z.literal("publicNumbers"),
        reasons,
        /** JST day in the future on which the sources publish the numbers meant. */
        publishedOn: z.iso.date(),
      }),
    ]),
    status: 201,
    reply: drawView,
    refusals: ["nobody-to-draw", "changed-meanwhile"],
  },
  revealDraw: {
    audience: "secretariat",
    method: "POST",
    name: "revealDraw",
    path: "/secretariat/draws/{drawId}/randomness",
    summary: {
      ja: "公開乱数を手で取り込み、抽選する",
      en: "Bring in the public randomness by hand, and draw",
    },
    roles: officers,
    params: one,
    query: nothing,
    body: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("beacon"), signature: z.string().regex(/^[0-9a-f]{96}$/) }),
      z.strictObject({
        kind: z.literal("publicNumbers"),
        numbers: z.array(z.array(publicNumber).min(1).max(100)).min(1).max(20),
      }),
    ]),
    status: 200,
    reply: drawView,
    refusals: [
      "not-found",
      "not-possible-now",
      "randomness-not-due",
      "randomness-wrong",
      "changed-meanwhile",
    ],
  },
} as const satisfies Record<string, Route>;
