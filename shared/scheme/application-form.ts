import * as z from "zod";
import { categoryOption } from "./categories.ts";

const line = z.string().trim().min(1).max(200);
const paragraph = z.string().trim().min(1).max(4000);
/** A JST calendar day, `YYYY-MM-DD`. */
const day = z.iso.date();
const corporateNumber = z.string().regex(/^\d{13}$/);
const mail = z.email().max(254);

const person = z.strictObject({ name: line, title: line });

const listedService = z.strictObject({
  listingId: line,
  suppliesOnlyTool: z.boolean(),
});

const shareholder = z.strictObject({
  name: line,
  country: z.string().regex(/^[A-Z]{2}$/),
  sharePercent: z.number().min(0).max(100),
});

const tool = z.strictObject({
  name: line,
  maker: line,
  dataKeptAt: line,
  operationLog: z.boolean(),
  outsideCommunication: z.boolean(),
});

const dataStore = z.strictObject({ name: line, place: line, accessLog: z.boolean() });

const grade = z.strictObject({ name: line, whoMayHandle: line });

const controlStatement = z.strictObject({
  control: z.string().regex(/^A?\.?\d{1,2}(\.\d{1,2}){1,2}$/),
  applicable: z.boolean(),
  explanation: paragraph.optional(),
});

/** Forms of delegation in the report, section 委託の制限: contract for work, quasi-mandate, secondment, other. */
export const delegationForm = z.enum(["contractForWork", "quasiMandate", "secondment", "other"]);

export const delegation = z.strictObject({
  description: paragraph,
  directlyRelated: z.boolean(),
  form: delegationForm,
  delegateName: line,
  delegateCorporateNumber: corporateNumber.optional(),
  redelegates: z.boolean(),
  matchingCategoryExists: z.boolean(),
  workFrom: day,
  workUntil: day,
});
export type Delegation = z.infer<typeof delegation>;

const company = z
  .strictObject({
    name: line,
    nameEn: line,
    address: line,
    capitalRelations: paragraph,
    shareholders: z.array(shareholder).max(50),
    representative: person,
    officers: z.array(person).max(50),
    contactName: line,
    contactMail: mail,
  })
  .partial();

const service = z
  .strictObject({
    option: categoryOption,
    services: z.array(listedService).max(20),
    departmentName: line,
    departmentNameEn: line,
    placeInOrganisation: paragraph,
    responsiblePerson: person,
  })
  .partial();

const informationHandling = z
  .strictObject({
    policy: paragraph,
    companyRoles: paragraph,
    departmentRoles: paragraph,
    storagePlaces: paragraph,
    grades: z.array(grade).max(20),
    accessManagement: paragraph,
    separationOfDuties: paragraph,
    physicalSecurity: paragraph,
    logs: paragraph,
  })
  .partial();

const people = z.strictObject({ employeeRules: paragraph, vetting: paragraph }).partial();

const assets = z
  .strictObject({
    toolSelection: paragraph,
    shadowItMeasures: paragraph,
    tools: z.array(tool).max(200),
    dataStores: z.array(dataStore).max(200),
  })
  .partial();

const isms = z
  .strictObject({
    registrationNumber: line,
    edition: z.enum(["2022", "2013"]),
    organisationName: line,
    organisationCorporateNumber: corporateNumber,
    certificationBody: line,
    scopeDepartments: z.array(line).max(50),
    validFrom: day,
    validUntil: day,
    statementOfApplicability: z.array(controlStatement).max(200),
  })
  .partial();

const scs = z
  .strictObject({
    rating: z.int().min(1).max(5),
    expectedBy: day,
    organisationName: line,
    organisationCorporateNumber: corporateNumber,
    scopeDepartments: z.array(line).max(50),
    validFrom: day,
    validUntil: day,
  })
  .partial();

const pledge = z
  .strictObject({
    signerName: line,
    signerTitle: line,
    signerCapacity: z.enum(["representative", "officer", "proxy"]),
    signedOn: day,
    disclosure: z.boolean(),
    delegation: z.boolean(),
    conduct: z.boolean(),
  })
  .partial();

/**
 * What an applicant fills in (B-02…B-04, C-02, L). Every item may be missing in a draft; which items are mandatory
 * is in the policy, and D-01 says what is missing. What is there has the right shape.
 */
export const applicationForm = z
  .strictObject({
    service,
    company,
    informationHandling,
    people,
    assets,
    isms,
    scs,
    delegations: z.array(delegation).max(50),
    pledge,
  })
  .partial();
export type ApplicationForm = z.infer<typeof applicationForm>;

/** The document slots of an application (C-02). Which are required is in the policy. */
export const documentSlots = [
  "pledge",
  "proxyProof",
  "ismsScope",
  "ismsStatementOfApplicability",
  "ismsCertificate",
  "scsCertificate",
  "companyProfile",
  "departmentProfile",
  "informationHandlingRules",
  "peopleRules",
  "assetList",
  "trustEvaluation",
  "delegateSecurityCheck",
  "privacyMark",
  "other",
] as const;
export const documentSlot = z.enum(documentSlots);
export type DocumentSlot = z.infer<typeof documentSlot>;
