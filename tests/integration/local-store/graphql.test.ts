import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBench, until, type Bench, type Tokens } from "./harness";

let bench: Bench;
let tokens: Tokens;
beforeAll(async () => {
  bench = await startBench({ customers: 60 });
  tokens = await bench.install();
});
afterAll(() => bench.close());

const ask = (query: string, variables: object = {}) => bench.query(tokens.access_token, query, variables);

const ORDERS = `query Orders($after: String, $q: String) { orders(first: 50, after: $after, query: $q, sortKey: UPDATED_AT) {
  pageInfo { hasNextPage endCursor } nodes {
  id name createdAt processedAt updatedAt cancelledAt test currencyCode displayFinancialStatus displayFulfillmentStatus
  returnStatus fullyPaid unpaid paymentGatewayNames statusPageUrl customerLocale discountCodes cancelReason
  currentSubtotalLineItemsQuantity paymentCollectionDetails { additionalPaymentCollectionUrl }
  totalOutstandingSet { shopMoney { amount currencyCode } } totalReceivedSet { shopMoney { amount } }
  totalRefundedSet { shopMoney { amount } } currentTotalPriceSet { shopMoney { amount } }
  totalPriceSet { shopMoney { amount } } totalDiscountsSet { shopMoney { amount } }
  paymentTerms { id paymentTermsType paymentTermsName dueInDays overdue due paymentSchedules(first: 20) {
    nodes { id issuedAt dueAt completedAt due amount { amount } balanceDue { amount currencyCode } totalBalance { amount } } } }
  transactions(first: 20) { id kind status gateway formattedGateway manualPaymentGateway processedAt
    amountSet { shopMoney { amount currencyCode } } errorCode
    paymentDetails { __typename ... on ShopPayInstallmentsPaymentDetails { paymentMethodName }
      ... on LocalPaymentMethodsPaymentDetails { paymentMethodName } } }
  disputes { id initiatedAs status } refunds(first: 5) { id createdAt totalRefundedSet { shopMoney { amount } } }
  purchasingEntity { __typename ... on Customer { id } ... on PurchasingCompany { company { id } } } customer { id }
  billingAddress { countryCodeV2 provinceCode zip phone } shippingAddress { countryCodeV2 }
  lineItems(first: 5) { nodes { title quantity } } } } }`;

const PAGE = `query Page($after: String) { orders(first: 50, after: $after, sortKey: UPDATED_AT) {
  pageInfo { hasNextPage endCursor } nodes { id updatedAt } } }`;

const CUSTOMER = `query Cust($id: ID!) { customer(id: $id) { id createdAt updatedAt displayName firstName lastName locale
  state numberOfOrders amountSpent { amount currencyCode } lastOrder { id createdAt } tags taxExempt dataSaleOptOut
  statistics { predictedSpendTier rfmGroup } defaultEmailAddress { emailAddress marketingState marketingOptInLevel
  marketingUpdatedAt validFormat } defaultPhoneNumber { phoneNumber marketingState } defaultAddress { countryCodeV2
  provinceCode zip } emailMarketingConsent { marketingState } } }`;

type Page = {
  data: { orders: { pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: Record<string, unknown>[] } };
  errors?: unknown;
  extensions: { cost: { requestedQueryCost: number; actualQueryCost: number } };
};

describe("the admin API", () => {
  it("pages through all orders without a gap, oldest update first", async () => {
    const seen: Record<string, unknown>[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const page = (await ask(PAGE, { after })) as unknown as Page;
      expect(page.errors).toBeUndefined();
      seen.push(...page.data.orders.nodes);
      after = page.data.orders.pageInfo.endCursor;
      more = page.data.orders.pageInfo.hasNextPage;
    }
    expect(new Set(seen.map((one) => one["id"])).size).toBe(bench.store.state.orders.size);
    const updates = seen.map((one) => String(one["updatedAt"]));
    expect(updates).toEqual([...updates].sort());
  });

  it("answers every field that the app may ask of an order, at no more than the announced cost", async () => {
    const page = (await ask(ORDERS)) as unknown as Page;
    expect(page.errors).toBeUndefined();
    expect(page.extensions.cost.actualQueryCost).toBeLessThanOrEqual(page.extensions.cost.requestedQueryCost);
    expect(page.data.orders.nodes).toHaveLength(50);
  });

  it("filters as the search syntax says", async () => {
    const count = async (q: string) => {
      const page = (await ask("query Q($q: String) { orders(first: 250, query: $q) { nodes { id } } }", {
        q,
      })) as unknown as Page;
      return page.data.orders.nodes.length;
    };
    const orders = [...bench.store.state.orders.values()];
    const since = new Date("2026-06-01T00:00:00Z");
    expect(await count(`updated_at:>'${since.toISOString()}'`)).toBe(
      orders.filter((one) => one.updatedAt > since).length,
    );
    const open = await count("financial_status:pending OR financial_status:partially_paid");
    expect(open).toBe(await count("financial_status:pending,partially_paid"));
    expect(open).toBeGreaterThan(0);
    expect(
      await count(`(financial_status:pending OR financial_status:partially_paid) AND id:${orders[0]?.id ?? 0}`),
    ).toBeLessThan(2);
    expect(await ask('{ orders(first: 1, query: "colour:red") { nodes { id } } }')).toHaveProperty("errors");
    expect(await ask("{ orders { nodes { id } } }")).toHaveProperty("errors");
  });

  it("knows customers, terms templates, the shop and schedules by their ids", async () => {
    const order = [...bench.store.state.orders.values()].find((one) => one.terms)!;
    const customer = await ask(CUSTOMER, { id: `gid://shopify/Customer/${order.customerId ?? 0}` });
    expect(customer["errors"]).toBeUndefined();
    expect(customer).toHaveProperty("data.customer.displayName");
    const schedule = await ask(
      "query S($id: ID!) { node(id: $id) { ... on PaymentSchedule { dueAt paymentTerms { order { id customer { id } } } } } }",
      { id: `gid://shopify/PaymentSchedule/${order.terms!.schedules[0]!.id}` },
    );
    expect(schedule).toHaveProperty("data.node.paymentTerms.order.id", `gid://shopify/Order/${order.id}`);
    const shop = await ask(
      `{ shop { name myshopifyDomain email contactEmail currencyCode ianaTimezone billingAddress { countryCodeV2 province
      provinceCode } primaryDomain { url } } paymentTermsTemplates { id name paymentTermsType dueInDays }
      currentAppInstallation { accessScopes { handle } } nodes(ids: ["gid://shopify/Order/1"]) { id } }`,
    );
    expect(shop["errors"]).toBeUndefined();
    expect(shop).toHaveProperty("data.nodes", [null]);
  });

  it("refuses what the schema or the scopes do not allow", async () => {
    expect(await ask("{ orders(first: 1) { nodes { colour } } }")).toHaveProperty("errors");
    expect(await ask("{ shopLocales { locale } }")).toMatchObject({
      errors: [{ extensions: { code: "ACCESS_DENIED" } }],
    });
    const narrow = await startBench({ scopes: ["read_orders"], history: false });
    const { access_token } = await narrow.install();
    expect(await narrow.query(access_token, "{ customers(first: 1) { nodes { id } } }")).toMatchObject({
      errors: [{ extensions: { code: "ACCESS_DENIED" } }],
    });
    await narrow.close();
    expect((await bench.post("/admin/api/2019-01/graphql.json", {})).status).toBe(404);
    expect((await bench.post("/admin/api/2026-07/graphql.json", {})).status).toBe(401);
  });

  it("limits an app without read_all_orders to sixty days", async () => {
    const narrow = await startBench({ scopes: ["read_orders"] });
    const { access_token } = await narrow.install();
    const found = (await narrow.query(
      access_token,
      "{ orders(first: 250) { nodes { createdAt } } }",
    )) as unknown as Page;
    expect(found.data.orders.nodes.length).toBeGreaterThan(0);
    for (const one of found.data.orders.nodes) expect(String(one["createdAt"]) > "2026-07-03").toBe(true);
    await narrow.close();
  });

  it("throttles an app that asks too much at once", async () => {
    const other = await startBench({ history: false });
    const { access_token } = await other.install();
    const query = "{ orders(first: 250) { nodes { id lineItems(first: 50) { nodes { title } } } } }";
    const answers = await Promise.all(Array.from({ length: 30 }, () => other.query(access_token, query)));
    const refused = answers.filter((one) => "errors" in one);
    for (const one of refused) expect(one).toMatchObject({ errors: [{ extensions: { code: "THROTTLED" } }] });
    expect(other.store.stats.throttled).toBe(refused.length);
    await other.close();
  });
});

describe("bulk operations", () => {
  const RUN =
    "mutation Bulk($q: String!) { bulkOperationRunQuery(query: $q) { bulkOperation { id status } userErrors { code field message } } }";

  it("writes every order and its schedules as lines and tells when it is done", async () => {
    const started = await ask(RUN, {
      q: `{ orders { edges { node { id name transactions(first: 20) { id } paymentTerms { id paymentSchedules { edges { node { id dueAt } } } } } } } }`,
    });
    expect(started).toHaveProperty("data.bulkOperationRunQuery.bulkOperation.status", "CREATED");
    const { id } = (started as { data: { bulkOperationRunQuery: { bulkOperation: { id: string } } } }).data
      .bulkOperationRunQuery.bulkOperation;
    await until(() => bench.store.pendingWebhooks() === 0);
    const finish = bench.app.received.find((one) => one.headers["x-shopify-topic"] === "bulk_operations/finish");
    expect(finish?.json).toMatchObject({ admin_graphql_api_id: id, status: "completed" });

    const done = (await ask(
      'query B($id: ID!) { bulkOperation(id: $id) { status url objectCount fileSize errorCode } bulkOperations(first: 5, query: "status:completed") { nodes { id } } }',
      { id },
    )) as { data: { bulkOperation: { url: string; objectCount: string; fileSize: string; status: string } } };
    const text = await (await fetch(done.data.bulkOperation.url)).text();
    expect(Buffer.byteLength(text)).toBe(Number(done.data.bulkOperation.fileSize));
    const lines = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toHaveLength(Number(done.data.bulkOperation.objectCount));
    const orders = lines.filter((line) => !("__parentId" in line));
    expect(orders).toHaveLength(bench.store.state.orders.size);
    expect(orders.every((line) => Array.isArray(line["transactions"]))).toBe(true);
    const schedules = [...bench.store.state.orders.values()].flatMap((one) => one.terms?.schedules ?? []);
    const children = lines.filter((line) => "__parentId" in line);
    expect(children).toHaveLength(schedules.length);
    const ids = new Set(orders.map((line) => line["id"]));
    expect(children.every((line) => ids.has(line["__parentId"]))).toBe(true);
  });

  it("lets nested lines follow their order only when asked to group", async () => {
    const q = "{ orders { edges { node { id paymentTerms { paymentSchedules { edges { node { id } } } } } } } }";
    const parentsBefore = async (groupObjects: boolean): Promise<boolean> => {
      const run = `mutation Bulk($q: String!) { bulkOperationRunQuery(query: $q, groupObjects: ${String(groupObjects)}) { bulkOperation { id } } }`;
      await ask(run, { q });
      await until(() => bench.store.pendingWebhooks() === 0);
      const answer = (await ask("{ currentBulkOperation { url } }")) as {
        data: { currentBulkOperation: { url: string } };
      };
      const lines = (await (await fetch(answer.data.currentBulkOperation.url)).text()).trim().split("\n");
      let order: unknown;
      return lines
        .map((line) => JSON.parse(line) as { id: string; __parentId?: string })
        .every(({ id, __parentId }) => (__parentId === undefined ? ((order = id), true) : __parentId === order));
    };
    expect(await parentsBefore(true)).toBe(true);
    expect(await parentsBefore(false)).toBe(false);
  });

  it("refuses queries without a connection or without the parent's id", async () => {
    for (const q of [
      "{ shop { name } }",
      "{ orders { edges { node { name lineItems { edges { node { id } } } } } } }",
      "{ nothing }",
    ]) {
      expect(await ask(RUN, { q })).toHaveProperty("data.bulkOperationRunQuery.userErrors[0].code", "INVALID");
    }
  });
});
