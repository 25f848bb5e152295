-- AlterTable
ALTER TABLE "Shop" ADD COLUMN     "challengerModelId" TEXT;

-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "personDecides" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "reviewedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "RiskModel" ADD COLUMN     "actor" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "cause" TEXT NOT NULL DEFAULT 'person',
ADD COLUMN     "consentId" TEXT,
ADD COLUMN     "examples" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "featureVersion" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "features" TEXT NOT NULL DEFAULT '[]',
ADD COLUMN     "reference" TEXT NOT NULL DEFAULT '{}',
ADD COLUMN     "seed" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "startedAt" TIMESTAMP(3),
ADD COLUMN     "starts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "trainingKey" TEXT,
ADD COLUMN     "why" TEXT;

-- CreateTable
CREATE TABLE "ModelConsent" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "textVersion" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "ModelConsent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModelService" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "modelId" TEXT,
    "actor" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "decisionId" TEXT,

    CONSTRAINT "ModelService_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModelDecision" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "challengerId" TEXT NOT NULL,
    "championId" TEXT,
    "verdict" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "figures" TEXT NOT NULL,

    CONSTRAINT "ModelDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShadowScore" (
    "shopId" TEXT NOT NULL,
    "modelId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "probability" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "ShadowScore_pkey" PRIMARY KEY ("shopId","modelId","customerId")
);

-- CreateTable
CREATE TABLE "DriftReport" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "modelId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "status" TEXT NOT NULL,
    "figures" TEXT NOT NULL,

    CONSTRAINT "DriftReport_pkey" PRIMARY KEY ("id")
);

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

-- CreateIndex
CREATE INDEX "Case_shopId_state_personDecides_idx" ON "Case"("shopId", "state", "personDecides");

-- CreateIndex
CREATE UNIQUE INDEX "RiskModel_trainingKey_key" ON "RiskModel"("trainingKey");

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
