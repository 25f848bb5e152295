-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_LedgerEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "shopId" TEXT NOT NULL,
    "obligationId" TEXT NOT NULL,
    "instalmentKey" TEXT,
    "dueOn" TEXT,
    "kind" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "effectiveAt" DATETIME NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "sourceRef" TEXT NOT NULL
);
INSERT INTO "new_LedgerEntry" ("amountMinor", "effectiveAt", "id", "kind", "obligationId", "recordedAt", "shopId", "sourceRef") SELECT "amountMinor", "effectiveAt", "id", "kind", "obligationId", "recordedAt", "shopId", "sourceRef" FROM "LedgerEntry";
DROP TABLE "LedgerEntry";
ALTER TABLE "new_LedgerEntry" RENAME TO "LedgerEntry";
CREATE INDEX "LedgerEntry_shopId_obligationId_effectiveAt_idx" ON "LedgerEntry"("shopId", "obligationId", "effectiveAt");
CREATE UNIQUE INDEX "LedgerEntry_shopId_obligationId_sourceRef_key" ON "LedgerEntry"("shopId", "obligationId", "sourceRef");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

