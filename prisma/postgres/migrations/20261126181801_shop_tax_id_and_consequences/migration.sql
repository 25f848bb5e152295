-- AlterTable
ALTER TABLE "Shop" ADD COLUMN     "consequences" TEXT NOT NULL DEFAULT '[]',
ADD COLUMN     "taxId" TEXT NOT NULL DEFAULT '';

