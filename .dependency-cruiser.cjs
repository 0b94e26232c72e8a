/**
 * Who may import whom. A reader can tell from a path alone what the code there may touch.
 *
 * scheme <- records, contracts <- ports, proof, notices <- usecases <- functions; the adapters and the parts of one
 * machine are known to the composition roots only. Every rule here has an offender under test/fixtures/architecture.
 */

/** The rules of the scheme and of the records are computed from their arguments: no files, no network, no processes. */
const ioModules =
  "^(node:)?(fs|fs/promises|net|tls|dns|dgram|http|https|http2|child_process|worker_threads|cluster|sqlite|os)$";

const forbidden = [
  {
    name: "no-cycles",
    comment: "Files that import each other cannot be understood one at a time.",
    from: {},
    to: { circular: true },
  },
  {
    name: "every-import-exists",
    comment: "An import that does not resolve hides the file behind it from every other rule.",
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: "scheme-is-pure",
    comment: "shared/scheme knows the law and the calendar, and nothing of this program.",
    from: { path: "^shared/scheme/" },
    to: { pathNot: "^shared/scheme/|node_modules/(zod|temporal-polyfill|@holiday-jp/holiday_jp)/" },
  },
  {
    name: "records-and-contracts-rest-on-scheme",
    comment:
      "What is stored and what is on the wire change for different reasons: neither imports the other.",
    from: { path: "^shared/(records|contracts)/" },
    to: { pathNot: "^shared/($1|scheme)/|node_modules/zod/" },
  },
  {
    name: "ports-are-types",
    comment:
      "shared/ports.ts says what a use case needs of the world, in the words of scheme, records and contracts.",
    from: { path: "^shared/ports\\.ts$" },
    to: { pathNot: "^shared/(scheme|records|contracts)/" },
  },
  {
    name: "ports-import-types-only",
    comment: "A port is a type; nothing runs in shared/ports.ts.",
    from: { path: "^shared/ports\\.ts$" },
    to: { dependencyTypesNot: ["type-only"] },
  },
  {
    name: "usecases-know-ports-not-adapters",
    comment: "A use case gets the world as arguments.",
    from: { path: "^shared/usecases/" },
    to: { path: "^(shared/adapters|functions|local|infra|web|test|bench|docs)/" },
  },
  {
    name: "proof-and-notices-stand-alone",
    comment: "Documents and messages are made from records, and are given a signer.",
    from: { path: "^shared/(proof|notices)/" },
    to: {
      path: "^[^/]+/",
      pathNot: "^shared/($1|scheme|records|contracts)/|^shared/ports\\.ts$|node_modules/",
    },
  },
  {
    name: "proof-and-notices-use-ports-as-types",
    comment: "Only the types of the ports: proof and notices call what they are given.",
    from: { path: "^shared/(proof|notices)/" },
    to: { path: "^shared/ports\\.ts$", dependencyTypesNot: ["type-only"] },
  },
  {
    name: "no-io-below-the-ports",
    comment: "Files, network and processes are behind the ports.",
    from: { path: "^shared/(scheme|records|contracts|usecases|proof|notices)/" },
    to: { path: ioModules },
  },
  {
    name: "aws-sdk-in-its-adapters-only",
    comment:
      "The AWS SDK is known to shared/adapters/aws alone, to the guard that deploys and to the upload of the pages.",
    from: { pathNot: "^(shared/adapters/aws|infra/(guard|site)|test|bench)/" },
    to: { path: "node_modules/(@aws-sdk|@smithy)/" },
  },
  {
    name: "cdk-in-infra-only",
    comment: "What is deployed is said in infra.",
    from: { pathNot: "^(infra|test)/" },
    to: { path: "node_modules/(aws-cdk-lib|constructs)/" },
  },
  {
    name: "parts-of-one-machine-in-local-only",
    comment: "Embedded parts do not reach a Lambda bundle.",
    from: { pathNot: "^(local|test|bench)/" },
    to: { path: "node_modules/(aws-local-stepfunctions|oidc-provider|dynalite)/|^(node:)?sqlite$" },
  },
  {
    name: "adapters-know-ports-not-usecases",
    comment: "An adapter serves a port; it decides nothing.",
    from: { path: "^shared/adapters/" },
    to: { path: "^(shared/usecases|functions|local|infra|web|test|bench|docs)/" },
  },
  {
    name: "adapters-in-composition-roots-only",
    comment: "Which adapter is used is decided in container files and in local, nowhere else.",
    from: {
      pathNot: [
        "^(shared/adapters|local|test|bench)/",
        "^functions/container[^/]*\\.ts$",
        "^functions/.*/container[^/]*\\.ts$",
      ],
    },
    to: { path: "^shared/adapters/" },
  },
  {
    name: "functions-know-shared-only",
    comment: "A function is wiring around a use case.",
    from: { path: "^functions/" },
    to: { path: "^(local|infra|web|test|bench|docs)/" },
  },
  {
    name: "local-stands-alone",
    comment: "The product on AWS does not know that it also runs on one machine.",
    from: { pathNot: "^(local|test|bench)/" },
    to: { path: "^local/" },
  },
  {
    name: "infra-stands-alone",
    comment: "What is deployed is not imported by what runs.",
    from: { pathNot: "^(infra|test|bench)/" },
    to: { path: "^infra/" },
  },
  {
    name: "infra-knows-the-contracts",
    comment: "infra deploys files by path and reads the route table; it runs no product code.",
    from: { path: "^infra/" },
    to: {
      path: "^(shared|functions|local|web|test|bench|docs)/",
      pathNot: "^(shared/(contracts|records|scheme)|web)/",
    },
  },
  {
    name: "only-the-upload-makes-pages",
    comment:
      "The pages are made by web and put where they belong by infra/site; stacks know their addresses only.",
    from: { path: "^infra/", pathNot: "^infra/site/" },
    to: { path: "^web/" },
  },
  {
    name: "web-knows-the-contracts",
    comment: "The portal talks over the wire.",
    from: { path: "^web/" },
    to: { path: "^[^/]+/", pathNot: "^(web|shared/contracts)/|node_modules/" },
  },
  {
    name: "tests-stay-out-of-the-product",
    comment: "What is delivered does not import its tests.",
    from: { pathNot: "^(test|bench)/" },
    to: { path: "^(test|bench)/" },
  },
  {
    name: "product-needs-no-development-packages",
    comment: "What runs is installed with --omit=dev as well; types may come from anywhere.",
    from: { path: "^(shared|functions|local|web)/" },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
  },
  {
    name: "packages-are-declared",
    comment: "A package that is only there because another one needs it may be gone tomorrow.",
    from: {},
    to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
  },
];

module.exports = {
  forbidden: forbidden.map((rule) => ({ severity: "error", ...rule })),
  options: {
    // Types count: a type import says as much about what a file knows as any other.
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(cdk\\.out|\\.data|dist|test/fixtures)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".mjs", ".js", ".cjs", ".json", ".d.ts"],
    },
  },
};
