import { Modal, SaveBar, TitleBar } from "@shopify/app-bridge-react";
import { Box, Text } from "@shopify/polaris";
import { useI18n } from "~/i18n/context";

/** The admin's own bar for changes that are not saved; every page with a form uses it, none has its own button. */
export const UnsavedBar = ({
  isDirty,
  isBusy,
  save,
  discard,
}: {
  isDirty: boolean;
  isBusy: boolean;
  save: () => void;
  discard: () => void;
}) => {
  const { t } = useI18n();
  return (
    <SaveBar id="unsaved-changes" open={isDirty} discardConfirmation>
      {/* App Bridge reads these and draws its own buttons. */}
      <button variant="primary" onClick={save} {...(isBusy ? { loading: "" } : {})}>
        {t("settings.save")}
      </button>
      <button onClick={discard} disabled={isBusy}>
        {t("settings.discard")}
      </button>
    </SaveBar>
  );
};

/** Asks once before something that customers would notice. */
export const ConfirmDialog = ({
  id,
  title,
  text,
  action,
  isOpen,
  confirm,
  close,
}: {
  id: string;
  title: string;
  text: string;
  action: string;
  isOpen: boolean;
  confirm: () => void;
  close: () => void;
}) => {
  const { t } = useI18n();
  return (
    <Modal id={id} open={isOpen} onHide={close}>
      <Box padding="400">
        <Text as="p">{text}</Text>
      </Box>
      <TitleBar title={title}>
        <button variant="primary" onClick={confirm}>
          {action}
        </button>
        <button onClick={close}>{t("settings.cancel")}</button>
      </TitleBar>
    </Modal>
  );
};
