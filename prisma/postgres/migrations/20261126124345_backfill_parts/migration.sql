-- AlterTable
ALTER TABLE "BackfillRun" DROP COLUMN "bulkOperationId";

-- CreateTable
CREATE TABLE "BackfillPart" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "fromAt" TIMESTAMP(3),
    "toAt" TIMESTAMP(3),
    "state" TEXT NOT NULL,
    "bulkOperationId" TEXT,
    "objectCount" INTEGER NOT NULL DEFAULT 0,
    "byteOffset" BIGINT NOT NULL DEFAULT 0,
    "linesApplied" INTEGER NOT NULL DEFAULT 0,
    "ordersApplied" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "BackfillPart_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "BackfillPart_runId_state_idx" ON "BackfillPart"("runId", "state");

-- CreateIndex
CREATE INDEX "BackfillPart_shopId_bulkOperationId_idx" ON "BackfillPart"("shopId", "bulkOperationId");

