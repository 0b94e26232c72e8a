import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { atEndpoint, parametersOf } from "#infra/parameter.ts";
import { procedureDefinitions } from "#infra/procedure-definitions.ts";
import { synthesise } from "./synthesised.ts";
import { describeAlarms } from "./template/alarms.ts";
import { describeConcurrency } from "./template/concurrency.ts";
import { describeEvents } from "./template/events.ts";
import { describeFederated, federation } from "./template/federated.ts";
import { describeFirewall } from "./template/firewall.ts";
import { describeFunctions } from "./template/functions.ts";
import { describeHttpApi } from "./template/http-api.ts";
import { describeLogs } from "./template/logs.ts";
import { describeMail } from "./template/mail.ts";
import { describeNameless } from "./template/nameless.ts";
import { describePortal } from "./template/portal.ts";
import { describeProcedures } from "./template/procedures.ts";
import { describeQuotas } from "./template/quotas.ts";
import { describeRegistry } from "./template/registry.ts";
import { describeRoleLimits } from "./template/role-limits.ts";
import { describeRoles } from "./template/roles.ts";
import { describeRunbooks } from "./template/runbooks.ts";
import { describeStateful } from "./template/stateful.ts";
import { describeUsers } from "./template/users.ts";
import { describeOutsideIssuer, describeRestored } from "./template/variants.ts";
import { describeWatch } from "./template/watch.ts";
import { describeWhole } from "./template/whole.ts";

// One synthesis serves every test of what is deployed: it is the slow part.
const outdir = mkdtempSync(join(tmpdir(), "template-test-"));
after(() => rmSync(outdir, { recursive: true }));
const production = synthesise(parametersOf("production"), join(outdir, "production"));
/** Another procedure than there is: a name and a definition are all that one needs to be deployed. */
const withFollowUp = {
  ...procedureDefinitions(),
  followUp: readFileSync("test/fixtures/follow-up.asl.json", "utf8"),
};
const outsideIssuer = synthesise(
  {
    ...atEndpoint(parametersOf("dev"), "http://127.0.0.1:4566"),
    signIn: { by: "issuer", issuer: "https://issuer.example", audience: ["portal"] },
  },
  join(outdir, "outside-issuer"),
  withFollowUp,
);

const restoredAndFederated = synthesise(
  {
    ...parametersOf("dev"),
    signIn: { by: "userPool", domainPrefix: "certification-dev", federation },
    restored: { tableName: "register-restored", streamLabel: "2027-05-10T01:00:00.000" },
  },
  join(outdir, "restored-and-federated"),
);

describeWhole(production);
describeQuotas(join(outdir, "production"), production);
describeFunctions(production);
describeRoles(production);
describeRoleLimits(production);
describeRegistry(production);
describeLogs(production);
describeStateful("production", production, { logsOutlive: true });
describeStateful("dev", outsideIssuer, { logsOutlive: false });
describeUsers(production);
describeProcedures("certification-production", production, procedureDefinitions());
describeProcedures("certification-dev", outsideIssuer, withFollowUp);
describeConcurrency(production, restoredAndFederated);
describeHttpApi(production);
describeEvents(production);
describeMail(production);
describeAlarms("certification-production", production);
describeWatch("certification-production", production);
describeRunbooks(production);
describeOutsideIssuer(outsideIssuer);
describeRestored(restoredAndFederated);
describeFederated(restoredAndFederated);
describePortal(production);
describeFirewall(production);
describeNameless(outsideIssuer);
