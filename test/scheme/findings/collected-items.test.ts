import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod";
import { applicationForm } from "#scheme/application-form.ts";
import { findingsOf } from "#scheme/findings/index.ts";
import { soundForm, soundInput, withInput } from "./sound-input.ts";

type Node = { readonly [key: string]: unknown };
type Item = readonly [asked: string, path: string, parts?: readonly string[]];

const mandatory = soundInput.policy.mandatoryItems.value;
const formSchema: Node = { ...z.toJSONSchema(applicationForm, { io: "input" }) };

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The shape of an item of the form; of a list, that of its entries. */
function shapeOf(path: string): Node | undefined {
  const at = path.split(".").reduce<unknown>((within, key) => {
    const properties = isNode(within) ? within["properties"] : undefined;
    return isNode(properties) ? properties[key] : undefined;
  }, formSchema);
  const items = isNode(at) ? at["items"] : undefined;
  if (isNode(items)) return items;
  return isNode(at) ? at : undefined;
}

function formWithout(path: string) {
  const [part = "", item = ""] = path.split(".");
  const form = structuredClone<Record<string, unknown>>({ ...soundForm });
  const { [item]: _left, ...kept } = z.record(z.string(), z.unknown()).parse(form[part]);
  return applicationForm.parse({ ...form, [part]: kept });
}

/** What the requirement asks for, item by item: the form takes it, the policy demands it, and without it D-01 says so. */
function areCollected(section: string, items: readonly Item[]): void {
  for (const [asked, path, parts = []] of items) {
    it(`${asked}: ${path} is taken, with all its parts`, () => {
      const shape = shapeOf(path);
      assert.ok(shape);
      const [properties, required] = [shape["properties"], shape["required"]];
      for (const part of parts) {
        assert.ok(isNode(properties) && part in properties, part);
        assert.ok(Array.isArray(required) && required.includes(part), part);
      }
    });

    it(`${asked}: without ${path} the application is sent back, and told which item`, () => {
      const name = mandatory.find((item) => item.path === path)?.name;
      assert.ok(name);
      const findings = findingsOf(withInput({ form: formWithout(path) }));
      assert.deepEqual(
        findings.map(({ code, item, weight }) => [code, item, weight]),
        [["D-01/item-missing", path, "stops"]],
      );
      assert.ok(findings[0]?.wrong.ja.includes(`「${name.ja}」`));
      assert.ok(findings[0]?.wrong.en.includes(`"${name.en}"`));
    });
  }

  it("the policy demands nothing else in its name", () => {
    assert.deepEqual(
      mandatory
        .filter((item) => item.section === section)
        .map(({ path }) => path)
        .toSorted(),
      items.map(([, path]) => path).toSorted(),
    );
  });
}

const person = ["name", "title"];

describe("B-02 what the company and its service department are", () => {
  areCollected("B-02", [
    ["company", "company.name"],
    ["company", "company.nameEn"],
    ["capital relations", "company.capitalRelations"],
    ["capital relations", "company.shareholders", ["name", "country", "sharePercent"]],
    ["location", "company.address"],
    ["representative", "company.representative", person],
    ["officers", "company.officers", person],
    ["contact", "company.contactName"],
    ["contact", "company.contactMail"],
    ["services applied for", "service.services", ["listingId", "suppliesOnlyTool"]],
    ["person responsible for the service", "service.responsiblePerson", person],
    ["department", "service.departmentName"],
    ["department", "service.departmentNameEn"],
    ["its place in the organisation", "service.placeInOrganisation"],
  ]);
});

describe("B-03 the tools and the data stores", () => {
  areCollected("B-03", [
    [
      "list of tools",
      "assets.tools",
      ["name", "maker", "dataKeptAt", "operationLog", "outsideCommunication"],
    ],
    ["list of data stores", "assets.dataStores", ["name", "place", "accessLog"]],
    ["how tools are chosen", "assets.toolSelection"],
    ["what prevents shadow IT", "assets.shadowItMeasures"],
  ]);
});

describe("B-04 how information is handled, and by whom", () => {
  areCollected("B-04", [
    ["policy", "informationHandling.policy"],
    ["roles of the company", "informationHandling.companyRoles"],
    ["roles of the department", "informationHandling.departmentRoles"],
    ["storage places", "informationHandling.storagePlaces"],
    ["grades, with who may handle each", "informationHandling.grades", ["name", "whoMayHandle"]],
    ["access management", "informationHandling.accessManagement"],
    ["separation of duties", "informationHandling.separationOfDuties"],
    ["physical security", "informationHandling.physicalSecurity"],
    ["access and operation logs", "informationHandling.logs"],
    ["employee rules", "people.employeeRules"],
    ["vetting at hiring or assignment", "people.vetting"],
  ]);
});
