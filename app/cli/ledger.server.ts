import type { Command } from "commander";
import { createBase } from "~/composition.server";
import { readEnv } from "~/config/env.server";
import { ageingAsOf } from "~/db/ageing.server";
import { STAGES } from "~/domain/ledger/standing";
import { formatMoney } from "~/domain/shared/format";
import { addDays, instantOf, localParts } from "~/domain/time/local";
import { CliError } from "./cli-error.server";
import { dayOption, print, type CliCommand } from "./command.server";

type Options = { readonly shop: string; readonly on?: Date; readonly known?: Date; readonly json?: boolean };

const keyOf = (day: Date): string => day.toISOString().slice(0, 10);

const run = async ({ shop: shopId, on, known, json }: Options): Promise<void> => {
  const base = createBase(readEnv());
  try {
    const shop = await base.shops.find(shopId);
    if (shop === undefined) throw new CliError(`The shop ${shopId} is not known here`);
    const today = localParts(base.now(), shop.timeZone).dateKey;
    const endOf = (day: string): Date => instantOf(addDays(day, 1), 0, shop.timeZone);
    const day = on ? keyOf(on) : today;
    const knownOn = known ? keyOf(known) : today;
    // The last moment of the day: an entry recorded at midnight belongs to the next.
    const knownAt = new Date(endOf(knownOn).getTime() - 1);
    const rows = await ageingAsOf(base.db, base.dialect, shopId, { day, dayEndsAt: endOf(day), knownAt });
    const stages = rows.toSorted(
      (a, b) => a.currency.localeCompare(b.currency) || STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage),
    );
    print(json, { shop: shopId, on: day, knownOn, timeZone: shop.timeZone, stages }, () =>
      [
        `${shopId} on ${day}, as known on ${knownOn} (${shop.timeZone})`,
        ...stages.map(
          ({ currency, stage, obligations, balanceMinor, lateMinor }) =>
            `${stage.padEnd(8)}${String(obligations).padStart(8)} owed ${formatMoney(balanceMinor, currency, "en")}, late ${formatMoney(lateMinor, currency, "en")}`,
        ),
      ].join("\n"),
    );
  } finally {
    await base.db.$disconnect();
  }
};

export const ledger: CliCommand = {
  name: "ledger",
  register: (program: Command) => {
    program
      .command("ledger")
      .description("what was owed and late on any day, as known on any day since")
      .requiredOption("--shop <domain>", "the shop's myshopify domain")
      .option("--on <day>", "the day to look at, in the shop's time zone (today)", dayOption)
      .option("--known <day>", "leave out what was recorded after this day (today)", dayOption)
      .option("--json", "print it as JSON")
      .action(run);
  },
};
