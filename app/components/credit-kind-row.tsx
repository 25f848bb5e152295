import { BlockStack, Box, Checkbox, Text, TextField } from "@shopify/polaris";
import { daysOf, type CreditEdits } from "~/components/credit-edits";
import type { CreditChoice } from "~/contracts/credit-kinds";
import { useI18n } from "~/i18n/context";

type Change = (part: CreditEdits[string]) => void;

/** Methods are stored in lower case; they are read as names. */
const asName = (gateway: string): string => gateway.charAt(0).toUpperCase() + gateway.slice(1);

const useTexts = ({ source, orders, open, openAmounts, sent }: CreditChoice) => {
  const { t, money } = useI18n();
  const isTerms = source.kind === "terms";
  const amount = openAmounts.map(({ amountMinor, currency }) => money(amountMinor, currency)).join(" + ");
  const counts = [
    t("credit.orders", { count: orders }),
    open === 0 ? t("credit.none_open") : t("credit.open", { count: open, amount }),
    t("credit.sent", { count: sent }),
  ];
  return {
    name: isTerms ? t(`credit.terms.${source.terms}`) : asName(source.gateway),
    what: t(isTerms ? `credit.terms_help.${source.terms}` : "credit.gateway_help"),
    found: orders === 0 ? t("credit.no_orders") : counts.join(" · "),
  };
};

/** What else is settled for a kind that is credit. */
const Details = ({ choice, change }: { choice: CreditChoice; change: Change }) => {
  const { t } = useI18n();
  const { source, dueInDays, goodsFirst, isHardlyEverSent } = choice;
  return (
    <>
      {source.kind === "gateway" && (
        <Box maxWidth="14rem">
          <TextField
            label={t("credit.days")}
            type="number"
            min={0}
            max={365}
            value={dueInDays}
            error={daysOf(dueInDays) === undefined ? t("credit.days_error") : undefined}
            autoComplete="off"
            onChange={(value) => change({ dueInDays: value })}
          />
        </Box>
      )}
      <Checkbox
        label={t("credit.goods_first")}
        helpText={goodsFirst && isHardlyEverSent ? t("credit.hardly_sent") : undefined}
        checked={goodsFirst}
        onChange={(checked) => change({ goodsFirst: checked })}
      />
    </>
  );
};

/** One kind of orders: what it is, what was found of it, and whether it is the merchant's credit. */
export const CreditKindRow = ({
  choice,
  wasCredit,
  change,
}: {
  choice: CreditChoice;
  wasCredit: boolean;
  change: Change;
}) => {
  const { t } = useI18n();
  const { name, what, found } = useTexts(choice);
  return (
    <div role="group" aria-label={name}>
      <BlockStack gap="200">
        <Checkbox
          label={
            <Text as="span" fontWeight="semibold" breakWord>
              {name}
            </Text>
          }
          helpText={
            <>
              {what}
              <br />
              {found}
            </>
          }
          checked={choice.isCredit}
          onChange={(checked) => change({ isCredit: checked })}
        />
        <Box paddingInlineStart="600">
          <BlockStack gap="200">
            {choice.isNew && <Text as="p">{t(choice.looksLikeCredit ? "credit.new_credit" : "credit.new")}</Text>}
            {choice.isCredit && <Details choice={choice} change={change} />}
            {wasCredit && !choice.isCredit && <Text as="p">{t("credit.unticked")}</Text>}
          </BlockStack>
        </Box>
      </BlockStack>
    </div>
  );
};
