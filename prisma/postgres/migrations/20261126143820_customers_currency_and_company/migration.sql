ALTER TABLE "Obligation" ADD COLUMN "payCurrency" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Obligation" ADD COLUMN "payMinor" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "Obligation" ADD COLUMN "company" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Obligation" ADD COLUMN "location" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Instalment" ADD COLUMN "payAmountMinor" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "Instalment" ADD COLUMN "payMinor" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "Case" ADD COLUMN "companies" TEXT NOT NULL DEFAULT '';

-- Until it is read again, what is asked for stays in the shop's currency, as before.
UPDATE "Obligation" SET "payCurrency" = "currency", "payMinor" = "balanceMinor";
UPDATE "Instalment" SET "payAmountMinor" = "amountMinor", "payMinor" = "balanceMinor";
