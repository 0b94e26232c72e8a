import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { atEndpoint, parametersOf } from "#infra/parameter.ts";
import { procedureDefinitions } from "#infra/procedure-definitions.ts";
import { synthesise } from "./synthesised.ts";
import { describeEvents } from "./template/events.ts";
import { describeFunctions } from "./template/functions.ts";
import { describeHttpApi } from "./template/http-api.ts";
import { describeProcedures } from "./template/procedures.ts";
import { describeRegistry } from "./template/registry.ts";
import { describeRoleLimits } from "./template/role-limits.ts";
import { describeRoles } from "./template/roles.ts";
import { describeUsers } from "./template/users.ts";
import { describeOutsideIssuer } from "./template/variants.ts";
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
describeOutsideIssuer(outsideIssuer);
