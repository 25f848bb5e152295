import { z } from "zod";
import type { CustomerRecord, RecordLine } from "~/contracts/record";
import type { ShopSettings } from "~/contracts/shop";
import type { Cipher } from "../cipher.server";
import type { Db } from "../client.server";
import { messageText } from "../message-text.server";
import { reasonsSchema } from "./record.server";

type Parts = { readonly db: Db; readonly cipher: Cipher };

const EMPTY: Omit<RecordLine, "at" | "kind"> = {
  channel: "",
  subject: "",
  text: "",
  verdict: "",
  rules: [],
  nextAllowedAt: null,
  wording: "",
};

/** What was erased at the customer's request is empty, and stays so. */
const opened = (cipher: Cipher, sealed: string): string => (sealed === "" ? "" : cipher.decrypt(sealed));

/** Calls and answers have no words of a template. */
const wordingOf = ({
  templateId,
  templateVersion,
  locale,
}: Record<"templateId" | "templateVersion" | "locale", string>) =>
  templateVersion === "" ? "" : `${templateId} ${locale} ${templateVersion}`;

const messages = async ({ db, cipher }: Parts, shopId: string, customerId: string): Promise<RecordLine[]> => {
  const attempts = await db.contactAttempt.findMany({ where: { shopId, customerId } });
  const events = await db.contactEvent.findMany({
    where: { shopId, attemptId: { in: attempts.map(({ id }) => id) } },
  });
  const subjects = new Map(attempts.map(({ id, subjectEnc }) => [id, opened(cipher, subjectEnc)]));
  return [
    ...attempts.map(({ reservedAt, channel, contactClass, id, bodyEnc, testMode, ...words }): RecordLine => ({
      ...EMPTY,
      at: reservedAt,
      kind: contactClass === "inbound" ? "answer" : "message",
      channel: testMode ? `${channel} (test)` : channel,
      subject: subjects.get(id) ?? "",
      text: messageText(cipher, bodyEnc),
      wording: wordingOf(words),
    })),
    ...events.map(({ at, kind, detail, attemptId }): RecordLine => ({
      ...EMPTY,
      at,
      kind: "outcome",
      subject: subjects.get(attemptId) ?? "",
      verdict: kind,
      text: detail ?? "",
    })),
  ];
};

const decisions = async (db: Db, shopId: string, customerId: string): Promise<RecordLine[]> =>
  (await db.gateDecision.findMany({ where: { shopId, customerId } })).map((row): RecordLine => ({
    ...EMPTY,
    at: row.at,
    kind: "decision",
    subject: row.stage,
    verdict: row.verdict,
    rules: reasonsSchema.parse(JSON.parse(row.reasons)),
    nextAllowedAt: row.nextAllowedAt,
  }));

const agreements = async (db: Db, shopId: string, customerId: string): Promise<RecordLine[]> => {
  const [holds, consents, requests] = await Promise.all([
    db.hold.findMany({ where: { shopId, customerId } }),
    db.consent.findMany({ where: { shopId, customerId } }),
    db.hardshipRequest.findMany({ where: { shopId, customerId } }),
  ]);
  return [
    ...holds.flatMap(({ fromAt, untilAt, liftedAt, reason, source }): RecordLine[] => [
      { ...EMPTY, at: fromAt, kind: "hold", subject: reason, text: source, nextAllowedAt: untilAt },
      ...(liftedAt ? [{ ...EMPTY, at: liftedAt, kind: "hold_lifted" as const, subject: reason }] : []),
    ]),
    ...consents.map(({ at, channel, state, source }): RecordLine => ({
      ...EMPTY,
      at,
      kind: "consent",
      channel,
      verdict: state,
      text: source,
    })),
    ...requests.map(({ requestedAt, reason, answer }): RecordLine => ({
      ...EMPTY,
      at: requestedAt,
      kind: "request",
      subject: reason,
      text: answer ?? "",
    })),
  ];
};

const scoreReasons = z.array(z.object({ id: z.string(), direction: z.string() }));
const percent = (probability: number): string => `${String(Math.round(100 * probability))} %`;

/** What automated scoring said of the customer and why, whenever that changed. */
const scores = async (db: Db, shopId: string, customerId: string): Promise<RecordLine[]> => {
  const rows = await db.scoreSnapshot.findMany({ where: { shopId, customerId }, orderBy: { at: "asc" } });
  return rows
    .map(({ at, probability, tier, modelKind, modelVersion, reasons }): RecordLine => ({
      ...EMPTY,
      at,
      kind: "score",
      subject: `${modelKind} ${modelVersion}`,
      verdict: tier,
      text: [
        percent(probability),
        ...scoreReasons.parse(JSON.parse(reasons)).map(({ id, direction }) => `${direction}: ${id}`),
      ].join("\n"),
    }))
    .filter(({ text, verdict }, i, all) => text !== all[i - 1]?.text || verdict !== all[i - 1]?.verdict);
};

/** Everything that was said, not said and agreed with one customer, and how it was scored, oldest first. */
export const customerRecord = async (
  parts: Parts,
  shop: ShopSettings,
  customerId: string,
  now: Date,
): Promise<CustomerRecord> => {
  const { db, cipher } = parts;
  const [customer, email, ...lines] = await Promise.all([
    db.customer.findFirst({ where: { shopId: shop.id, id: customerId } }),
    db.contactPoint.findFirst({
      where: { shopId: shop.id, customerId, kind: "email" },
      orderBy: { createdAt: "desc" },
    }),
    messages(parts, shop.id, customerId),
    decisions(db, shop.id, customerId),
    agreements(db, shop.id, customerId),
    scores(db, shop.id, customerId),
  ]);
  return {
    customerName: opened(cipher, customer?.nameEnc ?? ""),
    email: opened(cipher, email?.valueEnc ?? ""),
    shopName: shop.senderName || shop.name,
    timeZone: shop.timeZone,
    madeAt: now,
    lines: lines.flat().sort((a, b) => a.at.getTime() - b.at.getTime()),
  };
};
