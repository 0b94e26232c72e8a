import type { GeneratedDoc } from "../generate/generated-doc.ts";
import type { Bill } from "./bill.ts";
import {
  assumedOfApplication,
  assumedOfFunctions,
  assumedOfLookUp,
  assumedOfStanding,
  assumedOfYear,
  oneApplication,
} from "./loads.ts";
import { type Price, prices } from "./prices.ts";
import { scenarios } from "./scenarios.ts";

/** Whole dollars from ten on, three digits below. */
export function dollars(amount: number): string {
  if (amount >= 10) return Math.round(amount).toLocaleString("en-US");
  return amount === 0 ? "0" : Number(amount.toPrecision(3)).toString();
}

const quantity = (count: number) =>
  count >= 100 ? Math.round(count).toLocaleString("en-US") : Number(count.toPrecision(3)).toString();

/** What every scenario costs in all: title and US dollars. */
export function totals(): readonly (readonly [title: string, amount: string])[] {
  return scenarios.map(({ title, bill }) => [title, dollars(bill.dollars)]);
}

/** The lines of a bill that are a thousandth of it or more, and what is left. */
function worthShowing({ lines, dollars: sum }: Bill) {
  const shown = lines.filter((line) => line.dollars >= sum / 1000);
  return { shown, rest: sum - shown.reduce((shownSum, line) => shownSum + line.dollars, 0) };
}

/** Every bill for a terminal: a title, its lines with quantity and US dollars, and the sum. */
export function printedBills(): string[] {
  const line = (what: string, amount: number, used = "") =>
    `  ${dollars(amount).padStart(12)}  ${what}${used === "" ? "" : ` (${used})`}`;
  return scenarios.flatMap(({ title, bill }) => {
    const { shown, rest } = worthShowing(bill);
    return [
      `${title}, US$`,
      ...shown.map((each) => {
        const { of, unit } = prices[each.price];
        return line(of, each.dollars, `${quantity(each.quantity)} × ${unit}`);
      }),
      line("all other lines, each below a thousandth", rest),
      line("sum", bill.dollars),
      "",
    ];
  });
}

function billTable(bill: Bill): string[] {
  const { dollars: sum } = bill;
  const { shown, rest } = worthShowing(bill);
  return [
    "| what | quantity | unit | US$ |",
    "|---|--:|---|--:|",
    ...shown.map(
      (line) =>
        `| ${prices[line.price].of} | ${quantity(line.quantity)} | ${prices[line.price].unit} | ${dollars(line.dollars)} |`,
    ),
    `| all other lines, each below a thousandth | | | ${dollars(rest)} |`,
    `| **sum** | | | **${dollars(sum)}** |`,
  ];
}

function priceTable(): string[] {
  const all: readonly Price[] = Object.values(prices);
  return [
    "| price | US$ | a | read at |",
    "|---|--:|---|---|",
    ...all.map(
      ({ of, unit, dollars: each, readAt = "not confirmed" }) =>
        `| ${of} | ${Number(each.toPrecision(6))} | ${unit} | ${readAt} |`,
    ),
  ];
}

function assumptionTable(assumptions: Readonly<Record<string, Readonly<Record<string, number>>>>): string[] {
  return [
    "| of | what | value |",
    "|---|---|--:|",
    ...Object.entries(assumptions).flatMap(([of, values]) =>
      Object.entries(values).map(([name, value]) => `| ${of} | ${name} | ${quantity(value)} |`),
    ),
  ];
}

const introduction = [
  "# What it costs on AWS",
  "",
  "Made by `npm run docs` from `docs/costs/`; `npm run costs` prints the bills. List prices in US dollars, in Tokyo, without",
  "tax, free tiers and discounts. Most prices were written down from memory and are marked so: look them up before money is",
  "planned. What an application takes of the register is counted by a test; the rest is assumed, and stands in the last table.",
  "",
  "東京リージョンの定価（税・無料枠・割引なし）による試算です。単価の多くは未確認です。予算を立てる前に確かめてください。",
  "",
];

const reading = [
  "",
  "How to read it:",
  "",
  "- At the size of the existing register (398 services) the scheme costs less in a month than an hour of anybody's work.",
  "  The standing part (alarms, keys, people who sign in) is most of it.",
  "- At ten million the dear lines are people who sign in and what logs and functions take; the register itself is not.",
  "- 10⁹ look-ups a day answered by functions cost about three times what they cost from pages that lie at the edge. The",
  "  public list as signed pages is the way to go there; it is not built yet.",
  "- On 31 March a third of ten million may end at once: 3.3 million certifications due on one day lie in 16 shards of the",
  "  due index, and the sweep, one function, reads 100 a page. Its writes are limited by the table: DynamoDB on demand",
  "  doubles what it has seen, and can be warmed beforehand. The sweep's limit of 15 minutes is taken up again by the next",
  "  run; nobody's validity hangs on it.",
];

/** The page of costs: sums, bills, prices and assumptions. */
export function costsPage(): GeneratedDoc[] {
  const lines = [
    ...introduction,
    "| scenario | US$ |",
    "|---|--:|",
    ...totals().map(([title, amount]) => `| ${title} | ${amount} |`),
    ...reading,
    ...scenarios.flatMap(({ title, bill }) => ["", `## ${title}`, "", ...billTable(bill)]),
    "",
    "## Prices",
    "",
    ...priceTable(),
    "",
    "## What is counted, and what is assumed",
    "",
    ...assumptionTable({
      "one application, counted": oneApplication,
      "one application, assumed": assumedOfApplication,
      "a function": assumedOfFunctions,
      "a year of a certification": assumedOfYear,
      "a year in which nothing happens": assumedOfStanding,
      "a look-up": assumedOfLookUp,
    }),
    "",
  ];
  return [{ path: "docs/costs.md", text: lines.join("\n") }];
}
