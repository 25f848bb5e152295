import type { IncomingAnswer } from "~/contracts/answers";
import type { AnswerParts } from "./answers.server";
import { truthy } from "./raw-rows.server";
import { sqlFor } from "./sql.server";

type Parts = Pick<AnswerParts, "db" | "dialect" | "cipher">;
type Attempt = { readonly shopId: string; readonly customerId: string; readonly testMode: boolean };

/** Our messages among those that an answer names, the newest first. */
const answeredBy = async ({ db, dialect }: Parts, { answersTo }: IncomingAnswer): Promise<Attempt[]> => {
  if (answersTo.length === 0) return [];
  const { list } = sqlFor(dialect);
  const rows = await db.$queryRawUnsafe<(Omit<Attempt, "testMode"> & { testMode: unknown })[]>(
    `SELECT "shopId", "customerId", "testMode" FROM "ContactAttempt" WHERE "plannedContactId" IN ${list(1)}
       AND "contactClass" <> 'inbound' ORDER BY "reservedAt" DESC`,
    JSON.stringify(answersTo),
  );
  return rows.map((row) => ({ ...row, testMode: truthy(row.testMode) }));
};

const knownBy = ({ db, cipher }: Parts, { from }: IncomingAnswer, shopId?: string) =>
  from === ""
    ? Promise.resolve([])
    : db.contactPoint.findMany({
        where: { kind: "email", valueHash: cipher.hash(from), ...(shopId === undefined ? {} : { shopId }) },
        select: { shopId: true, customerId: true },
        distinct: ["shopId", "customerId"],
      });

/** Shops that read mail at one of the addresses. */
const addressedBy = async ({ db, cipher }: Parts, { to }: IncomingAnswer) => {
  const shops = await db.shop.findMany({
    where: { uninstalledAt: null },
    select: { id: true, replyToEnc: true, senderEmailEnc: true },
  });
  const isAt = (sealed: string | null): boolean => sealed !== null && to.includes(cipher.decrypt(sealed).toLowerCase());
  return {
    installed: shops.map(({ id }) => id),
    addressed: shops.filter(({ replyToEnc, senderEmailEnc }) => isAt(replyToEnc) || isAt(senderEmailEnc)).map(({ id }) => id), // prettier-ignore
  };
};

/** What is known of an answer before it is read: which shops it may concern. */
export const shopsOfAnswer = async (parts: Parts, answer: IncomingAnswer) => {
  const [answered, known, shops] = await Promise.all([
    answeredBy(parts, answer),
    knownBy(parts, answer),
    addressedBy(parts, answer),
  ]);
  const distinct = (rows: readonly { readonly shopId: string }[]) => [...new Set(rows.map(({ shopId }) => shopId))];
  return { answered: distinct(answered.slice(0, 1)), known: distinct(known), ...shops };
};

/** Whose answer it is: whom the message was sent that it answers, else everybody with the sender's address. */
export const ownersOfAnswer = async (parts: Parts, shopId: string, answer: IncomingAnswer) => {
  const [message] = (await answeredBy(parts, answer)).filter((one) => one.shopId === shopId);
  if (message) return { customerIds: [message.customerId], isTest: message.testMode };
  const customers = await knownBy(parts, answer, shopId);
  return { customerIds: customers.map(({ customerId }) => customerId), isTest: false };
};
