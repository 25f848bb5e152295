/** What cannot be seen of the past while a shop lets the app see its newest orders alone. */
export type HiddenHistory = {
  /** Orders from before this day, in the shop's zone, are not shown. */
  readonly before: string;
  readonly customers: number;
  /** Of these, those for whom Shopify counts more orders than it shows. */
  readonly withOlderOrders: number;
};
