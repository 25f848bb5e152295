/** Why a shopper needs more time; said by choice, never asked for proof. */
export const TIME_REASONS = ["illness", "job_loss", "income_drop", "other"] as const;
