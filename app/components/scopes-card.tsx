import { useAppBridge } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Wire } from "~/components/home-cards";
import type { HealthView } from "~/contracts/health";
import { useI18n } from "~/i18n/context";

type Scope = Wire<HealthView>["scopes"][number];

const toneOf = ({ isGranted, isRequired }: Scope) => {
  if (isGranted) return { tone: "success" as const, text: "health.granted" };
  return isRequired
    ? { tone: "critical" as const, text: "health.missing" }
    : { tone: "attention" as const, text: "health.not_granted" };
};

/** Shopify asks the merchant; a no changes nothing, and a yes is told to the page. */
const useGrant = (granted: () => void) => {
  const bridge = useAppBridge();
  const { t } = useI18n();
  const [asked, setAsked] = useState<string>();
  const ask = (scope: string) => {
    setAsked(scope);
    bridge.scopes
      .request([scope])
      .then(
        ({ result }) => {
          if (result === "granted-all") granted();
        },
        () => bridge.toast.show(t("health.grant_failed"), { isError: true }),
      )
      .finally(() => setAsked(undefined));
  };
  return { asked, ask };
};

/** What the shop lets the app see, what each missing permission costs, and the way to grant it. */
export const ScopesCard = ({ scopes, granted }: { scopes: readonly Scope[]; granted: () => void }) => {
  const { t } = useI18n();
  const { asked, ask } = useGrant(granted);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("health.scopes")}
        </Text>
        {scopes.map((one) => (
          <InlineStack key={one.scope} gap="300" align="space-between" blockAlign="center" wrap={false}>
            <BlockStack gap="050">
              <InlineStack gap="200" align="start" blockAlign="center">
                <Text as="span" fontWeight="semibold">
                  {t(`health.scope.${one.scope}.name`)}
                </Text>
                <Badge tone={toneOf(one).tone}>{t(toneOf(one).text)}</Badge>
              </InlineStack>
              {!one.isGranted && (
                <Text as="p" tone="subdued">
                  {t(`health.scope.${one.scope}.cost`)}
                </Text>
              )}
            </BlockStack>
            {!one.isGranted && !one.isRequired && (
              <Box minWidth="fit-content">
                <Button
                  onClick={() => ask(one.scope)}
                  loading={asked === one.scope}
                  disabled={asked !== undefined}
                  accessibilityLabel={t("health.grant_named", { name: t(`health.scope.${one.scope}.name`) })}
                >
                  {t("health.grant")}
                </Button>
              </Box>
            )}
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
};
