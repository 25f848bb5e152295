import { z } from "zod";
import type { Address } from "~/domain/compliance/types";

const schema = z.array(
  z.object({ country: z.string(), province: z.string().optional(), postalCode: z.string().optional() }),
);

/** A customer's addresses as they stand in the row. */
export const addressesOf = (column: string): readonly Address[] => schema.parse(JSON.parse(column));
