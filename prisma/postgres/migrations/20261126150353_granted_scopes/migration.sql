-- AlterTable
ALTER TABLE "Shop" ADD COLUMN     "disconnectedAt" TIMESTAMP(3),
ADD COLUMN     "knownScopes" TEXT;

