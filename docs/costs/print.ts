/**
 * `npm run costs` prints what the scheme costs on AWS: every bill, then the sums. Prices and assumptions stand in
 * docs/costs.md.
 */
import { printedBills, totals } from "./costs-page.ts";

for (const line of printedBills()) console.log(line);
const width = Math.max(...totals().map(([title]) => title.length));
for (const [title, amount] of totals()) console.log(`${title.padEnd(width)}  US$ ${amount.padStart(12)}`);
