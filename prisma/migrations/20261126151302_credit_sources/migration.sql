-- AlterTable
ALTER TABLE "Shop" ADD COLUMN "reclassifyId" TEXT;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_OrderSnapshot" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "shopId" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "customerId" TEXT,
    "name" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "creditKind" TEXT NOT NULL,
    "soldBy" TEXT,
    "totalMinor" BIGINT NOT NULL,
    "outstandingMinor" BIGINT NOT NULL DEFAULT 0,
    "currency" TEXT NOT NULL,
    "cancelled" BOOLEAN NOT NULL,
    "discounted" BOOLEAN NOT NULL,
    "sent" BOOLEAN NOT NULL DEFAULT false,
    "paidAtOnce" BOOLEAN NOT NULL DEFAULT false,
    "facts" TEXT NOT NULL,
    "syncedAt" DATETIME NOT NULL
);
INSERT INTO "new_OrderSnapshot" ("cancelled", "createdAt", "creditKind", "currency", "customerId", "discounted", "facts", "id", "name", "orderId", "shopId", "syncedAt", "totalMinor", "updatedAt") SELECT "cancelled", "createdAt", "creditKind", "currency", "customerId", "discounted", "facts", "id", "name", "orderId", "shopId", "syncedAt", "totalMinor", "updatedAt" FROM "OrderSnapshot";
DROP TABLE "OrderSnapshot";
ALTER TABLE "new_OrderSnapshot" RENAME TO "OrderSnapshot";
CREATE INDEX "OrderSnapshot_shopId_customerId_idx" ON "OrderSnapshot"("shopId", "customerId");
CREATE INDEX "OrderSnapshot_credit_kinds_idx" ON "OrderSnapshot"("shopId", "soldBy", "currency", "cancelled", "createdAt", "sent", "paidAtOnce", "outstandingMinor");
CREATE UNIQUE INDEX "OrderSnapshot_shopId_orderId_key" ON "OrderSnapshot"("shopId", "orderId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- Orders stored before are read again from their facts, by the rules of app/domain/ledger/credit-source.ts.
UPDATE "OrderSnapshot" SET
  "outstandingMinor" = COALESCE(json_extract("facts", '$.outstandingMinor'), 0),
  "sent" = json_extract("facts", '$.fulfillmentStatus') NOT IN ('UNFULFILLED', 'OPEN', 'IN_PROGRESS', 'ON_HOLD', 'SCHEDULED',
    'PENDING_FULFILLMENT', 'REQUEST_DECLINED'),
  "paidAtOnce" = (SELECT COALESCE(SUM(json_extract(t.value, '$.amountMinor')), 0) FROM json_each("facts", '$.transactions') t
    WHERE json_extract(t.value, '$.kind') IN ('SALE', 'CAPTURE') AND json_extract(t.value, '$.status') = 'SUCCESS'
      AND ROUND(86400000 * (julianday(json_extract(t.value, '$.processedAt')) - julianday(json_extract("facts", '$.createdAt')))) <= 86400000)
    >= COALESCE(json_extract("facts", '$.placedMinor'), "totalMinor"),
  "soldBy" = CASE
    WHEN "customerId" IS NULL OR "creditKind" IN ('test_order', 'third_party_bnpl') THEN NULL
    WHEN json_type("facts", '$.paymentTerms') = 'object' THEN 'terms:' || CASE
      WHEN (SELECT COUNT(*) > 1 AND MIN(d."ms") < 86400000 AND MAX(d."ms") >= 86400000
        FROM (SELECT ROUND(86400000 * (julianday(json_extract(s.value, '$.dueAt')) - julianday(json_extract("OrderSnapshot"."facts", '$.createdAt')))) AS "ms"
          FROM json_each("OrderSnapshot"."facts", '$.paymentTerms.schedules') s WHERE json_extract(s.value, '$.dueAt') IS NOT NULL) d)
      THEN 'DEFERRED' ELSE json_extract("facts", '$.paymentTerms.type') END
    ELSE (SELECT 'gateway:' || lower(trim(g.value)) FROM json_each("facts", '$.gateways') g
      WHERE trim(g.value) <> '' AND (json_array_length("facts", '$.transactions') = 0
        OR EXISTS (SELECT 1 FROM json_each("OrderSnapshot"."facts", '$.transactions') t WHERE json_extract(t.value, '$.isManualGateway') = 1
          AND json_extract(t.value, '$.kind') <> 'REFUND'
          AND lower(trim(json_extract(t.value, '$.gateway'))) = lower(trim(g.value))))
      ORDER BY g.key LIMIT 1)
  END;
