import { describe } from "node:test";
import { playedOnTemplate } from "./journeys-on-template.ts";

describe("L-05 M-06 S-02 S-05 on what the templates make, with a clock that moves, what follows a certificate", () => {
  playedOnTemplate(["change", "incidents", "surveillance"], { offers: true });
});
