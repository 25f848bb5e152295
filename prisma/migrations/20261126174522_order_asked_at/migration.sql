-- AlterTable
ALTER TABLE "OrderSnapshot" DROP COLUMN "syncedAt";
ALTER TABLE "OrderSnapshot" ADD COLUMN "askedAt" DATETIME;
