/** `npm run costs` prints what the scheme costs on AWS; the arithmetic is in docs/costs.md. */
import { totals } from "./costs-page.ts";

const width = Math.max(...totals().map(([title]) => title.length));
for (const [title, amount] of totals()) console.log(`${title.padEnd(width)}  US$ ${amount.padStart(12)}`);
