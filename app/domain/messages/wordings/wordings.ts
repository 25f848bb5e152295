import type { MessageElement } from "../../compliance/types";
import { elementsOf, type Sender } from "../elements";
import { templateFor } from "../templates/registry";
import type { Words } from "../types";
import { carriedBy } from "./carried";

/** A version of a shop's own words; null texts are the way back to those of the app. */
export type SavedWording = {
  readonly templateId: string;
  readonly locale: string;
  readonly version: number;
  readonly subject: string | null;
  readonly text: string | null;
};

/** The words of one shop's reminders. */
export type Wordings = {
  /** The words in a language; undefined when there are none. */
  readonly find: (templateId: string, locale: string) => Words | undefined;
  /** Which of the parts that some law asks for the message in these languages carries. */
  readonly elements: (
    templateId: string,
    locales: readonly string[],
    sender: Sender,
    hasAdvice: boolean,
  ) => readonly MessageElement[];
};

type Own = { readonly words: Words; readonly carried: ReadonlySet<MessageElement> };

const keyOf = (templateId: string, locale: string): string => `${templateId}:${locale}`;

const ownOf = ({ templateId, locale, version, subject, text }: SavedWording): readonly [string, Own][] => {
  const shipped = templateFor(templateId, locale);
  if (!shipped || subject === null || text === null) return [];
  const words = { ...shipped, version: `own-${String(version)}`, subject, text };
  return [[keyOf(templateId, locale), { words, carried: carriedBy(words) }]];
};

/** The app's own words, but where the shop has some: the newest version of each reminder and language. */
export const wordingsOf = (newest: readonly SavedWording[]): Wordings => {
  const own = new Map(newest.flatMap(ownOf));
  return {
    find: (templateId, locale) => own.get(keyOf(templateId, locale))?.words ?? templateFor(templateId, locale),
    elements: (templateId, locales, sender, hasAdvice) => {
      const elements = elementsOf(templateId, sender, hasAdvice);
      // Asked for every contact that is planned, and most shops have no words of their own.
      if (own.size === 0) return elements;
      const carried = locales.flatMap((locale) => own.get(keyOf(templateId, locale))?.carried ?? []);
      return carried.length === 0 ? elements : elements.filter((one) => carried.every((parts) => parts.has(one)));
    },
  };
};

/** The words as the app brings them. */
export const SHIPPED: Wordings = wordingsOf([]);
