ALTER TABLE "Shop" ADD COLUMN "terms" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "Obligation" ADD COLUMN "holds" TEXT NOT NULL DEFAULT '[]';

-- What orders said against the chase until now stood in the holds alone.
UPDATE "Obligation" SET "holds" = h."holds" FROM (
  SELECT "obligationId", json_agg(json_build_object('reason', "reason", 'until', NULL))::text AS "holds" FROM "Hold"
  WHERE "source" = 'order' AND "liftedAt" IS NULL GROUP BY "obligationId") h
WHERE h."obligationId" = "Obligation"."id";
