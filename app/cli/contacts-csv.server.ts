import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { csvField } from "~/domain/shared/csv";
import type { BacktestContact } from "~/domain/backtest/types";
import { CliError, firstLine } from "./cli-error.server";

const HEADER =
  "contact_id,customer_id,order_ids,channel,template,tier,planned_at,effective_at,time_zone,verdict,rules,next_allowed_at";

const iso = (at: Date | undefined): string => at?.toISOString() ?? "";

const lineOf = (contact: BacktestContact, i: number): string =>
  [
    `c${String(i + 1).padStart(6, "0")}`,
    contact.customerId,
    contact.orderIds.join("|"),
    contact.channel,
    contact.templateId,
    contact.tier,
    iso(contact.plannedAt),
    iso(contact.effectiveAt),
    contact.timeZone,
    contact.verdict,
    contact.rules.join("|"),
    iso(contact.nextAllowedAt),
  ]
    .map(csvField)
    .join(",");

/** In the order in which they were planned; customers decide between equals, so that numbers never change. */
export const inOrder = (contacts: readonly BacktestContact[]): BacktestContact[] =>
  [...contacts].sort(
    (a, b) =>
      a.plannedAt.getTime() - b.plannedAt.getTime() ||
      (a.customerId < b.customerId ? -1 : a.customerId > b.customerId ? 1 : 0),
  );

export const writeContacts = async (folder: string, contacts: readonly BacktestContact[]): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "contacts.csv"), `${[HEADER, ...contacts.map(lineOf)].join("\n")}\n`);
  } catch (error) {
    throw new CliError(`${folder}: cannot be written (${firstLine(error)})`);
  }
};
