import type { ContactChannel } from "../../../channels/types";
import { amountsIn } from "./amounts";
import { daysIn, isSameDay } from "./dates";
import { totalsOf } from "./totals";
import type { FactLine, MessageFacts } from "./types";

/** What a reminder must carry. Source: FTC Act s.5 and 12 USC 5531 (clear terms), CONC 7, 12 CFR 1006.6(e), CCD2 arts 35-36. */
export const ELEMENTS = [
  "creditor",
  "address",
  "order",
  "amount",
  "due-date",
  "pay",
  "help",
  "contact",
  "stop",
] as const;
export type Element = (typeof ELEMENTS)[number];

const ALL: readonly Element[] = ELEMENTS;

/** What is short says who writes, which order and how to stop; the rest is behind the link. */
const REQUIRED: Readonly<Record<ContactChannel, readonly Element[]>> = {
  email: ALL,
  letter: ALL.filter((element) => element !== "stop"),
  sms: ["creditor", "order", "pay", "stop"],
  push: ["creditor", "order"],
  voice_auto: ["creditor", "contact", "stop"],
  voice_human: ["creditor"],
};

const STOP_WORDS: Partial<Record<ContactChannel, RegExp>> = {
  sms: /\b(?:STOP|ARRET|ARRÊT|ALTO|BAJA|PARAR|SAIR|STOPP)\b|回复?\s?(?:TD|T|R|N)|退订|退訂|停止|配信停止/u,
  voice_auto: /press|taste|drücken|appuyez|pulse|marque|digite|tecle|按|押/iu,
};

const saysAmount = (text: string, { lines }: MessageFacts): boolean => {
  const stated = amountsIn(text).flatMap(({ readings }) => readings);
  const says = (line: FactLine | { minor: number; currency: string }) => stated.some((isIt) => isIt(line));
  return lines.every(says) || totalsOf(lines).every(says);
};

const saysDays = (text: string, { lines }: MessageFacts): boolean => {
  const stated = daysIn(text).flatMap(({ readings }) => readings);
  return lines.every(({ dueOn }) => stated.some((day) => isSameDay(day, dueOn)));
};

const PRESENT: Readonly<Record<Element, (text: string, facts: MessageFacts, channel: ContactChannel) => boolean>> = {
  creditor: (text, { creditor }) => text.includes(creditor),
  address: (text, { address = "" }) => text.includes(address),
  order: (text, { lines }) => lines.every(({ orderName }) => text.includes(orderName.replace(/^#/, ""))),
  amount: saysAmount,
  "due-date": saysDays,
  pay: (text, { payUrl }) => payUrl !== "" && text.includes(payUrl),
  help: (text, { helpUrl }) => helpUrl !== "" && text.includes(helpUrl),
  contact: (text, { contacts }) => contacts.some((contact) => contact !== "" && text.includes(contact)),
  stop: (text, { stopUrl }, channel) => STOP_WORDS[channel]?.test(text) ?? (stopUrl !== "" && text.includes(stopUrl)),
};

/** What a reminder by this channel lacks. A text message may name one order and link to the rest. */
export const missingElements = (text: string, facts: MessageFacts, channel: ContactChannel): readonly Element[] => {
  const isShort = channel === "sms" || channel === "push";
  const about = isShort ? { ...facts, lines: facts.lines.slice(0, 1) } : facts;
  return REQUIRED[channel].filter((element) => !PRESENT[element](text, about, channel));
};
