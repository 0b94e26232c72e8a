import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { eicarScanner } from "#adapters/inspection/eicar-scanner.ts";
import { openThreadedInspection } from "#local/inspection/threaded-inspection.ts";
import { handMadePdf, onePage } from "#local/samples/hand-made-pdf.ts";
import * as hostile from "#local/samples/hostile-files.ts";
import { announced } from "./announced.ts";

function setup(options: Parameters<typeof openThreadedInspection>[0] = {}) {
  const { inspect, close } = openThreadedInspection(options);
  after(close);
  return (bytes: Uint8Array) => inspect(bytes, announced(bytes), eicarScanner());
}

describe("C-03 an inspection in a thread of its own", () => {
  it("finds what an inspection finds, several at once too", async () => {
    const inspect = setup();
    const found = await Promise.all(
      [
        handMadePdf(onePage({ text: "SAMPLE" })),
        hostile.scriptPdf(),
        hostile.pngFile(),
        hostile.longPdf(),
      ].map(inspect),
    );
    const outcomes = found.map((each) => (each.clean ? each.text : each.reason.code));
    assert.deepEqual(outcomes, ["SAMPLE", "C-03/active-content", "C-03/not-a-pdf", "C-03/too-many-pages"]);
  });

  it("survives documents that take for ever or make it fall over", async () => {
    const thread = new URL("./stubborn-thread.ts", import.meta.url);
    const inspect = setup({ thread, milliseconds: 3000 });
    const page = (text: string) => handMadePdf(onePage({ text }));
    const found = await Promise.all(
      ["good", "for ever", "fall over", "good"].map((text) => inspect(page(text))),
    );
    assert.deepEqual(
      found.map((each) => (each.clean ? each.pages : each.reason.code)),
      [7, "C-03/unreadable", "C-03/unreadable", 7],
    );
  });
});
