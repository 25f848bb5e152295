ALTER TABLE "Shop" ADD COLUMN "terms" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "Obligation" ADD COLUMN "holds" TEXT NOT NULL DEFAULT '[]';

-- What orders said against the chase until now stood in the holds alone.
UPDATE "Obligation" SET "holds" = (SELECT json_group_array(json_object('reason', h."reason", 'until', NULL)) FROM "Hold" h
  WHERE h."obligationId" = "Obligation"."id" AND h."source" = 'order' AND h."liftedAt" IS NULL);
