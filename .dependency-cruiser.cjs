// Pure and deterministic: same input, same output, no clock, no network, no file.
const DOMAIN_PACKAGES = ["zod", "liquidjs", "date-holidays", "libphonenumber-js"];

const LAYERS = {
  contracts: ["contracts", "domain"],
  domain: ["domain"],
  config: ["config"],
  db: ["db", "domain", "contracts", "config"],
  integrations: ["integrations", "domain", "contracts", "config"],
  channels: ["channels", "integrations", "domain", "contracts", "config"],
  services: ["services", "domain", "contracts"],
  jobs: ["jobs", "services", "contracts", "domain", "config"],
  i18n: ["i18n", "domain"],
  components: ["components", "i18n", "domain", "contracts"],
  routes: ["routes", "components", "i18n", "services", "contracts", "domain"],
};
const ROOT = "^app/(shopify|composition|worker|serve|cli|entry)\\b[^/]*$";
const layerRules = Object.entries(LAYERS).map(([layer, may]) => ({
  name: `layer-${layer}`,
  comment: `app/${layer} may import only: ${may.join(", ")}`,
  severity: "error",
  from: { path: `^app/${layer}/` },
  to: { path: "^app/", pathNot: [`^app/(${may.join("|")})/`, ...(layer === "routes" ? [ROOT] : [])] },
}));
module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: "domain-packages",
      severity: "error",
      comment: "domain is pure: no npm or node package but those listed in DOMAIN_PACKAGES",
      from: { path: "^app/domain/" },
      to: {
        dependencyTypes: [
          "core",
          "npm",
          "npm-dev",
          "npm-peer",
          "npm-optional",
          "npm-no-pkg",
          "npm-unknown",
          "unknown",
          "undetermined",
        ],
        pathNot: `^(node_modules/)?(${DOMAIN_PACKAGES.join("|")})(/|$)`,
      },
    },
    {
      name: "domain-reaches-nothing-impure",
      severity: "error",
      from: { path: "^app/domain/" },
      to: {
        reachable: true,
        path: "(node_modules/(@prisma|bull|ioredis|@remix-run|@shopify|react)/)|\\.server\\.tsx?$",
      },
    },
    {
      name: "prisma-only-in-db",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/(db/|shopify\\.server|bench/)" },
      to: { path: "node_modules/(@prisma|\\.prisma)/" },
    },
    {
      name: "bull-only-in-jobs",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/(jobs|bench)/" },
      to: { path: "node_modules/(bull|ioredis)/" },
    },
    {
      name: "remix-only-in-routes",
      severity: "error",
      from: {
        path: "^app/",
        pathNot: "^app/(routes/|components/|root\\.tsx|entry\\.|shopify\\.server|serve\\.server)",
      },
      to: { path: "node_modules/@remix-run/" },
    },
    {
      name: "server-suffix",
      severity: "error",
      comment: "only *.server.ts is kept out of the browser bundle",
      from: {
        path: "^app/(db|integrations|channels|services|jobs|config)/",
        pathNot: "\\.server\\.tsx?$|^app/db/generated/",
      },
      to: {},
    },
    {
      name: "ui-never-imports-server",
      severity: "error",
      from: { path: "^app/components/" },
      to: { path: "\\.server\\.tsx?$" },
    },
    {
      name: "registry-only",
      severity: "error",
      comment: "plug-ins are reached through their registry, never by name",
      from: { path: "^app/", pathNot: "/registry(\\.server)?\\.ts$" },
      to: {
        path: "^app/(domain/strategy/strategies|domain/compliance/jurisdictions|domain/evaluation/metrics)/|^app/channels/(?!registry|define)",
      },
    },
    {
      name: "extensions-see-contracts-as-types-only",
      severity: "error",
      from: { path: "^extensions/" },
      to: { path: "^app/", dependencyTypesNot: ["type-only"] },
    },
    { name: "not-to-tests", severity: "error", from: { path: "^(app|extensions)/" }, to: { path: "^tests/" } },
    { name: "no-circular", severity: "error", from: { pathNot: "^app/db/generated" }, to: { circular: true } },
    {
      name: "no-dev-deps",
      severity: "error",
      from: { path: "^app/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: ["node_modules", "app/db/generated"] },
    exclude: { path: "^app/db/generated/(?!\\w+/client)" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
