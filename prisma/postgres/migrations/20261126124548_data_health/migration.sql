-- CreateTable
CREATE TABLE "SetAside" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "resourceId" TEXT NOT NULL,
    "topic" TEXT NOT NULL DEFAULT '',
    "error" TEXT NOT NULL,
    "firstAt" TIMESTAMP(3) NOT NULL,
    "lastAt" TIMESTAMP(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "state" TEXT NOT NULL DEFAULT 'waiting',

    CONSTRAINT "SetAside_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReconcileRun" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "startedAt" TIMESTAMP(3) NOT NULL,
    "finishedAt" TIMESTAMP(3),
    "compared" INTEGER NOT NULL DEFAULT 0,
    "found" INTEGER NOT NULL DEFAULT 0,
    "mended" INTEGER NOT NULL DEFAULT 0,
    "outOfSight" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "ReconcileRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReconcileDifference" (
    "id" TEXT NOT NULL,
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
    "foundAt" TIMESTAMP(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "mendedAt" TIMESTAMP(3),
    "openKey" TEXT,

    CONSTRAINT "ReconcileDifference_pkey" PRIMARY KEY ("id")
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

