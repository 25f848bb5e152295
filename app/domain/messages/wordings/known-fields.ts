import type { Part } from "../types";

/** What may be inserted by name; the page explains each. */
export const FIELDS = [
  "customerName", "creditor.name", "creditor.postalAddress", "creditor.supportUrl", "creditor.replyTo", "creditor.taxId",
  "total", "payUrl", "helpUrl", "unsubscribeUrl", "advice.name", "advice.url", "tone",
] as const; // prettier-ignore

/** What is known of each open instalment. */
export const LINE_FIELDS = ["orderName", "amount", "dueOn", "daysPastDue"] as const;

/** A name in Liquid with what follows its points; another one within brackets is not looked into. */
export type Path = readonly unknown[];

const plain: ReadonlySet<string> = new Set([...FIELDS, "advice", "lines", "lines.size", "consequences", "consequences.size"]); // prettier-ignore
const ofLine: ReadonlySet<unknown> = new Set(LINE_FIELDS);

const isPlace = (segment: unknown): boolean => segment === "first" || segment === "last" || typeof segment === "number";

const isPart = (path: Path, parts: readonly Part[]): boolean => path.length === 1 && parts.some((part) => part === path[0]); // prettier-ignore

/** Whether a message has what the path names. */
export const isKnown = (path: Path, parts: readonly Part[]): boolean => {
  const [root, place, field] = path;
  if (isPart(path, parts)) return true;
  if (path.every((segment) => typeof segment === "string") && plain.has(path.join("."))) return true;
  if (root === "consequences") return path.length === 2 && isPlace(place);
  return root === "lines" && path.length === 3 && isPlace(place) && ofLine.has(field);
};

/** Whether what a loop goes through has it: an open instalment, or one of the consequences. */
export const isKnownInLoop = ([root, field, ...more]: Path): boolean =>
  root === "forloop" || (more.length === 0 && (field === undefined || ofLine.has(field)));
