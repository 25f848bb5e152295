/** No moment: the rule refuses however long one waits. */
export const NEVER = Number.POSITIVE_INFINITY;

export const DAY_MINUTES = 1_440;
