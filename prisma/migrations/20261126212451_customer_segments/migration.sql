-- AlterTable
ALTER TABLE "Case" ADD COLUMN "segment" TEXT;

-- CreateTable
CREATE TABLE "SegmentModel" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "shopId" TEXT NOT NULL,
    "fittedAt" DATETIME NOT NULL,
    "sampled" INTEGER NOT NULL,
    "parameters" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "SegmentRun" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "shopId" TEXT NOT NULL,
    "modelId" TEXT,
    "activeModelId" TEXT,
    "state" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "finishedAt" DATETIME,
    "rates" TEXT NOT NULL,
    "figures" TEXT NOT NULL DEFAULT '{}'
);

-- CreateTable
CREATE TABLE "CustomerSegment" (
    "customerId" TEXT NOT NULL PRIMARY KEY,
    "shopId" TEXT NOT NULL,
    "segment" TEXT,
    "since" DATETIME NOT NULL,
    "previous" TEXT,
    "pending" TEXT,
    "pendingAt" DATETIME,
    "probability" REAL,
    "exposure" REAL NOT NULL DEFAULT 0,
    "daysLate" REAL NOT NULL DEFAULT 0,
    "trend" REAL NOT NULL DEFAULT 0,
    "known" INTEGER NOT NULL DEFAULT 0,
    "runId" TEXT NOT NULL DEFAULT '',
    "overrideSegment" TEXT,
    "overrideTier" TEXT,
    "overrideAt" DATETIME,
    "overrideBy" TEXT,
    "overrideReason" TEXT,
    "overrideNote" TEXT
);

-- CreateTable
CREATE TABLE "CustomerExposure" (
    "customerId" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "exposureMinor" BIGINT NOT NULL,
    "expectedLossMinor" BIGINT NOT NULL,
    "runId" TEXT NOT NULL,

    PRIMARY KEY ("customerId", "currency")
);

-- CreateTable
CREATE TABLE "SegmentMove" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "shopId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "fromSegment" TEXT NOT NULL,
    "toSegment" TEXT NOT NULL,
    "isManual" BOOLEAN NOT NULL
);

-- CreateIndex
CREATE INDEX "SegmentModel_shopId_fittedAt_idx" ON "SegmentModel"("shopId", "fittedAt");

-- CreateIndex
CREATE INDEX "SegmentRun_shopId_startedAt_idx" ON "SegmentRun"("shopId", "startedAt");

-- CreateIndex
CREATE INDEX "CustomerSegment_shopId_segment_idx" ON "CustomerSegment"("shopId", "segment");

-- CreateIndex
CREATE INDEX "CustomerExposure_shopId_idx" ON "CustomerExposure"("shopId");

-- CreateIndex
CREATE INDEX "SegmentMove_shopId_at_idx" ON "SegmentMove"("shopId", "at");

-- CreateIndex
CREATE INDEX "SegmentMove_customerId_idx" ON "SegmentMove"("customerId");

