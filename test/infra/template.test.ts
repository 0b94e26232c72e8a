import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { parametersOf } from "#infra/parameter.ts";
import { procedureDefinitions } from "#infra/procedure-definitions.ts";
import { synthesise } from "./synthesised.ts";
import { describeEvents } from "./template/events.ts";
import { describeFirewall } from "./template/firewall.ts";
import { describeFunctions } from "./template/functions.ts";
import { describeHttpApi } from "./template/http-api.ts";
import { describeNameless } from "./template/nameless.ts";
import { describePortal } from "./template/portal.ts";
import { describeProcedures } from "./template/procedures.ts";
import { describeRegistry } from "./template/registry.ts";
import { describeRoleLimits } from "./template/role-limits.ts";
import { describeRoles } from "./template/roles.ts";
import { describeUsers } from "./template/users.ts";
import { describeOutsideIssuer, describeRestored } from "./template/variants.ts";
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
    ...parametersOf("dev"),
    signIn: { by: "issuer", issuer: "https://issuer.example", audience: ["portal"] },
  },
  join(outdir, "outside-issuer"),
  withFollowUp,
);

const restored = synthesise(
  {
    ...parametersOf("dev"),
    restored: { tableName: "register-restored", streamLabel: "2027-05-10T01:00:00.000" },
  },
  join(outdir, "restored"),
);

describeWhole(production);
describeFunctions(production);
describeRoles(production);
describeRoleLimits(production);
describeRegistry(production);
describeUsers(production);
describeProcedures("certification-production", production, procedureDefinitions());
describeProcedures("certification-dev", outsideIssuer, withFollowUp);
describeHttpApi(production);
describeEvents(production);
describePortal(production);
describeFirewall(production);
describeOutsideIssuer(outsideIssuer);
describeNameless(outsideIssuer);
describeRestored(restored);
