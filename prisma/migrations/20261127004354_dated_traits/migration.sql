-- AlterTable
ALTER TABLE "OrderSnapshot" ADD COLUMN "articles" INTEGER;
ALTER TABLE "OrderSnapshot" ADD COLUMN "intangible" BOOLEAN;
ALTER TABLE "OrderSnapshot" ADD COLUMN "cancelledAt" DATETIME;
ALTER TABLE "OrderSnapshot" ADD COLUMN "returnedAt" DATETIME;
ALTER TABLE "OrderSnapshot" ADD COLUMN "disputedAt" DATETIME;

-- What the stored facts say already. Whether there was anything to ship was not read so far.
UPDATE "OrderSnapshot" SET
  "articles" = json_extract("facts", '$.itemCount'),
  "cancelledAt" = replace(json_extract("facts", '$.cancelledAt'), 'Z', '+00:00'),
  "returnedAt" = (SELECT replace(min(json_extract("value", '$.at')), 'Z', '+00:00') FROM json_each("facts", '$.refunds')),
  "disputedAt" = CASE WHEN json_array_length("facts", '$.disputes') > 0 THEN "syncedAt" END;

-- CreateTable
CREATE TABLE "CustomerTrait" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "shopId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "CustomerTrait_customerId_kind_at_idx" ON "CustomerTrait"("customerId", "kind", "at");
