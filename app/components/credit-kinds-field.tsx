import { Banner, BlockStack, Button, Divider, Text } from "@shopify/polaris";
import { Fragment, useState } from "react";
import { withEdit, withEdits, type CreditEdits } from "~/components/credit-edits";
import { CreditKindRow } from "~/components/credit-kind-row";
import type { CreditChoice } from "~/contracts/credit-kinds";
import { useI18n } from "~/i18n/context";

/** More would bury the kinds that matter: the most used come first. */
const SHOWN = 20;

/** Which kinds of terms and which manual methods are the merchant's own credit. */
export const CreditKindsField = ({
  stored,
  edits,
  isReading,
  onChange,
}: {
  stored: readonly CreditChoice[];
  edits: CreditEdits;
  isReading: boolean;
  onChange: (edits: CreditEdits) => void;
}) => {
  const { t } = useI18n();
  const [isAllShown, setAllShown] = useState(false);
  const hidden = isAllShown ? 0 : Math.max(0, stored.length - SHOWN);
  const shown = withEdits(stored, edits).slice(0, stored.length - hidden);
  return (
    <BlockStack gap="400">
      {isReading && <Text as="p">{t("credit.so_far")}</Text>}
      {stored.length === 0 && (
        <Text as="p" tone="subdued">
          {t(isReading ? "credit.nothing_yet" : "credit.nothing")}
        </Text>
      )}
      {shown.map((choice, i) => (
        <Fragment key={choice.key}>
          {i > 0 && <Divider />}
          <CreditKindRow
            choice={choice}
            wasCredit={stored[i]?.isCredit ?? false}
            change={(part) => onChange(withEdit(edits, stored[i] ?? choice, part))}
          />
        </Fragment>
      ))}
      {hidden > 0 && (
        <div>
          <Button onClick={() => setAllShown(true)}>{t("credit.show_more", { count: hidden })}</Button>
        </div>
      )}
    </BlockStack>
  );
};

/** Shown while a new choice reaches the orders known already. */
export const ApplyingBanner = () => {
  const { t } = useI18n();
  return (
    <Banner tone="info" title={t("credit.applying")}>
      <p>{t("credit.applying_text")}</p>
    </Banner>
  );
};
