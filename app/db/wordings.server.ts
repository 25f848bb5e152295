import type { NewestWording, WordingVersion } from "~/contracts/wordings";
import { wordingsOf, type Wordings } from "~/domain/messages/wordings/wordings";
import { appendAudit, type AuditEntry } from "./audit.server";
import type { Dialect } from "./bulk.server";
import type { Db, DbOrTx } from "./client.server";
import { lockName } from "./locks.server";
import { sqlFor } from "./sql.server";

type Parts = { readonly db: Db; readonly dialect: Dialect; readonly newId: () => string };
type Key = { readonly templateId: string; readonly locale: string };
type Row = Omit<NewestWording, "version" | "savedAt"> & {
  readonly version: number | bigint;
  readonly savedAt: Date | string;
};

/** Old versions are kept for as long as the shop; the page shows the last ones. */
const SHOWN_VERSIONS = 50;

/** The newest version of each reminder and language that the shop ever worded. */
const newest = async (db: DbOrTx, dialect: Dialect, shopId: string): Promise<NewestWording[]> => {
  const { p } = sqlFor(dialect);
  const rows = await db.$queryRawUnsafe<Row[]>(
    `SELECT "templateId", "locale", "version", "subject", "text", "savedAt", "savedBy" FROM "TemplateVersion" v
     WHERE "shopId" = ${p(1)} AND NOT EXISTS (SELECT 1 FROM "TemplateVersion" n WHERE n."shopId" = v."shopId"
       AND n."templateId" = v."templateId" AND n."locale" = v."locale" AND n."version" > v."version")`,
    shopId,
  );
  return rows.map((row) => ({ ...row, version: Number(row.version), savedAt: new Date(row.savedAt) }));
};

type Change = Key & {
  readonly basedOn: number;
  readonly words: { readonly subject: string; readonly text: string } | null;
  readonly audit: (version: number) => AuditEntry;
};

/** Appends a version and writes down who did so; false when another one came after the one that it is based on. */
const append = async (
  { db, dialect, newId }: Parts,
  shopId: string,
  { templateId, locale, basedOn, words, audit }: Change,
  now: Date,
): Promise<boolean> =>
  db.$transaction(async (tx) => {
    await lockName(tx, dialect, `wording:${shopId}`);
    const where = { shopId, templateId, locale };
    const last = await tx.templateVersion.findFirst({ where, orderBy: { version: "desc" }, select: { version: true } });
    if ((last?.version ?? 0) !== basedOn) return false;
    const version = basedOn + 1;
    const entry = audit(version);
    const texts = { subject: words?.subject ?? null, text: words?.text ?? null };
    await tx.templateVersion.create({
      data: { id: newId(), ...where, version, ...texts, savedAt: now, savedBy: entry.actor },
    });
    await appendAudit(tx, dialect, newId, shopId, entry, now);
    return true;
  });

/** The words that shops gave their reminders: versions are added, never changed. */
export const createWordings = (parts: Parts) => ({
  newest: (shopId: string): Promise<NewestWording[]> => newest(parts.db, parts.dialect, shopId),
  /** What the shop's messages say now. */
  inUse: async (shopId: string): Promise<Wordings> => wordingsOf(await newest(parts.db, parts.dialect, shopId)),
  versions: (shopId: string, { templateId, locale }: Key): Promise<WordingVersion[]> =>
    parts.db.templateVersion.findMany({
      where: { shopId, templateId, locale },
      orderBy: { version: "desc" },
      take: SHOWN_VERSIONS,
      select: { version: true, subject: true, text: true, savedAt: true, savedBy: true },
    }),
  append: (shopId: string, change: Change, now: Date): Promise<boolean> => append(parts, shopId, change, now),
});
