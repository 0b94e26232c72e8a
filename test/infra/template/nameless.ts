import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Synthesised } from "../synthesised.ts";
import { edgePaths } from "./edge-paths.ts";

/** What changes without a zone: a development environment whose portal has no name of its own. */
export function describeNameless({ portal }: Synthesised): void {
  describe("A portal without a zone", () => {
    it("answers under its name of cloudfront.net, with everything else in place", () => {
      const { config, behaviours } = edgePaths(portal);
      assert.equal(config["Aliases"], undefined);
      assert.equal(config["ViewerCertificate"], undefined);
      for (const type of ["AWS::CertificateManager::Certificate", "AWS::Route53::RecordSet"])
        assert.deepEqual(portal.ofType(type), []);
      assert.equal(config["WebACLId"], `<${portal.only("AWS::WAFv2::WebACL").id}.Arn>`);
      assert.ok(behaviours.length > 10);
    });
  });
}
