-- AlterTable
ALTER TABLE "Case" ADD COLUMN "noContactReason" TEXT;

