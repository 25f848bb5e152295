import type { OptOutBook } from "../types";

/** Single words of languages in which nothing else is understood here. */
export const other: OptOutBook = {
  id: "other",
  hasWords: true,
  keywords: ["बंद", "बंद करो", "إيقاف", "الغاء", "توقف", "стоп", "отписаться", "dur", "iptal", "afmelden", "uitschrijven", "disiscrivimi", "annulla iscrizione", "avsluta", "avmeld"],
  channel: ["отпиши*", "отписаться", "afmelden", "uitschrijven", "disiscriv*", "cancellami"],
  everything: [],
  debt: [],
  unclear: ["стоп", "توقف"],
  otherwise: [],
  polite: [],
}; // prettier-ignore
