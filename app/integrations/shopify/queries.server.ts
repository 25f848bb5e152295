const CUSTOMER_FIELDS = `id createdAt displayName locale numberOfOrders amountSpent { amount currencyCode }
  statistics { rfmGroup } defaultEmailAddress { emailAddress marketingState marketingUpdatedAt } defaultPhoneNumber { phoneNumber }
  defaultAddress { countryCodeV2 provinceCode zip }`;

const MONEY = "{ shopMoney { amount currencyCode } }";
/** Schedules are in the customer's currency; these two totals tell what that is worth in the shop's. */
const BOTH = "{ shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }";

const SCHEDULE_FIELDS =
  "id issuedAt dueAt completedAt totalBalance { amount currencyCode } amount { amount currencyCode }";

/** Everything the ledger and the score read of an order. `transactions` and `disputes` are lists, not connections. */
const orderFields = (schedules: string): string => `id name createdAt processedAt updatedAt cancelledAt test
  displayFinancialStatus displayFulfillmentStatus returnStatus edited paymentGatewayNames customerLocale statusPageUrl
  discountCodes subtotalLineItemsQuantity requiresShipping
  originalTotalPriceSet ${MONEY} currentTotalPriceSet ${BOTH} totalOutstandingSet ${BOTH} totalReceivedSet ${MONEY} totalRefundedSet ${MONEY}
  paymentCollectionDetails { additionalPaymentCollectionUrl }
  shippingAddress { countryCodeV2 provinceCode zip }
  paymentTerms { id paymentTermsType paymentTermsName dueInDays ${schedules} }
  transactions { id kind status gateway manualPaymentGateway processedAt createdAt amountSet ${MONEY}
    paymentDetails { __typename ... on ShopPayInstallmentsPaymentDetails { paymentMethodName }
      ... on LocalPaymentMethodsPaymentDetails { paymentMethodName } } }
  refunds { id createdAt totalRefundedSet ${MONEY} }
  disputes { id initiatedAs status } fulfillments(first: 20) { displayStatus }
  purchasingEntity { __typename ... on PurchasingCompany { company { name mainContact { customer { ${CUSTOMER_FIELDS} } } } location { name } } }
  customer { ${CUSTOMER_FIELDS} }`;

const PAGED = `paymentSchedules(first: 50) { nodes { ${SCHEDULE_FIELDS} } }`;

export const ORDERS_BY_ID = `query Orders($ids: [ID!]!) { nodes(ids: $ids) { ... on Order { ${orderFields(PAGED)} } } }`;

/**
 * What was agreed about an order after it was placed. Sales lie too deep for the queries above and cost as many points
 * as are asked for, so they are read for edited orders only, one order and a few agreements at a time.
 */
export const ORDER_AGREEMENTS = `query Agreements($id: ID!, $after: String) {
  node(id: $id) { ... on Order { id agreements(first: 10, after: $after) { pageInfo { hasNextPage endCursor }
    nodes { id happenedAt reason sales(first: 50) { pageInfo { hasNextPage } nodes { totalAmount ${MONEY} } } } } } } }`;

export const ORDERS_UPDATED = `query Updated($query: String!, $after: String) {
  orders(first: 25, after: $after, query: $query, sortKey: UPDATED_AT) { pageInfo { hasNextPage endCursor } nodes { id } } }`;

export const CUSTOMERS_BY_ID = `query Customers($ids: [ID!]!) { nodes(ids: $ids) { ... on Customer { ${CUSTOMER_FIELDS} } } }`;

export const ORDERS_OF_SCHEDULES = `query Schedules($ids: [ID!]!) {
  nodes(ids: $ids) { ... on PaymentSchedule { id paymentTerms { id order { id } } } } }`;

/** Every visible order that the search means, all without one; schedules come as lines of their own. */
export const bulkOrders = (search: string): string =>
  `{ orders(query: ${JSON.stringify(search)}) { edges { node { ${orderFields(`paymentSchedules { edges { node { ${SCHEDULE_FIELDS} } } }`)} } } } }`;

/** How much history there is, and from when to when. */
export const ORDER_SPAN = `query Span { ordersCount { count }
  first: orders(first: 1, sortKey: CREATED_AT) { nodes { createdAt } }
  last: orders(first: 1, sortKey: CREATED_AT, reverse: true) { nodes { createdAt } } }`;

/** Grouped, so that an order's schedules follow it and one pass over the file needs the memory of one order. */
export const START_BULK = `mutation Bulk($query: String!) {
  bulkOperationRunQuery(query: $query, groupObjects: true) { bulkOperation { id status } userErrors { code field message } } }`;

export const BULK_STATUS = `query BulkStatus($id: ID!) {
  node(id: $id) { ... on BulkOperation { id status errorCode objectCount url partialDataUrl } } }`;

export const SHOP = `query Shop { shop { name email currencyCode ianaTimezone billingAddress { countryCodeV2 } } }`;
