-- AlterTable
ALTER TABLE "Shop" ADD COLUMN     "tierInShopify" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "WrittenField" (
    "shopId" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "wanted" TEXT NOT NULL,
    "held" TEXT NOT NULL,
    "error" TEXT,
    "writtenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "WrittenField_pkey" PRIMARY KEY ("shopId","ownerId")
);

-- CreateIndex
CREATE INDEX "WrittenField_shopId_customerId_idx" ON "WrittenField"("shopId", "customerId");

