import assert from "node:assert/strict";
import { resolve } from "node:path";
import { describe, it } from "node:test";
import { addressOf, configFrom, dataFolderFrom } from "#local/config.ts";
import { StartRefused } from "#local/start-refused.ts";

const pilot: Readonly<Record<string, string>> = {
  MODE: "pilot",
  MAIL_SENDER: "事務局 <office@scheme.test>",
  SECRETARIAT_ADDRESSES: "office@scheme.test",
  BODY_ADDRESSES: JSON.stringify({ meti: ["a@m.test"], nco: ["b@n.test"], npa: ["c@p.test", "d@p.test"] }),
};

function refusalOf(variables: Readonly<Record<string, string>>) {
  try {
    configFrom(variables);
  } catch (error) {
    assert.ok(error instanceof StartRefused);
    return error.why;
  }
  throw new assert.AssertionError({ message: "It was not refused" });
}

describe("The settings of one machine", () => {
  it("without any: a demonstration that listens on 127.0.0.1:3000 and plays a case", () => {
    const config = configFrom({});
    assert.equal(config.demo, true);
    assert.equal(config.play, true);
    assert.equal(addressOf(config), "http://127.0.0.1:3000");
    assert.equal(config.portal, "http://127.0.0.1:3000");
    assert.equal(config.dataFolder, resolve(".data"));
    assert.equal(config.smtpUrl, undefined);
    assert.equal(config.beaconUrl, "https://api.drand.sh");
  });

  it("an empty variable counts as not set", () => {
    const empty = {
      PORT: "",
      DATA_DIR: "",
      MODE: "",
      PLAY: "",
      PORTAL_URL: "",
      SMTP_URL: "",
      BEACON_URL: "",
      MAIL_SENDER: "",
    };
    assert.deepEqual(configFrom(empty), configFrom({}));
    assert.equal(dataFolderFrom(empty), resolve(".data"));
  });

  const portals: readonly (readonly [Record<string, string>, string])[] = [
    [{ PORT: "4000" }, "http://127.0.0.1:4000"],
    [{ PORTAL_URL: "https://portal.test" }, "https://portal.test"],
    [{ PORTAL_URL: "https://portal.test/" }, "https://portal.test"],
    [{ PORTAL_URL: "http://portal.test:8080/csp//", PORT: "4000" }, "http://portal.test:8080/csp"],
  ];
  for (const [variables, portal] of portals) {
    it(`${JSON.stringify(variables)}: links begin with ${portal}`, () => {
      assert.equal(configFrom(variables).portal, portal);
    });
  }

  it("the beacon is asked at the address given, or not at all", () => {
    assert.equal(configFrom({ BEACON_URL: "http://relay.test:8080/" }).beaconUrl, "http://relay.test:8080");
    assert.equal(configFrom({ BEACON_URL: "none" }).beaconUrl, undefined);
  });

  const wrong: readonly (readonly [string, readonly string[]])[] = [
    ["PORT", ["abc", "0", "-1", "65536", "3000.5", "0x10", "1e3", " 3000", "３０００"]],
    ["MODE", ["prod", "DEMO", "demo "]],
    ["PLAY", ["true", "1"]],
    [
      "PORTAL_URL",
      [
        "portal.test",
        "ftp://portal.test",
        "https://a:b@portal.test",
        "https://p.test/?x",
        "https://p.test/#x",
      ],
    ],
    ["MAIL_SENDER", ["nobody", "a@b@c", "事務局 <office>"]],
    ["SECRETARIAT_ADDRESSES", ["nobody", "a@b.test,", ",", "a@b.test;c@d.test"]],
    ["BODY_ADDRESSES", ["{", "[]", '{"meti":"a@m.test"}', '{"meti":[]}', '{"meti":["nobody"]}']],
    ["SMTP_URL", ["mail.test", "http://mail.test"]],
    ["BEACON_URL", ["api.drand.sh", "off", "None", "ftp://relay.test", "https://a:b@relay.test"]],
    ["OIDC_ISSUER", ["issuer", "http://issuer.test", "javascript:1"]],
  ];
  for (const [name, values] of wrong) {
    for (const value of values) {
      it(`${name}=${value} is refused, in a sentence that names it`, () => {
        const { ja, en } = refusalOf({ [name]: value });
        assert.ok(ja.startsWith(`環境変数 ${name} は、`), ja);
        assert.ok(en.startsWith(`The variable ${name} must be `), en);
        assert.equal(ja.split("\n").length, 1);
      });
    }
  }

  it("everything that is wrong is said at once, and no password is repeated", () => {
    const { ja, en } = refusalOf({ PORT: "x", SMTP_URL: "http://me:secret@mail.test", MODE: "demo" });
    assert.equal(ja.split("\n").length, 2);
    assert.match(en, /PORT .*\n.*SMTP_URL /);
    assert.doesNotMatch(`${ja}${en}`, /secret/);
  });
});

describe("A pilot needs addresses that reach somebody", () => {
  it("with real ones it starts, and plays nothing", () => {
    const config = configFrom(pilot);
    assert.equal(config.demo, false);
    assert.equal(config.play, false);
    assert.deepEqual(config.bodyAddresses["npa"], ["c@p.test", "d@p.test"]);
  });

  const unreal: readonly (readonly [string, string | undefined])[] = [
    ["MAIL_SENDER", undefined],
    ["MAIL_SENDER", "事務局 <secretariat@scheme.example>"],
    ["MAIL_SENDER", "secretariat@scheme.EXAMPLE"],
    ["SECRETARIAT_ADDRESSES", undefined],
    ["SECRETARIAT_ADDRESSES", "office@scheme.test,secretariat@scheme.example"],
    ["BODY_ADDRESSES", undefined],
    ["BODY_ADDRESSES", '{"meti":["a@m.test"],"nco":["b@n.test"]}'],
    ["BODY_ADDRESSES", '{"meti":["a@m.test"],"nco":["b@n.test"],"npa":["inquiries@npa.example"]}'],
  ];
  for (const [name, value] of unreal) {
    it(`${name} ${value ?? "not given"}: refused by name`, () => {
      const { [name]: _, ...others } = pilot;
      const { ja, en } = refusalOf(value === undefined ? others : { ...others, [name]: value });
      const named = ["MAIL_SENDER", "SECRETARIAT_ADDRESSES"].filter((each) => en.includes(each));
      assert.deepEqual(named, name === "BODY_ADDRESSES" ? [] : [name]);
      assert.match(ja, new RegExp(`MODE=pilot .*${name}`));
    });
  }

  it("a demonstration does without", () => {
    assert.deepEqual(configFrom({}).secretariatAddresses, ["secretariat@scheme.example"]);
  });
});
