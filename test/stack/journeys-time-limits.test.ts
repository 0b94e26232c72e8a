import { describe } from "node:test";
import { playedOnTemplate } from "./journeys-on-template.ts";

describe("D-09 E-03 on what the templates make, with a clock that moves, inquiries and time limits", () => {
  playedOnTemplate(["inquiry", "time-limits"], { offers: true });
});
