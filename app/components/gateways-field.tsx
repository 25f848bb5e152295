import { BlockStack, Checkbox, InlineStack, Text, TextField } from "@shopify/polaris";
import { useI18n } from "~/i18n/context";

export type GatewayChoice = {
  readonly gateway: string;
  readonly orders: number;
  readonly isCredit: boolean;
  readonly dueInDays: string;
};

/** Which manual payment methods mean "pay later", each with its days. */
export const GatewaysField = ({
  choices,
  onChange,
}: {
  choices: readonly GatewayChoice[];
  onChange: (choices: GatewayChoice[]) => void;
}) => {
  const { t } = useI18n();
  const change = (gateway: string, part: Partial<GatewayChoice>) =>
    onChange(choices.map((choice) => (choice.gateway === gateway ? { ...choice, ...part } : choice)));
  if (choices.length === 0)
    return (
      <Text as="p" tone="subdued">
        {t("setup.orders.no_manual")}
      </Text>
    );
  return (
    <BlockStack gap="300">
      {choices.map(({ gateway, orders, isCredit, dueInDays }) => (
        <InlineStack key={gateway} gap="400" blockAlign="center">
          <Checkbox
            label={gateway}
            helpText={t("setup.orders.used", { count: orders })}
            checked={isCredit}
            onChange={(checked) => change(gateway, { isCredit: checked })}
          />
          {isCredit && (
            <TextField
              label={t("setup.orders.days")}
              type="number"
              min={0}
              max={365}
              value={dueInDays}
              autoComplete="off"
              onChange={(value) => change(gateway, { dueInDays: value })}
            />
          )}
        </InlineStack>
      ))}
    </BlockStack>
  );
};

/** The choices as the server expects them. */
export const toPayLater = (choices: readonly GatewayChoice[]): string =>
  JSON.stringify(
    choices
      .filter(({ isCredit }) => isCredit)
      .map(({ gateway, dueInDays }) => ({ gateway, dueInDays: Number.parseInt(dueInDays, 10) || 0 })),
  );
