import { FALLBACK_CAUSES } from "~/contracts/model";
import type { Db } from "../client.server";

const newest = [{ at: "desc" as const }, { id: "desc" as const }];

/** One when the app had to take the model out of service, until somebody or something else put another in. */
export const modelNotices = async (db: Db, shopId: string): Promise<number> => {
  const last = await db.modelService.findFirst({ where: { shopId }, orderBy: newest, select: { cause: true } });
  return Number(last !== null && FALLBACK_CAUSES.includes(last.cause));
};
