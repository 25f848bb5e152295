-- CreateTable
CREATE TABLE "TemplateVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "shopId" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "subject" TEXT,
    "text" TEXT,
    "savedAt" DATETIME NOT NULL,
    "savedBy" TEXT NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_ContactAttempt" (
    "id" TEXT NOT NULL PRIMARY KEY,
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
    "templateVersion" TEXT NOT NULL DEFAULT '',
    "locale" TEXT NOT NULL,
    "debtIds" TEXT NOT NULL,
    "reservedAt" DATETIME NOT NULL,
    "testMode" BOOLEAN NOT NULL DEFAULT false
);
INSERT INTO "new_ContactAttempt" ("bodyEnc", "channel", "contactClass", "customerId", "debtIds", "id", "locale", "plannedContactId", "reservedAt", "shopId", "subjectEnc", "templateId", "testMode", "toEnc", "toHash") SELECT "bodyEnc", "channel", "contactClass", "customerId", "debtIds", "id", "locale", "plannedContactId", "reservedAt", "shopId", "subjectEnc", "templateId", "testMode", "toEnc", "toHash" FROM "ContactAttempt";
DROP TABLE "ContactAttempt";
ALTER TABLE "new_ContactAttempt" RENAME TO "ContactAttempt";
CREATE INDEX "ContactAttempt_shopId_customerId_reservedAt_idx" ON "ContactAttempt"("shopId", "customerId", "reservedAt");
CREATE INDEX "ContactAttempt_shopId_reservedAt_idx" ON "ContactAttempt"("shopId", "reservedAt");
CREATE UNIQUE INDEX "ContactAttempt_plannedContactId_key" ON "ContactAttempt"("plannedContactId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "TemplateVersion_shopId_templateId_locale_version_key" ON "TemplateVersion"("shopId", "templateId", "locale", "version");

