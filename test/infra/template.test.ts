import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { parametersOf } from "#infra/parameter.ts";
import { synthesise } from "./synthesised.ts";
import { describeEvents } from "./template/events.ts";
import { describeFunctions } from "./template/functions.ts";
import { describeHttpApi } from "./template/http-api.ts";
import { describeProcedure } from "./template/procedure.ts";
import { describeRegistry } from "./template/registry.ts";
import { describeRoles } from "./template/roles.ts";
import { describeUsers } from "./template/users.ts";
import { describeOutsideIssuer } from "./template/variants.ts";
import { describeWhole } from "./template/whole.ts";

// One synthesis serves every test of what is deployed: it is the slow part.
const outdir = mkdtempSync(join(tmpdir(), "template-test-"));
after(() => rmSync(outdir, { recursive: true }));
const production = synthesise(parametersOf("production"), join(outdir, "production"));
const outsideIssuer = synthesise(
  {
    ...parametersOf("dev"),
    signIn: { by: "issuer", issuer: "https://issuer.example", audience: ["portal"] },
  },
  join(outdir, "outside-issuer"),
);

describeWhole(production);
describeFunctions(production);
describeRoles(production);
describeRegistry(production);
describeUsers(production);
describeProcedure(production);
describeHttpApi(production);
describeEvents(production);
describeOutsideIssuer(outsideIssuer);
