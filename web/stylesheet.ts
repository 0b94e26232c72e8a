import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assetsPath } from "#contracts/site-pages.ts";

export const stylesheet = readFileSync(join(import.meta.dirname, "portal.css"), "utf8");

const digest = createHash("sha256").update(stylesheet).digest("hex").slice(0, 16);

/** The address of the stylesheet of this content, and of no other: it may be kept for ever. */
export const stylesheetPath = `${assetsPath}portal.${digest}.css`;
