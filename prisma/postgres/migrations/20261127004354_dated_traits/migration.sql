-- AlterTable
ALTER TABLE "OrderSnapshot" ADD COLUMN     "articles" INTEGER,
ADD COLUMN     "intangible" BOOLEAN,
ADD COLUMN     "cancelledAt" TIMESTAMP(3),
ADD COLUMN     "returnedAt" TIMESTAMP(3),
ADD COLUMN     "disputedAt" TIMESTAMP(3);

-- What the stored facts say already. Whether there was anything to ship was not read so far.
UPDATE "OrderSnapshot" SET
  "articles" = ("facts"::jsonb->>'itemCount')::integer,
  "cancelledAt" = ("facts"::jsonb->>'cancelledAt')::timestamptz AT TIME ZONE 'UTC',
  "returnedAt" = (SELECT min(("value"->>'at')::timestamptz) AT TIME ZONE 'UTC' FROM jsonb_array_elements(COALESCE("facts"::jsonb->'refunds', '[]'::jsonb))),
  "disputedAt" = CASE WHEN jsonb_array_length(COALESCE("facts"::jsonb->'disputes', '[]'::jsonb)) > 0 THEN "syncedAt" END;

-- CreateTable
CREATE TABLE "CustomerTrait" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CustomerTrait_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CustomerTrait_customerId_kind_at_idx" ON "CustomerTrait"("customerId", "kind", "at");
