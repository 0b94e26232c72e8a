import * as z from "zod";
import { bilingual } from "#scheme/bilingual.ts";
import { category } from "#scheme/categories.ts";
import { policySchema } from "#scheme/policy/schema.ts";
import type { Route } from "./route.ts";
import { certificationNumber, nothing, publicCertification, typedCertificationNumber } from "./shapes.ts";

const base = { audience: "public", query: nothing, roles: "anyone", status: 200, method: "GET" } as const;

export const publicRoutes = {
  readCertification: {
    ...base,
    name: "readCertification",
    path: "/certifications/{number}",
    summary: { ja: "認定の現在の状態を見る", en: "See where a certification stands today" },
    params: z.strictObject({ number: certificationNumber }),
    reply: publicCertification,
    refusals: ["not-found"],
  },
  lookUpCertification: {
    ...base,
    name: "lookUpCertification",
    path: "/certifications",
    summary: {
      ja: "認定番号で認定を調べる",
      en: "Look a certification up by its number, as a form sends it",
    },
    params: nothing,
    query: z.strictObject({ number: typedCertificationNumber }),
    reply: publicCertification,
    refusals: ["not-found"],
  },
  readListings: {
    ...base,
    name: "readListings",
    path: "/service-register",
    summary: { ja: "現行制度の登録サービスを見る", en: "See the services on the existing register" },
    params: nothing,
    query: z.strictObject({ category, after: z.string().max(2000).optional() }),
    reply: z.object({
      listings: z.array(
        z.object({
          listingId: z.string(),
          serviceName: z.string(),
          providerName: z.string(),
          registeredOn: z.iso.date(),
          renewedOn: z.iso.date().optional(),
        }),
      ),
      next: z.string().optional(),
    }),
    refusals: [],
  },
  readKeys: {
    ...base,
    name: "readKeys",
    path: "/.well-known/certificate-keys.json",
    summary: { ja: "認定証を検証する鍵", en: "The keys that verify certificates (JWK Set)" },
    params: nothing,
    reply: z.object({ keys: z.array(z.record(z.string(), z.string())) }),
    refusals: [],
  },
  readPolicy: {
    ...base,
    name: "readPolicy",
    path: "/policy",
    summary: {
      ja: "公表している審査基準と期間",
      en: "The published criteria and periods, each with its basis",
    },
    params: nothing,
    reply: z.object({
      asOf: z.iso.date(),
      inForce: z.boolean(),
      standing: bilingual,
      policy: policySchema,
    }),
    refusals: [],
  },
  readOpenApi: {
    ...base,
    name: "readOpenApi",
    path: "/openapi.json",
    summary: { ja: "APIの説明", en: "This API document" },
    params: nothing,
    reply: z.record(z.string(), z.json()),
    refusals: [],
  },
  readHealth: {
    ...base,
    name: "readHealth",
    path: "/healthz",
    summary: { ja: "稼働の確認", en: "Whether the register answers" },
    params: nothing,
    reply: z.object({ status: z.literal("ok"), now: z.iso.datetime() }),
    refusals: [],
  },
} as const satisfies Record<string, Route>;
