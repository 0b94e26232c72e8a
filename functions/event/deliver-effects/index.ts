import { onAws } from "#functions/container.ts";
import { deliverEffect } from "#usecases/deliver-effect.ts";
import { deliverEffects } from "./deliver-effects.ts";

/** Delivers the effects of the acts that the register's stream tells of. */
export const create = deliverEffects(deliverEffect);
export const handler = onAws(create);
