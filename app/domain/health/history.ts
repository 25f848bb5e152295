import { days } from "../shared/duration";

/** How far back Shopify shows orders to an app without `read_all_orders`. */
export const VISIBLE_HISTORY = days(60);
