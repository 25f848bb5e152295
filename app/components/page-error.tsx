import polarisEn from "@shopify/polaris/locales/en.json";
import { AppProvider, Banner, Button, EmptyState, Page, BlockStack } from "@shopify/polaris";
import { useI18n } from "~/i18n/context";

/** Something failed on our side: nothing was lost, and the page can be tried again. */
export const PageError = () => {
  const { t } = useI18n();
  return (
    <AppProvider i18n={polarisEn}>
      <Page>
        <BlockStack gap="400">
          <Banner tone="critical" title={t("error.title")}>
            <p>{t("error.text")}</p>
          </Banner>
          <div>
            <Button onClick={() => window.location.reload()}>{t("error.retry")}</Button>
          </div>
        </BlockStack>
      </Page>
    </AppProvider>
  );
};

/** A page that is not there, inside the admin's frame. */
export const NotFound = () => {
  const { t } = useI18n();
  return (
    <Page title={t("error.not_found")} titleHidden>
      <EmptyState heading={t("error.not_found")} image="" action={{ content: t("nav.cases"), url: "/app/cases" }}>
        <p>{t("error.not_found_text")}</p>
      </EmptyState>
    </Page>
  );
};
