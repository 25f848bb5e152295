-- CreateTable
CREATE TABLE "SetAside" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "shopId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "resourceId" TEXT NOT NULL,
    "topic" TEXT NOT NULL DEFAULT '',
    "error" TEXT NOT NULL,
    "firstAt" DATETIME NOT NULL,
    "lastAt" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "state" TEXT NOT NULL DEFAULT 'waiting'
);

-- CreateTable
CREATE TABLE "ReconcileRun" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "shopId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "startedAt" DATETIME NOT NULL,
    "finishedAt" DATETIME,
    "compared" INTEGER NOT NULL DEFAULT 0,
    "found" INTEGER NOT NULL DEFAULT 0,
    "mended" INTEGER NOT NULL DEFAULT 0,
    "outOfSight" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT
);

-- CreateTable
CREATE TABLE "ReconcileDifference" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "shopId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "orderName" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "scheduleId" TEXT NOT NULL DEFAULT '',
    "ours" TEXT NOT NULL,
    "theirs" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "foundAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "mendedAt" DATETIME,
    "openKey" TEXT
);

-- CreateIndex
CREATE INDEX "SetAside_shopId_state_lastAt_idx" ON "SetAside"("shopId", "state", "lastAt");

-- CreateIndex
CREATE UNIQUE INDEX "SetAside_shopId_kind_resourceId_key" ON "SetAside"("shopId", "kind", "resourceId");

-- CreateIndex
CREATE INDEX "ReconcileRun_shopId_startedAt_idx" ON "ReconcileRun"("shopId", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ReconcileDifference_openKey_key" ON "ReconcileDifference"("openKey");

-- CreateIndex
CREATE INDEX "ReconcileDifference_shopId_state_foundAt_idx" ON "ReconcileDifference"("shopId", "state", "foundAt");

-- CreateIndex
CREATE INDEX "ReconcileDifference_shopId_orderId_idx" ON "ReconcileDifference"("shopId", "orderId");

-- CreateIndex
CREATE INDEX "InboxEvent_state_receivedAt_idx" ON "InboxEvent"("state", "receivedAt");

