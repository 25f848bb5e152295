-- AlterTable
ALTER TABLE "LedgerEntry" DROP COLUMN "instalmentId",
ADD COLUMN     "dueOn" TEXT,
ADD COLUMN     "instalmentKey" TEXT;

