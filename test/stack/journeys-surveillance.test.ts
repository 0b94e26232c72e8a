import { describe } from "node:test";
import { playedOnTemplate } from "./journeys-on-template.ts";

describe("L-05 S-02 S-05 on what the templates make, with a clock that moves, surveillance and incidents", () => {
  playedOnTemplate(["incidents", "surveillance"], { offers: true });
});
