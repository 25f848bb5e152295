import type { LogRow } from "~/contracts/record";
import type { Wire } from "~/components/home-cards";
import type { Values } from "~/i18n/translate";

type Reader = {
  readonly t: (key: string, values?: Values) => string;
  readonly moment: (at: string) => string;
};
type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const fieldsOf = (detail: string): Fields => {
  const value: unknown = JSON.parse(detail);
  if (!isFields(value)) throw new TypeError("not a record");
  return value;
};

const textOf = (value: unknown): string => {
  if (typeof value !== "string") throw new TypeError("not a text");
  return value;
};

/** The text for a value; a value that has none is not made up. */
const named = ({ t }: Reader, group: string, value: unknown): string => {
  const key = `${group}.${textOf(value)}`;
  const text = t(key);
  if (text === key) throw new RangeError("not a known value");
  return text;
};

const switched = ({ t }: Reader, value: unknown, on: string, off: string): string[] =>
  value === undefined ? [] : [t(`record.said.${value === true ? on : off}`)];

const creditOf = (reader: Reader, rule: Fields): string => {
  const name = rule["gateway"] === undefined ? named(reader, "credit.terms", rule["kind"]) : textOf(rule["gateway"]);
  if (rule["isCredit"] !== true) return reader.t("record.said.no_credit", { name });
  const days = rule["dueInDays"];
  return typeof days === "number"
    ? reader.t("record.said.gateway", { name, count: days })
    : reader.t("record.said.credit", { name });
};

const rulesIn = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);

type Words = (detail: string, reader: Reader) => readonly string[];

const until: Words = (detail, { t, moment }) => (detail === "" ? [] : [t("record.said.until", { at: moment(detail) })]);
const nothing: Words = () => [];
const throughShopify: Words = (_, { t }) => [t("record.said.through_shopify")];
const wording: Words = (detail, reader) => {
  const { templateId, language, version } = fieldsOf(detail);
  const reminder = named(reader, "template", templateId);
  return [reader.t("record.said.wording", { reminder, language: textOf(language), version: String(version) })];
};

/** What was kept with each action; an action that says all by its name has nothing to add. */
const WORDS: Readonly<Record<string, Words>> = {
  "settings.sender": (detail, { t }) => [t("record.said.name", { name: textOf(fieldsOf(detail)["senderName"]) })],
  "settings.policy": (detail, reader) => {
    const { policyId, profile } = fieldsOf(detail);
    return [
      reader.t("record.said.policy", { policy: named(reader, "policy", policyId) }),
      ...(profile === undefined
        ? []
        : [reader.t("record.said.profile", { profile: named(reader, "profile", profile) })]),
    ];
  },
  "settings.switches": (detail, reader) => {
    const { testMode, stopped } = fieldsOf(detail);
    return [...switched(reader, testMode, "test_on", "test_off"), ...switched(reader, stopped, "stopped", "running")];
  },
  "settings.tier_in_shopify": (detail, reader) => switched(reader, fieldsOf(detail)["show"], "shown", "hidden"),
  "settings.credit_orders": (detail, reader) => {
    const { payLaterGateways, terms } = fieldsOf(detail);
    const rules = [...rulesIn(payLaterGateways), ...rulesIn(terms)].map((rule) => creditOf(reader, rule));
    return rules.length === 0 ? [reader.t("record.said.nothing_settled")] : rules;
  },
  "settings.consequences": (detail, reader) => {
    const { consequences } = fieldsOf(detail);
    if (!Array.isArray(consequences)) throw new TypeError("not a list");
    if (consequences.length === 0) return [reader.t("record.said.no_consequences")];
    return consequences.map((id) => named(reader, "consequences", id));
  },
  "wording.saved": wording,
  "wording.restored": wording,
  "model.consent": (detail) => [textOf(fieldsOf(detail)["text"])],
  "model.consent_withdrawn": nothing,
  "model.in_service": (detail, reader) => [named(reader, "model.cause", fieldsOf(detail)["cause"])],
  "model.training_started": nothing,
  "model.training_cancelled": nothing,
  "model.challenger": nothing,
  "case.reviewed": nothing,
  "hold.paused": until,
  "hold.promise": until,
  "hold.hardship": until,
  "hold.lifted": nothing,
  "time.requested": (detail, reader) => [named(reader, "request", detail)],
  "call.made": (detail, reader) => {
    const [outcome = "", ...justification] = detail.split(": ");
    const said = justification.join(": ");
    return [named(reader, "call.outcome", outcome), ...(said === "" ? [] : [said])];
  },
  "segment.chosen": (detail, reader) => {
    const { tier, reason } = fieldsOf(detail);
    return [
      reader.t("record.said.segment", {
        tier: named(reader, "tier", tier),
        reason: named(reader, "risk.reason", reason),
      }),
    ];
  },
  "segment.released": nothing,
  "customer.erased": throughShopify,
  "customer.data_requested": throughShopify,
  // Only the number of a row is kept, for the app itself.
  "customer.merged": nothing,
};

/** The details of an entry in words; as they were kept where there are no words for them. */
export const logWords = ({ action, detail }: Pick<Wire<LogRow>, "action" | "detail">, reader: Reader): readonly string[] => {
  try {
    const words = WORDS[action]?.(detail, reader);
    if (words) return words;
  } catch {
    // Kept by another version, in another shape.
  }
  return detail === "" ? [] : [detail];
}; // prettier-ignore

const ACTORS: ReadonlySet<string> = new Set(["customer", "staff", "shopify"]);

/** Who it was: a person of the staff is known by Shopify's number only. */
export const actorWords = (actor: string, { t }: Pick<Reader, "t">): string =>
  ACTORS.has(actor) ? t(`record.actor.${actor}`) : actor;
