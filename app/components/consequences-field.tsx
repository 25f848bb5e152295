import { ChoiceList } from "@shopify/polaris";
import { CONSEQUENCES } from "~/domain/messages/consequences";
import { useI18n } from "~/i18n/context";

/** What really happens when a debt stays unpaid. Messages say what is ticked, and nothing that is not. */
export const ConsequencesField = ({
  value,
  onChange,
}: {
  value: readonly string[];
  onChange: (consequences: string[]) => void;
}) => {
  const { t } = useI18n();
  return (
    <ChoiceList
      allowMultiple
      title={t("consequences.title")}
      choices={CONSEQUENCES.map((id) => ({
        value: id,
        label: t(`consequences.${id}`),
        helpText: t(`consequences.${id}_help`),
      }))}
      selected={[...value]}
      onChange={onChange}
    />
  );
};
