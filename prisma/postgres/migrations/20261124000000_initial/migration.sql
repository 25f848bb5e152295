-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMP(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMP(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Lease" (
    "key" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Lease_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Shop" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "country" TEXT NOT NULL DEFAULT '',
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "locale" TEXT NOT NULL DEFAULT 'en',
    "installedAt" TIMESTAMP(3) NOT NULL,
    "uninstalledAt" TIMESTAMP(3),
    "setupStep" INTEGER NOT NULL DEFAULT 1,
    "setupDoneAt" TIMESTAMP(3),
    "policyId" TEXT NOT NULL DEFAULT 'balanced',
    "profile" TEXT NOT NULL DEFAULT 'strict_everywhere',
    "testMode" BOOLEAN NOT NULL DEFAULT true,
    "stoppedAt" TIMESTAMP(3),
    "senderName" TEXT NOT NULL DEFAULT '',
    "senderEmailEnc" TEXT,
    "replyToEnc" TEXT,
    "supportUrl" TEXT NOT NULL DEFAULT '',
    "postalAddress" TEXT NOT NULL DEFAULT '',
    "payLaterGateways" TEXT NOT NULL DEFAULT '[]',
    "syncedThrough" TIMESTAMP(3),
    "sweptOn" TEXT,
    "modelConsentAt" TIMESTAMP(3),
    "modelConsentBy" TEXT,
    "modelConsentText" TEXT,
    "activeModelId" TEXT,

    CONSTRAINT "Shop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboxEvent" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "webhookId" TEXT NOT NULL,
    "eventId" TEXT,
    "triggeredAt" TIMESTAMP(3),
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "resourceId" TEXT,
    "payload" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'received',
    "error" TEXT,
    "processedAt" TIMESTAMP(3),

    CONSTRAINT "InboxEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BackfillRun" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "bulkOperationId" TEXT,
    "state" TEXT NOT NULL,
    "objectCount" INTEGER NOT NULL DEFAULT 0,
    "linesApplied" INTEGER NOT NULL DEFAULT 0,
    "ordersApplied" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "BackfillRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "shopifyId" TEXT NOT NULL,
    "nameEnc" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "timeZone" TEXT,
    "addresses" TEXT NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "lifetimeOrders" INTEGER NOT NULL DEFAULT 0,
    "lifetimeSpentMinor" BIGINT NOT NULL DEFAULT 0,
    "rfmGroup" TEXT,
    "marketingState" TEXT,
    "scoringOptOutAt" TIMESTAMP(3),
    "flags" TEXT NOT NULL DEFAULT '[]',
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "redactedAt" TIMESTAMP(3),

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContactPoint" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "valueEnc" TEXT NOT NULL,
    "valueHash" TEXT NOT NULL,
    "bouncedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ContactPoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrderSnapshot" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "customerId" TEXT,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "creditKind" TEXT NOT NULL,
    "totalMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "cancelled" BOOLEAN NOT NULL,
    "discounted" BOOLEAN NOT NULL,
    "facts" TEXT NOT NULL,
    "syncedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "OrderSnapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Obligation" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "orderName" TEXT NOT NULL,
    "creditKind" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "openedAt" TIMESTAMP(3) NOT NULL,
    "balanceMinor" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "closedAt" TIMESTAMP(3),
    "payUrl" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Obligation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Instalment" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "obligationId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "scheduleId" TEXT,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "dueOn" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "balanceMinor" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "paidAt" TIMESTAMP(3),
    "disputed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Instalment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LedgerEntry" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "obligationId" TEXT NOT NULL,
    "instalmentId" TEXT,
    "kind" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "effectiveAt" TIMESTAMP(3) NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,
    "sourceRef" TEXT NOT NULL,

    CONSTRAINT "LedgerEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Hold" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "obligationId" TEXT,
    "scope" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "fromAt" TIMESTAMP(3) NOT NULL,
    "untilAt" TIMESTAMP(3),
    "liftedAt" TIMESTAMP(3),
    "source" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "Hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HardshipRequest" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "requestedAt" TIMESTAMP(3) NOT NULL,
    "holdId" TEXT NOT NULL,
    "answeredAt" TIMESTAMP(3),
    "answer" TEXT,

    CONSTRAINT "HardshipRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Case" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "openedAt" TIMESTAMP(3) NOT NULL,
    "closedAt" TIMESTAMP(3),
    "closeReason" TEXT,
    "owedMinor" BIGINT NOT NULL DEFAULT 0,
    "lateMinor" BIGINT NOT NULL DEFAULT 0,
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "oldestDueOn" TEXT,
    "lateCount" INTEGER NOT NULL DEFAULT 0,
    "tier" TEXT NOT NULL DEFAULT 'medium',
    "score" INTEGER NOT NULL DEFAULT 0,
    "nextContactAt" TIMESTAMP(3),
    "lastContactAt" TIMESTAMP(3),
    "onHold" BOOLEAN NOT NULL DEFAULT false,
    "searchHash" TEXT,
    "orderNames" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CreditProfile" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "asOf" TIMESTAMP(3) NOT NULL,
    "features" TEXT NOT NULL,

    CONSTRAINT "CreditProfile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RiskModel" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "trainedAt" TIMESTAMP(3) NOT NULL,
    "windowFrom" TIMESTAMP(3),
    "windowTo" TIMESTAMP(3),
    "metrics" TEXT NOT NULL,
    "parameters" TEXT NOT NULL,
    "progress" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "RiskModel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScoreSnapshot" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "probability" DOUBLE PRECISION NOT NULL,
    "score" INTEGER NOT NULL,
    "tier" TEXT NOT NULL,
    "modelKind" TEXT NOT NULL,
    "modelVersion" TEXT NOT NULL,
    "reasons" TEXT NOT NULL,

    CONSTRAINT "ScoreSnapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlannedContact" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "anchorInstalmentId" TEXT NOT NULL,
    "stepId" TEXT NOT NULL,
    "policyId" TEXT NOT NULL,
    "policyVersion" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,
    "tone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "instalmentIds" TEXT NOT NULL,
    "orderNames" TEXT NOT NULL,
    "nominalAt" TIMESTAMP(3) NOT NULL,
    "effectiveAt" TIMESTAMP(3) NOT NULL,
    "timeZone" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "supersededBy" TEXT,
    "cancelReason" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PlannedContact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StepUse" (
    "shopId" TEXT NOT NULL,
    "anchorInstalmentId" TEXT NOT NULL,
    "stepId" TEXT NOT NULL,
    "plannedContactId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "StepUse_pkey" PRIMARY KEY ("shopId","anchorInstalmentId","stepId")
);

-- CreateTable
CREATE TABLE "GateDecision" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "plannedContactId" TEXT,
    "stage" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "verdict" TEXT NOT NULL,
    "nextAllowedAt" TIMESTAMP(3),
    "reasons" TEXT NOT NULL,
    "packVersions" TEXT NOT NULL,

    CONSTRAINT "GateDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContactAttempt" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "plannedContactId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "contactClass" TEXT NOT NULL,
    "toEnc" TEXT NOT NULL,
    "toHash" TEXT NOT NULL,
    "subjectEnc" TEXT NOT NULL,
    "bodyEnc" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "debtIds" TEXT NOT NULL,
    "reservedAt" TIMESTAMP(3) NOT NULL,
    "testMode" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ContactAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContactEvent" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "attemptId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "providerId" TEXT,
    "detail" TEXT,
    "sourceRef" TEXT NOT NULL,

    CONSTRAINT "ContactEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "dedupeKey" TEXT,
    "runAt" TIMESTAMP(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'ready',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "maxAttempts" INTEGER NOT NULL DEFAULT 5,
    "leaseOwner" TEXT,
    "leaseUntil" TIMESTAMP(3),
    "lastError" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Session_shop_idx" ON "Session"("shop");

-- CreateIndex
CREATE INDEX "InboxEvent_shopId_state_receivedAt_idx" ON "InboxEvent"("shopId", "state", "receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "InboxEvent_shopId_topic_webhookId_key" ON "InboxEvent"("shopId", "topic", "webhookId");

-- CreateIndex
CREATE INDEX "BackfillRun_shopId_startedAt_idx" ON "BackfillRun"("shopId", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_shopId_shopifyId_key" ON "Customer"("shopId", "shopifyId");

-- CreateIndex
CREATE INDEX "ContactPoint_shopId_valueHash_idx" ON "ContactPoint"("shopId", "valueHash");

-- CreateIndex
CREATE UNIQUE INDEX "ContactPoint_shopId_customerId_kind_valueHash_key" ON "ContactPoint"("shopId", "customerId", "kind", "valueHash");

-- CreateIndex
CREATE INDEX "Consent_shopId_customerId_channel_at_idx" ON "Consent"("shopId", "customerId", "channel", "at");

-- CreateIndex
CREATE INDEX "OrderSnapshot_shopId_customerId_idx" ON "OrderSnapshot"("shopId", "customerId");

-- CreateIndex
CREATE UNIQUE INDEX "OrderSnapshot_shopId_orderId_key" ON "OrderSnapshot"("shopId", "orderId");

-- CreateIndex
CREATE INDEX "Obligation_shopId_customerId_state_idx" ON "Obligation"("shopId", "customerId", "state");

-- CreateIndex
CREATE INDEX "Obligation_shopId_state_idx" ON "Obligation"("shopId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Obligation_shopId_orderId_key" ON "Obligation"("shopId", "orderId");

-- CreateIndex
CREATE INDEX "Instalment_shopId_obligationId_idx" ON "Instalment"("shopId", "obligationId");

-- CreateIndex
CREATE INDEX "Instalment_shopId_state_dueOn_idx" ON "Instalment"("shopId", "state", "dueOn");

-- CreateIndex
CREATE INDEX "Instalment_customerId_state_dueOn_idx" ON "Instalment"("customerId", "state", "dueOn");

-- CreateIndex
CREATE INDEX "LedgerEntry_shopId_obligationId_effectiveAt_idx" ON "LedgerEntry"("shopId", "obligationId", "effectiveAt");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerEntry_shopId_obligationId_sourceRef_key" ON "LedgerEntry"("shopId", "obligationId", "sourceRef");

-- CreateIndex
CREATE INDEX "Hold_shopId_customerId_idx" ON "Hold"("shopId", "customerId");

-- CreateIndex
CREATE INDEX "Hold_obligationId_idx" ON "Hold"("obligationId");

-- CreateIndex
CREATE INDEX "HardshipRequest_shopId_answeredAt_idx" ON "HardshipRequest"("shopId", "answeredAt");

-- CreateIndex
CREATE INDEX "Case_shopId_state_lateMinor_idx" ON "Case"("shopId", "state", "lateMinor");

-- CreateIndex
CREATE INDEX "Case_shopId_state_oldestDueOn_idx" ON "Case"("shopId", "state", "oldestDueOn");

-- CreateIndex
CREATE INDEX "Case_shopId_state_nextContactAt_idx" ON "Case"("shopId", "state", "nextContactAt");

-- CreateIndex
CREATE INDEX "Case_shopId_customerId_state_idx" ON "Case"("shopId", "customerId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "CreditProfile_shopId_customerId_key" ON "CreditProfile"("shopId", "customerId");

-- CreateIndex
CREATE INDEX "RiskModel_shopId_trainedAt_idx" ON "RiskModel"("shopId", "trainedAt");

-- CreateIndex
CREATE INDEX "ScoreSnapshot_shopId_customerId_at_idx" ON "ScoreSnapshot"("shopId", "customerId", "at");

-- CreateIndex
CREATE INDEX "PlannedContact_shopId_state_effectiveAt_idx" ON "PlannedContact"("shopId", "state", "effectiveAt");

-- CreateIndex
CREATE INDEX "PlannedContact_shopId_customerId_state_idx" ON "PlannedContact"("shopId", "customerId", "state");

-- CreateIndex
CREATE INDEX "PlannedContact_shopId_caseId_idx" ON "PlannedContact"("shopId", "caseId");

-- CreateIndex
CREATE INDEX "GateDecision_shopId_customerId_at_idx" ON "GateDecision"("shopId", "customerId", "at");

-- CreateIndex
CREATE INDEX "GateDecision_shopId_plannedContactId_idx" ON "GateDecision"("shopId", "plannedContactId");

-- CreateIndex
CREATE INDEX "ContactAttempt_shopId_customerId_reservedAt_idx" ON "ContactAttempt"("shopId", "customerId", "reservedAt");

-- CreateIndex
CREATE INDEX "ContactAttempt_shopId_reservedAt_idx" ON "ContactAttempt"("shopId", "reservedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ContactAttempt_plannedContactId_key" ON "ContactAttempt"("plannedContactId");

-- CreateIndex
CREATE INDEX "ContactEvent_shopId_attemptId_idx" ON "ContactEvent"("shopId", "attemptId");

-- CreateIndex
CREATE UNIQUE INDEX "ContactEvent_shopId_attemptId_sourceRef_key" ON "ContactEvent"("shopId", "attemptId", "sourceRef");

-- CreateIndex
CREATE INDEX "AuditEvent_shopId_at_idx" ON "AuditEvent"("shopId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Job_dedupeKey_key" ON "Job"("dedupeKey");

-- CreateIndex
CREATE INDEX "Job_state_runAt_idx" ON "Job"("state", "runAt");

-- CreateIndex
CREATE INDEX "Job_shopId_name_idx" ON "Job"("shopId", "name");

