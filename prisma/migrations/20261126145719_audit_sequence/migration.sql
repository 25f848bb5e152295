ALTER TABLE "AuditEvent" ADD COLUMN "seq" INTEGER NOT NULL DEFAULT 0;

-- Until now the place in the chain was the time and then the id.
UPDATE "AuditEvent" SET "seq" = n."seq" FROM (
  SELECT "id", ROW_NUMBER() OVER (PARTITION BY "shopId" ORDER BY "at", "id") AS "seq" FROM "AuditEvent") n
WHERE n."id" = "AuditEvent"."id";

CREATE UNIQUE INDEX "AuditEvent_shopId_seq_key" ON "AuditEvent"("shopId", "seq");
