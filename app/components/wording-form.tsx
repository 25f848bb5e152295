import { Banner, BlockStack, Box, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { UnsavedBar } from "~/components/admin-bridge";
import { Findings } from "~/components/case-message-review";
import type { WordingState } from "~/components/wording-state";
import { WORDING_SUBJECT_CHARS, WORDING_TEXT_CHARS } from "~/domain/messages/wordings/types";
import { useI18n } from "~/i18n/context";

/** Why nothing was saved, with all that was typed still there. */
const NotSaved = ({ outcome }: Pick<WordingState, "outcome">) => {
  const { t } = useI18n();
  if (outcome?.kind !== "refused" && outcome?.kind !== "changed") return null;
  return (
    <Box paddingBlockEnd="400">
      <Banner tone="critical" title={t(`wording.${outcome.kind}`)}>
        {outcome.kind === "changed" ? (
          <p>{t("wording.changed_text")}</p>
        ) : (
          <BlockStack gap="200">
            <Findings findings={outcome.findings ?? []} />
          </BlockStack>
        )}
      </Banner>
    </Box>
  );
};

const Looked = ({ checked }: Pick<WordingState, "checked">) => {
  const { t } = useI18n();
  if (!checked) return <Text as="p" tone="subdued">{t("wording.checking")}</Text>; // prettier-ignore
  if (checked.findings.length === 0) return <Text as="p">{t("wording.clean")}</Text>;
  return (
    <BlockStack gap="200">
      {checked.ok && <Text as="p">{t("wording.warned")}</Text>}
      <Findings findings={checked.findings} />
    </BlockStack>
  );
};

/** What the review says of the words as they stand; of words that were refused it is said above already. */
const Review = ({ checked, outcome }: Pick<WordingState, "checked" | "outcome">) => {
  const { t } = useI18n();
  const isSaidAbove = outcome?.kind === "refused";
  return (
    <BlockStack gap="200">
      {!isSaidAbove && (
        <Text as="h2" variant="headingSm">
          {t("wording.checked")}
        </Text>
      )}
      <div aria-live="polite">{!isSaidAbove && <Looked checked={checked} />}</div>
    </BlockStack>
  );
};

const Fields = ({ state: { texts, change } }: { state: WordingState }) => {
  const { t } = useI18n();
  return (
    <>
      <TextField
        label={t("wording.subject")}
        helpText={t("wording.subject_help")}
        value={texts.subject}
        maxLength={WORDING_SUBJECT_CHARS}
        autoComplete="off"
        onChange={(subject) => change({ subject })}
      />
      <TextField
        label={t("wording.text")}
        helpText={t("wording.text_help")}
        value={texts.text}
        maxLength={WORDING_TEXT_CHARS}
        multiline={12}
        autoComplete="off"
        onChange={(text) => change({ text })}
      />
    </>
  );
};

/**
 * Subject and text, looked at while they are typed; the admin's bar saves them. No stack: its gaps would stand around
 * what is not shown.
 */
export const WordingForm = ({ state, isBlocked }: { state: WordingState; isBlocked: boolean }) => {
  const { t } = useI18n();
  const { isDirty, isBusy, save, discard, ask } = state;
  return (
    <div>
      <UnsavedBar isDirty={isDirty} isBusy={isBusy} save={save} discard={discard} />
      {isBlocked && !isDirty && (
        <Box paddingBlockEnd="400">
          <Banner tone="warning" title={t("wording.blocked")}>
            <p>{t("wording.blocked_text")}</p>
          </Banner>
        </Box>
      )}
      <div aria-live="polite">
        <NotSaved outcome={state.outcome} />
      </div>
      <Card>
        <BlockStack gap="400">
          <Fields state={state} />
          <InlineStack>
            <Button onClick={ask}>{t("wording.check")}</Button>
          </InlineStack>
          <Review checked={state.checked} outcome={state.outcome} />
        </BlockStack>
      </Card>
    </div>
  );
};
