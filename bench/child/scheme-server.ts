/**
 * The whole installation with one certification in its register: `node scheme-server.ts DATA_FOLDER PORT`. Says the
 * certification's number, then that it is ready. Ends with its input.
 */
import { configFrom } from "#local/config.ts";
import { startInstallation } from "#local/installation.ts";
import { setup } from "#test/support/fakes.ts";
import { recordsOf } from "#test/support/fakes-invariants.ts";
import { certify } from "#test/support/fakes-upkeep.ts";

const [folder = "", port = ""] = process.argv.slice(2);
const config = configFrom({ DATA_DIR: folder, PORT: port, BEACON_URL: "none", PLAY: "no" });
const installation = await startInstallation(config);
const world = await setup();
const { number } = await certify(world);
const records = [...recordsOf(world, "certification"), ...recordsOf(world, "provider")];
await installation.deps.register.commit(records.map((record) => ({ put: "upsert", record })));
console.log(`number ${number}`);
console.log(`ready ${installation.url}`);
process.stdin.resume().once("end", () => process.exit());
