-- AlterTable
ALTER TABLE "Shop" ADD COLUMN "challengerModelId" TEXT;

-- CreateTable
CREATE TABLE "ModelConsent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "shopId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "actor" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "textVersion" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "text" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "ModelService" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "shopId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "modelId" TEXT,
    "actor" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "decisionId" TEXT
);

-- CreateTable
CREATE TABLE "ModelDecision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "shopId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "challengerId" TEXT NOT NULL,
    "championId" TEXT,
    "verdict" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "figures" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "ShadowScore" (
    "shopId" TEXT NOT NULL,
    "modelId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "probability" REAL NOT NULL,

    PRIMARY KEY ("shopId", "modelId", "customerId")
);

-- CreateTable
CREATE TABLE "DriftReport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "shopId" TEXT NOT NULL,
    "modelId" TEXT,
    "at" DATETIME NOT NULL,
    "status" TEXT NOT NULL,
    "figures" TEXT NOT NULL
);

-- AlterTable
ALTER TABLE "Case" ADD COLUMN "personDecides" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Case" ADD COLUMN "reviewedAt" DATETIME;

-- AlterTable
ALTER TABLE "RiskModel" ADD COLUMN "startedAt" DATETIME;
ALTER TABLE "RiskModel" ADD COLUMN "cause" TEXT NOT NULL DEFAULT 'person';
ALTER TABLE "RiskModel" ADD COLUMN "actor" TEXT NOT NULL DEFAULT '';
ALTER TABLE "RiskModel" ADD COLUMN "consentId" TEXT;
ALTER TABLE "RiskModel" ADD COLUMN "why" TEXT;
ALTER TABLE "RiskModel" ADD COLUMN "examples" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "RiskModel" ADD COLUMN "seed" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "RiskModel" ADD COLUMN "featureVersion" TEXT NOT NULL DEFAULT '';
ALTER TABLE "RiskModel" ADD COLUMN "features" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "RiskModel" ADD COLUMN "reference" TEXT NOT NULL DEFAULT '{}';
ALTER TABLE "RiskModel" ADD COLUMN "starts" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "RiskModel" ADD COLUMN "trainingKey" TEXT;

-- CreateIndex
CREATE INDEX "Case_shopId_state_personDecides_idx" ON "Case"("shopId", "state", "personDecides");

-- CreateIndex
CREATE UNIQUE INDEX "RiskModel_trainingKey_key" ON "RiskModel"("trainingKey");

-- CreateIndex
CREATE INDEX "ModelConsent_shopId_at_idx" ON "ModelConsent"("shopId", "at");

-- CreateIndex
CREATE INDEX "ModelService_shopId_at_idx" ON "ModelService"("shopId", "at");

-- CreateIndex
CREATE INDEX "ModelDecision_shopId_challengerId_at_idx" ON "ModelDecision"("shopId", "challengerId", "at");

-- CreateIndex
CREATE INDEX "ShadowScore_shopId_customerId_idx" ON "ShadowScore"("shopId", "customerId");

-- CreateIndex
CREATE INDEX "DriftReport_shopId_at_idx" ON "DriftReport"("shopId", "at");

-- What was agreed to before there was a record of it, and what serves.
INSERT INTO "ModelConsent" ("id", "shopId", "at", "actor", "kind", "textVersion", "locale", "text")
  SELECT "id" || '/consent/1', "id", "modelConsentAt", COALESCE("modelConsentBy", ''), 'granted', '1', 'en', COALESCE("modelConsentText", '')
  FROM "Shop" WHERE "modelConsentAt" IS NOT NULL;
INSERT INTO "ModelService" ("id", "shopId", "at", "modelId", "actor", "cause")
  SELECT s."id" || '/service/1', s."id", m."trainedAt", m."id", 'duewell', 'trained'
  FROM "Shop" s JOIN "RiskModel" m ON m."id" = s."activeModelId";
-- A training that runs while this is applied has no place in the new order of things; it can be started again.
UPDATE "RiskModel" SET "state" = 'failed', "why" = 'interrupted' WHERE "state" = 'training';
UPDATE "RiskModel" SET "startedAt" = "trainedAt";
UPDATE "Case" SET "personDecides" = true WHERE "customerId" IN (SELECT "id" FROM "Customer" WHERE "scoringOptOutAt" IS NOT NULL);
