import { Button, Card, BlockStack, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useI18n } from "~/i18n/context";

/** Fetched by script, because only that carries Shopify's token; a link would be turned away. */
const download = async (caseId: string, format: "csv" | "html", locale: string): Promise<void> => {
  const answer = await fetch(
    `/app/cases/${encodeURIComponent(caseId)}/record?${new URLSearchParams({ format, locale }).toString()}`,
  );
  if (!answer.ok) throw new Error(`HTTP ${String(answer.status)}`);
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = `record.${format}`;
  link.click();
  URL.revokeObjectURL(url);
};

/** The customer's full record as a file, for a complaint, a data request or a regulator. */
export const RecordDownloadCard = ({ caseId }: { caseId: string }) => {
  const { t, locale } = useI18n();
  const [state, setState] = useState<"ready" | "busy" | "failed">("ready");
  const get = (format: "csv" | "html") => {
    setState("busy");
    download(caseId, format, locale).then(
      () => setState("ready"),
      () => setState("failed"),
    );
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("record.download")}
        </Text>
        <Text as="p" tone="subdued">
          {t("record.download_text")}
        </Text>
        <InlineStack gap="200">
          <Button loading={state === "busy"} onClick={() => get("html")}>
            {t("record.as_page")}
          </Button>
          <Button loading={state === "busy"} onClick={() => get("csv")}>
            {t("record.as_csv")}
          </Button>
        </InlineStack>
        {state === "failed" && (
          <Text as="p" tone="critical">
            {t("record.download_failed")}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
};
