-- CreateIndex
CREATE INDEX "Job_name_state_runAt_idx" ON "Job"("name", "state", "runAt");

