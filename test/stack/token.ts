/** Prints a token for a sample account, as an operator's script would: `node test/stack/token.ts {address} {account}`. */
const [address = "", account = ""] = process.argv.slice(2);
const response = await fetch(`${address}/${encodeURIComponent(account)}`);
if (!response.ok) throw new Error(`No token for ${account}: ${response.status}`);
process.stdout.write(`${await response.text()}\n`);
