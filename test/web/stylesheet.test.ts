import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { stylesheet, stylesheetPath } from "#web/stylesheet.ts";

const colour = (name: string): string => {
  const [, hex = ""] = new RegExp(`--${name}: #([0-9a-f]{3,6});`).exec(stylesheet) ?? [];
  return hex.length === 3 ? hex.replaceAll(/./g, "$&$&") : hex;
};

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe("The style sheet", () => {
  it("knows black on white from grey on white", () => {
    assert.equal(Math.round(contrast("000000", "ffffff")), 21);
    assert.ok(contrast("777777", "ffffff") < 4.5);
  });

  for (const [text, ground] of [
    ["ink", "paper"],
    ["ink", "wash"],
    ["ink", "yellow"],
    ["quiet", "paper"],
    ["quiet", "wash"],
    ["blue", "paper"],
    ["red", "paper"],
    ["paper", "blue"],
  ] as const)
    it(`has ${text} on ${ground} at 4.5:1 or better (WCAG 2.2, 1.4.3)`, () => {
      assert.ok(contrast(colour(text), colour(ground)) >= 4.5);
    });

  it("outlines what has the focus: links, buttons and fields", () => {
    const [, selectors = ""] = /\n([^{}]*)\{\s*outline: 4px/.exec(stylesheet) ?? [];
    for (const part of ["a", "button", "input", "select", "summary"])
      assert.ok(selectors.includes(`${part}:focus-visible`), part);
    assert.doesNotMatch(stylesheet, /outline: (none|0)/);
  });

  it("loads nothing, and prints without what cannot be pressed on paper", () => {
    assert.doesNotMatch(stylesheet, /url\(|@import/);
    assert.match(stylesheet, /@media print \{[^@]*form \{\s*display: none/);
  });

  it("has a name of its content", () => {
    assert.match(stylesheetPath, /^\/assets\/portal\.[0-9a-f]{16}\.css$/);
  });
});
