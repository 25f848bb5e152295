/** The only reader of the system clock in the app. */
export type Clock = { readonly now: () => Date };
export const systemClock: Clock = { now: () => new Date() };
