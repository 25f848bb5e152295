-- AlterTable
ALTER TABLE "OrderSnapshot" DROP COLUMN "syncedAt",
ADD COLUMN     "askedAt" TIMESTAMP(3);

