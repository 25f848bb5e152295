-- AlterTable
ALTER TABLE "Shop" ADD COLUMN     "reclassifyId" TEXT;

-- AlterTable
ALTER TABLE "OrderSnapshot" ADD COLUMN     "outstandingMinor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "paidAtOnce" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "sent" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "soldBy" TEXT;

-- CreateIndex
CREATE INDEX "OrderSnapshot_credit_kinds_idx" ON "OrderSnapshot"("shopId", "soldBy", "currency", "cancelled", "createdAt", "sent", "paidAtOnce", "outstandingMinor");

-- Orders stored before are read again from their facts, by the rules of app/domain/ledger/credit-source.ts.
UPDATE "OrderSnapshot" o SET
  "outstandingMinor" = COALESCE((f.j ->> 'outstandingMinor')::bigint, 0),
  "sent" = COALESCE(f.j ->> 'fulfillmentStatus', 'UNFULFILLED') NOT IN ('UNFULFILLED', 'OPEN', 'IN_PROGRESS', 'ON_HOLD', 'SCHEDULED',
    'PENDING_FULFILLMENT', 'REQUEST_DECLINED'),
  "paidAtOnce" = (SELECT COALESCE(SUM((t ->> 'amountMinor')::bigint), 0) FROM jsonb_array_elements(f.j -> 'transactions') t
    WHERE t ->> 'kind' IN ('SALE', 'CAPTURE') AND t ->> 'status' = 'SUCCESS'
      AND (t ->> 'processedAt')::timestamptz <= (f.j ->> 'createdAt')::timestamptz + INTERVAL '1 day')
    >= COALESCE((f.j ->> 'placedMinor')::bigint, o."totalMinor"),
  "soldBy" = CASE
    WHEN o."customerId" IS NULL OR o."creditKind" IN ('test_order', 'third_party_bnpl') THEN NULL
    WHEN jsonb_typeof(f.j -> 'paymentTerms') = 'object' THEN 'terms:' || CASE
      WHEN (SELECT COUNT(*) > 1 AND MIN((s ->> 'dueAt')::timestamptz) < (f.j ->> 'createdAt')::timestamptz + INTERVAL '1 day'
          AND MAX((s ->> 'dueAt')::timestamptz) >= (f.j ->> 'createdAt')::timestamptz + INTERVAL '1 day'
        FROM jsonb_array_elements(f.j -> 'paymentTerms' -> 'schedules') s WHERE s ->> 'dueAt' IS NOT NULL)
      THEN 'DEFERRED' ELSE f.j -> 'paymentTerms' ->> 'type' END
    ELSE (SELECT 'gateway:' || lower(trim(g.name)) FROM jsonb_array_elements_text(f.j -> 'gateways') WITH ORDINALITY g(name, n)
      WHERE trim(g.name) <> '' AND (jsonb_array_length(f.j -> 'transactions') = 0
        OR EXISTS (SELECT 1 FROM jsonb_array_elements(f.j -> 'transactions') t WHERE (t ->> 'isManualGateway')::boolean AND t ->> 'kind' <> 'REFUND'
          AND lower(trim(t ->> 'gateway')) = lower(trim(g.name))))
      ORDER BY g.n LIMIT 1)
  END
FROM (SELECT "id", "facts"::jsonb AS j FROM "OrderSnapshot") f WHERE f."id" = o."id";
