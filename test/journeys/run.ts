/**
 * `npm run journeys -- --url https://… --token-command "…"` plays on a deployed stack the journeys that can be played
 * there, one after another; words choose among them. The command gets the name of a sample account as its argument and
 * prints an access token for it. With `--sample-register` the sample companies are put on the register first.
 * The last line is `N passed, N failed`.
 */
import { parseArgs } from "node:util";
import { describeOutcome } from "../runner/describe-outcome.ts";
import { type FileOutcome, runTestFile } from "../runner/run-file.ts";
import { type DeployedJourney, deployedJourneys, lacking } from "./support/deployed.ts";
import { freshCompanies, hasSampleRegister, importSampleRegister } from "./support/prepare-deployed.ts";
import { openScheme } from "./support/scheme.ts";

type Played = Extract<DeployedJourney, { played: true }>;

const limitMs = 600_000;

const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: "string" },
    "token-command": { type: "string" },
    "sample-register": { type: "boolean", default: false },
  },
});

function chosen(): (readonly [string, Played])[] {
  return Object.entries(deployedJourneys).flatMap(([name, journey]) =>
    journey.played && (words.length === 0 || words.some((word) => name.includes(word)))
      ? [[name, journey] as const]
      : [],
  );
}

/** What keeps the journeys from being played at all; said before anything is done to the stack. */
function stop(reason: string): never {
  console.error(reason);
  process.exit(2);
}

/** Gives every journey companies of its own: the first one to the journey that asks for it, and the others in turn. */
async function companiesFor(
  journeys: readonly (readonly [string, Played])[],
): Promise<Map<string, number[]>> {
  const serials = (await freshCompanies(await openScheme())).map(({ serial }) => serial);
  const wantsFirst = journeys.some(([, { companies }]) => companies === "first");
  if (wantsFirst && !serials.includes(1)) stop("The first sample company has applied before.");
  const others = wantsFirst ? serials.filter((serial) => serial !== 1) : serials;
  return new Map(
    journeys.map(([name, { companies }]) => {
      if (companies === "first") return [name, [1]];
      if (others.length < companies) stop("Too few sample companies are left that have never applied.");
      return [name, others.splice(0, companies)];
    }),
  );
}

async function prepare(): Promise<void> {
  const scheme = await openScheme();
  if (await hasSampleRegister(scheme)) return;
  if (!values["sample-register"])
    stop("The sample companies are not on the stack's register: import them, or give --sample-register.");
  await importSampleRegister(scheme);
}

async function play(): Promise<FileOutcome[]> {
  const journeys = chosen();
  await prepare();
  const companies = await companiesFor(journeys);
  const outcomes: FileOutcome[] = [];
  for (const [name, { leftOut = {} }] of journeys) {
    process.env["JOURNEY_COMPANIES"] = companies.get(name)?.join(",");
    const path = `test/journeys/${name}.test.ts`;
    const outcome = await runTestFile(path, limitMs, Object.keys(leftOut));
    console.log(describeOutcome(outcome, true));
    for (const [test, reason] of Object.entries(leftOut))
      console.log(`    - left out: ${test}: ${lacking[reason]}`);
    outcomes.push(outcome);
  }
  return outcomes;
}

function sayWhatIsNotPlayed(): void {
  for (const [name, journey] of Object.entries(deployedJourneys)) {
    if (journey.played) continue;
    const reasons = journey.lacks.map((lack) => lacking[lack]).join("; ");
    console.log(`- ${name} is not played: ${reasons}`);
  }
}

if (values.url === undefined || values["token-command"] === undefined)
  stop("Usage: npm run journeys -- --url https://… --token-command '…' [--sample-register] [words]");
process.env["JOURNEY_BASE_URL"] = values.url.replace(/\/$/, "");
process.env["JOURNEY_TOKEN_COMMAND"] = values["token-command"];

const outcomes = await play();
if (words.length === 0) sayWhatIsNotPlayed();
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, { failures }) => sum + failures.length, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
