-- AlterTable
ALTER TABLE "Shop" ADD COLUMN "disconnectedAt" DATETIME;
ALTER TABLE "Shop" ADD COLUMN "knownScopes" TEXT;

