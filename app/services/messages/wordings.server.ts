import type { JobRequest } from "~/contracts/jobs";
import type { ShopSettings } from "~/contracts/shop";
import type {
  NewestWording,
  WordingDraft,
  WordingKey,
  WordingOutcome,
  WordingPage,
  WordingRow,
  WordingVersion,
} from "~/contracts/wordings";
import { reminderIds } from "~/contracts/wordings";
import { checkTemplate, type Checked } from "~/domain/messages/check-template";
import { prepareReview } from "~/domain/messages/review/find-phrases";
import { templateFor, templateLocales } from "~/domain/messages/templates/registry";
import type { ExampleShop } from "~/domain/messages/wordings/examples";
import { localParts } from "~/domain/time/local";
import { scoreJobs } from "../orders/apply-orders.server";
import { creditorOf } from "./message-facts.server";

type Entry = { readonly actor: string; readonly action: string; readonly subject: string; readonly detail: string };

export type WordingDeps = {
  readonly wordings: {
    readonly newest: (shopId: string) => Promise<readonly NewestWording[]>;
    /** Newest first. */
    readonly versions: (
      shopId: string,
      key: { readonly templateId: string; readonly locale: string },
    ) => Promise<readonly WordingVersion[]>;
    /** Appends a version with its entry in the chain of decisions; false when it is not based on the newest one. */
    readonly append: (
      shopId: string,
      change: {
        readonly templateId: string;
        readonly locale: string;
        readonly basedOn: number;
        readonly words: { readonly subject: string; readonly text: string } | null;
        readonly audit: (version: number) => Entry;
      },
      now: Date,
    ) => Promise<boolean>;
  };
  readonly openCaseCustomers: (shopId: string) => Promise<string[]>;
  readonly enqueue: (jobs: readonly JobRequest[]) => Promise<void>;
  readonly now: () => Date;
};

/** Until the merchant has said who it is, the examples show something in its place. */
const orExample = (value: string, example: string): string => (value === "" ? example : value);

const exampleShop = (shop: ShopSettings): ExampleShop => {
  const creditor = creditorOf(shop);
  return {
    creditor: {
      ...creditor,
      name: orExample(creditor.name, "Example Shop"),
      postalAddress: orExample(creditor.postalAddress, "1 Example Street, Example Town"),
      replyTo: orExample(creditor.replyTo, "help@example.com"),
    },
    consequences: shop.consequences,
    currency: shop.currency,
  };
};

/** What a shop's words come to with all kinds of customers, with what the merchant says of itself today. */
export const checkWording = (shop: ShopSettings, draft: WordingDraft, now: Date): Checked => {
  prepareReview();
  const { templateId, language: locale, subject, text } = draft;
  return checkTemplate({ templateId, locale, subject, text }, exampleShop(shop), localParts(now, shop.timeZone).dateKey);
}; // prettier-ignore

const rowOf = (shop: ShopSettings, now: Date, key: WordingKey, saved: NewestWording | undefined): WordingRow => {
  const changed = saved ? { at: saved.savedAt, by: saved.savedBy } : null;
  const { subject = null, text = null } = saved ?? {};
  if (subject === null || text === null) return { ...key, changed, isOwn: false, isBlocked: false };
  return { ...key, changed, isOwn: true, isBlocked: !checkWording(shop, { ...key, subject, text }, now).ok };
};

/** Every reminder in every language, and whose words it has. */
export const listWordings = async (deps: WordingDeps, shop: ShopSettings): Promise<readonly WordingRow[]> => {
  const saved = await deps.wordings.newest(shop.id);
  const now = deps.now();
  return reminderIds.flatMap((templateId) =>
    templateLocales.map((language) => {
      const own = saved.find((one) => one.templateId === templateId && one.locale === language);
      return rowOf(shop, now, { templateId, language }, own);
    }),
  );
};

/** A reminder in a language as it is now, what the review says of it, and how it came to be so. */
export const readWording = async (deps: WordingDeps, shop: ShopSettings, key: WordingKey): Promise<WordingPage> => {
  const { templateId, language } = key;
  const shipped = templateFor(templateId, language);
  if (!shipped) throw new RangeError(`No reminder ${templateId}`);
  const versions = await deps.wordings.versions(shop.id, { templateId, locale: language });
  const [newest] = versions;
  const isOwn = newest !== undefined && newest.text !== null;
  const stored = { subject: newest?.subject ?? shipped.subject, text: newest?.text ?? shipped.starter };
  const checked = checkWording(shop, { ...key, ...stored }, deps.now());
  return { ...key, version: newest?.version ?? 0, isOwn, stored, checked, parts: Object.keys(shipped.parts), versions };
}; // prettier-ignore

type Change = WordingKey & { readonly basedOn: number };

/** Other words may carry other parts that some law asks for: what was planned, or could not be, is looked at again. */
const append = async (
  deps: WordingDeps,
  shop: ShopSettings,
  actor: string,
  { templateId, language, basedOn }: Change,
  words: { readonly subject: string; readonly text: string } | null,
): Promise<Exclude<WordingOutcome["kind"], "refused">> => {
  const done = words === null ? "restored" : "saved";
  const audit = (version: number): Entry => ({
    actor,
    action: `wording.${done}`,
    subject: shop.id,
    detail: JSON.stringify({ templateId, language, version }),
  });
  const change = { templateId, locale: language, basedOn, words, audit };
  if (!(await deps.wordings.append(shop.id, change, deps.now()))) return "changed";
  await deps.enqueue(scoreJobs(shop.id, await deps.openCaseCustomers(shop.id)));
  return done;
};

/** Saves a shop's own words for a reminder; words with a finding that blocks are refused, and nothing changes. */
export const saveWording = async (
  deps: WordingDeps,
  shop: ShopSettings,
  actor: string,
  draft: WordingDraft & { readonly basedOn: number },
): Promise<WordingOutcome> => {
  const { ok, findings } = checkWording(shop, draft, deps.now());
  if (!ok) return { kind: "refused", findings };
  const { subject, text } = draft;
  return { kind: await append(deps, shop, actor, draft, { subject, text }) };
};

/** Goes back to the app's words, which is a version like every other. */
export const restoreWording = async (
  deps: WordingDeps,
  shop: ShopSettings,
  actor: string,
  change: Change,
): Promise<WordingOutcome> => ({ kind: await append(deps, shop, actor, change, null) });
