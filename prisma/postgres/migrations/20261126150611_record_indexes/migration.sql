-- CreateIndex
CREATE INDEX "PlannedContact_shopId_state_updatedAt_idx" ON "PlannedContact"("shopId", "state", "updatedAt");

-- CreateIndex
CREATE INDEX "GateDecision_shopId_verdict_at_idx" ON "GateDecision"("shopId", "verdict", "at");

