/**
 * `npm run journeys -- --url https://… --token-command "…"` plays on a deployed stack the journeys that can be played
 * there, one after another; words choose among them. The command gets the name of a sample account as its argument and
 * prints an access token for it. With `--sample-register` the sample companies are put on the register first.
 *
 * An emulated stack may offer more: `--mailbox`, a folder with every mail as an `.eml` file, and `--clock-command`, a
 * command that moves its clock (`+15d`) and ends when what fell due has happened.
 *
 * The last line is `N passed, N failed`.
 */
import { parseArgs } from "node:util";
import { describeOutcome } from "../runner/describe-outcome.ts";
import { type FileOutcome, runTestFile } from "../runner/run-file.ts";
import { type DeployedJourney, deployedJourneys, type Lacking, missing } from "./support/deployed.ts";
import { freshCompanies, hasSampleRegister, importSampleRegister } from "./support/prepare-deployed.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";

type Named = readonly [name: string, journey: DeployedJourney];

const limitMs = 600_000;

const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: "string" },
    "token-command": { type: "string" },
    "clock-command": { type: "string" },
    mailbox: { type: "string" },
    "sample-register": { type: "boolean", default: false },
  },
});

/** What keeps the journeys from being played at all; said before anything is done to the stack. */
function stop(reason: string): never {
  console.error(reason);
  process.exit(2);
}

function offeredBy(given: typeof values): readonly Lacking[] {
  return [
    ...(given["clock-command"] === undefined ? [] : (["clock"] as const)),
    ...(given.mailbox === undefined ? [] : (["inbox"] as const)),
  ];
}

/** The journeys asked for that the stack offers enough for; the others are named with what is missing. */
function playable(offered: readonly Lacking[]): Named[] {
  const asked = Object.entries(deployedJourneys).filter(
    ([name]) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  return asked.filter(([name, { needs }]) => {
    const reason = missing(needs, offered);
    if (reason !== undefined) console.log(`- ${name} is not played: ${reason}`);
    return reason === undefined;
  });
}

/** The serial numbers of the companies a journey gets; undefined when too few are left that have never applied. */
function takeCompanies(journey: DeployedJourney, fresh: number[], hasMore: boolean): number[] | undefined {
  if (journey.companies === "first") return fresh.includes(1) ? fresh.splice(fresh.indexOf(1), 1) : undefined;
  const count = hasMore ? (journey.companiesWithMore ?? journey.companies) : journey.companies;
  // The first one is kept for the journey that asks for it, as long as there are others.
  const others = [...fresh.filter((serial) => serial !== 1), ...fresh.filter((serial) => serial === 1)];
  const taken = others.slice(0, count);
  if (taken.length < count) return undefined;
  for (const serial of taken) fresh.splice(fresh.indexOf(serial), 1);
  return taken;
}

async function prepareRegister(scheme: Scheme): Promise<void> {
  if (await hasSampleRegister(scheme)) return;
  if (!values["sample-register"])
    stop("The sample companies are not on the stack's register: import them, or give --sample-register.");
  await importSampleRegister(scheme);
}

async function play([name, { more = {} }]: Named, offered: readonly Lacking[]): Promise<FileOutcome> {
  const leftOut = Object.entries(more).flatMap(([test, needs]) => {
    const reason = missing(needs, offered);
    return reason === undefined ? [] : [{ test, reason }];
  });
  const path = `test/journeys/${name}.test.ts`;
  const outcome = await runTestFile(
    path,
    limitMs,
    leftOut.map(({ test }) => test),
  );
  console.log(describeOutcome(outcome, true));
  for (const { test, reason } of leftOut) console.log(`    - left out: ${test}: ${reason}`);
  return outcome;
}

if (values.url === undefined || values["token-command"] === undefined)
  stop("Usage: npm run journeys -- --url https://… --token-command '…' [--sample-register] [words]");
process.env["JOURNEY_BASE_URL"] = values.url.replace(/\/$/, "");
process.env["JOURNEY_TOKEN_COMMAND"] = values["token-command"];
if (values["clock-command"] !== undefined) process.env["JOURNEY_CLOCK_COMMAND"] = values["clock-command"];
if (values.mailbox !== undefined) process.env["JOURNEY_MAILBOX"] = values.mailbox;

const offered = offeredBy(values);
const journeys = playable(offered);
const scheme = await openScheme();
await prepareRegister(scheme);
const fresh = (await freshCompanies(scheme)).map(({ serial }) => serial);
const outcomes: FileOutcome[] = [];
for (const journey of journeys) {
  const companies = takeCompanies(journey[1], fresh, offered.length > 0);
  if (companies === undefined) {
    console.log(`- ${journey[0]} is not played: too few sample companies are left that have never applied`);
    continue;
  }
  process.env["JOURNEY_COMPANIES"] = companies.join(",");
  outcomes.push(await play(journey, offered));
}
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, { failures }) => sum + failures.length, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
