import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { getDeps } from "~/composition.server";
import { localeFor, translate } from "~/i18n/translate";
import { recordCsv, recordHtml } from "~/services/record/export-record.server";
import { authenticateAdmin } from "~/shopify.server";

const querySchema = z.object({ format: z.enum(["csv", "html"]).catch("html"), locale: z.string().optional() });

/** A customer's full record as a file: for a data request, a complaint or a regulator. */
export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  const { views, now } = getDeps();
  const customerId = await views.customerOfCase(shop.id, params["caseId"] ?? "");
  if (customerId === undefined) throw new Response(null, { status: 404 });
  const { format, locale: wanted } = querySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const record = await views.customerRecord(shop, customerId, now());
  const locale = localeFor(wanted);
  const isCsv = format === "csv";
  const body = isCsv ? recordCsv(record) : recordHtml(record, locale, (key, values) => translate(locale, key, values));
  return new Response(body, {
    headers: {
      "Content-Type": isCsv ? "text/csv; charset=utf-8" : "text/html; charset=utf-8",
      "Content-Disposition": `attachment; filename="record.${format}"`,
      "Cache-Control": "no-store",
    },
  });
};
