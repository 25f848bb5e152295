import type { Statement } from "./types";

/** "#1001"; one digit alone is a rank or a count. */
const WITH_SIGN = /[#＃]\s?([\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])+)/gu;
const AFTER_WORD =
  /(?:order|bestellung|commande|pedido|encomenda|订单号?|訂單|注文番号|注文)(?:\s(?:no|number|nr|nummer|número|numero|n°|nº)\.?)?\s?[:：]?\s?(?!\d+(?:[.,]\d+)?\s?(?:items?|times?|days?|件|天|个|%))((?:\p{Lu}{1,4}-?)?\d(?:[\p{Lu}\d-]*[\p{Lu}\d]){2,})(?![.,]?\d|\s?[元€$£])/giu; // prettier-ignore

/** An order name as it is compared: "#1001" and "1001" are the same one. */
export const orderKey = (name: string): string => name.normalize("NFKC").replace(/^#\s?/, "").toUpperCase();

/** The orders that a text names: what follows a number sign or the word for an order and has a digit in it. */
export const ordersIn = (text: string): readonly Statement<string>[] =>
  [WITH_SIGN, AFTER_WORD]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .filter(([, name = ""]) => /\d/.test(name))
    .map(({ index, 0: whole, 1: name = "" }) => ({
      start: index + whole.length - name.length,
      end: index + whole.length,
      readings: [orderKey(name)],
    }));
