/**
 * What an operator's scripts do, for the emulated stack: `node test/stack/operator.ts {address} token {account}` prints a
 * token, and `… {address} clock {+15d}` moves the clock and ends when what fell due has happened.
 */
const [address = "", what = "", argument = ""] = process.argv.slice(2);
const response = await fetch(`${address}/${what}/${encodeURIComponent(argument)}`, { method: "POST" });
if (!response.ok) throw new Error(`${what} ${argument}: ${response.status} ${await response.text()}`);
process.stdout.write(`${await response.text()}\n`);
