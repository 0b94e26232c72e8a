import { providerRoutes } from "#contracts/provider-routes.ts";
import { publicRoutes } from "#contracts/public-routes.ts";
import { registerImportRoutes } from "#contracts/register-import-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { until } from "#local/demo/until.ts";
import { type SampleCompany, sampleCompanies } from "#local/samples/companies.ts";
import { listingIdOf, sampleListings } from "#local/samples/listings.ts";
import { base64, registerCsv } from "#test/support/register-csv.ts";
import { accountOf, today } from "./case.ts";
import type { Scheme } from "./scheme.ts";

/** Whether the services of the sample companies are on the register. */
export async function hasSampleRegister(scheme: Scheme): Promise<boolean> {
  const category = "audit";
  const { listings } = await replyTo(
    scheme.anybody().call(publicRoutes.readListings, { query: { category } }),
  );
  const listed = new Set(listings.map(({ listingId }) => listingId));
  return sampleCompanies.every((company) => listed.has(listingIdOf(company, category)));
}

/** Imports the sample register as the register's keeper would, and waits until it can be read. */
export async function importSampleRegister(scheme: Scheme): Promise<void> {
  const content = base64(registerCsv(sampleListings(await today(scheme))));
  const reviewer = await scheme.as("demo-reviewer");
  const { importId } = await replyTo(
    reviewer.call(registerImportRoutes.prepareRegisterImport, { body: { fileName: "sample.csv", content } }),
  );
  const administrator = await scheme.as("demo-administrator");
  await replyTo(
    administrator.call(registerImportRoutes.adoptRegisterImport, { params: { importId }, body: {} }),
  );
  await until("the sample register", async () => ((await hasSampleRegister(scheme)) ? true : undefined));
}

/** The sample companies that have never applied for anything. */
export async function freshCompanies(scheme: Scheme): Promise<readonly SampleCompany[]> {
  const fresh: SampleCompany[] = [];
  for (const company of sampleCompanies) {
    const signatory = await scheme.as(accountOf(company));
    const { applications } = await replyTo(signatory.call(providerRoutes.listOwnApplications, {}));
    if (applications.length === 0) fresh.push(company);
  }
  return fresh;
}
