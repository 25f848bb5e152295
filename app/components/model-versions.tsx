import { Badge, BlockStack, Button, Card, InlineStack, List, Text } from "@shopify/polaris";
import { useState } from "react";
import { ConfirmDialog } from "~/components/admin-bridge";
import type { ModelVersion, ModelView } from "~/contracts/model";
import type { Wire } from "~/components/home-cards";
import type { Act } from "~/components/model-consent";
import { useModelWords } from "~/components/model-words";

/** What a version is now: the part it plays, or how its training ended. */
const standing = ({ role, state }: Wire<ModelVersion>): string => (role === "none" ? `state.${state}` : `role.${role}`);

const Version = ({ version, isBusy, back }: { version: Wire<ModelVersion>; isBusy: boolean; back: (() => void) | undefined }) => {
  const { t, model, actor, moment, number } = useModelWords();
  const { windowFrom, windowTo } = version;
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="h3" variant="headingSm">
          {model(version.id, version.at)}
        </Text>
        <Badge>{t(`model.${standing(version)}`)}</Badge>
      </InlineStack>
      <Text as="p" tone="subdued">
        {t(`model.started.${version.cause}`, { actor: actor(version.actor) })}
        {version.why === null ? "" : ` ${t(`model.why.${version.why}`)}`}
      </Text>
      {windowFrom !== null && windowTo !== null && (
        <Text as="p" tone="subdued">
          {t("model.window", { from: moment(windowFrom), to: moment(windowTo), examples: number(version.examples), inputs: version.features.length, version: version.featureVersion, seed: version.seed })}
        </Text>
      )}
      {version.state === "ready" && !version.isUsable && <Text as="p">{t("model.not_usable")}</Text>}
      {back !== undefined && (
        <InlineStack>
          <Button loading={isBusy} onClick={back} accessibilityLabel={t("model.return_to", { model: model(version.id, version.at) })}>
            {t("model.return")}
          </Button>
        </InlineStack>
      )}
    </BlockStack>
  );
}; // prettier-ignore

const Service = ({ service }: { service: Wire<ModelView["service"]> }) => {
  const { t, moment, model, actor } = useModelWords();
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {t("model.service")}
      </Text>
      {service.length === 0 && <Text as="p">{t("model.since_ever")}</Text>}
      <List>
        {service.map((row) => (
          <List.Item key={row.id}>
            {t("model.served", { at: moment(row.at), model: model(row.modelId), actor: actor(row.actor) })}{" "}
            {t(`model.cause.${row.cause}`)}
          </List.Item>
        ))}
      </List>
    </BlockStack>
  );
};

/** Every training that was, what has served, and the way back. */
export const VersionsCard = ({ view, isBusy, act }: { view: Wire<ModelView>; isBusy: boolean; act: Act }) => {
  const { t, model } = useModelWords();
  const [asked, setAsked] = useState<{ readonly to: string } | null>(null);
  const { serving, versions, service, consent } = view;
  const now = serving.modelId ?? "";
  const mayReturn = (version: Wire<ModelVersion>): boolean => consent.isGiven && version.role === "previous" && version.isUsable;
  const goBack = () => {
    if (asked) act({ intent: "return", modelId: asked.to, serving: now });
    setAsked(null);
  };
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("model.versions")}
          </Text>
          {serving.modelId !== null && (
            <Button loading={isBusy} onClick={() => setAsked({ to: "" })}>
              {t("model.return_scorecard")}
            </Button>
          )}
        </InlineStack>
        {versions.length === 0 && <Text as="p">{t("model.no_versions")}</Text>}
        {versions.map((version) => (
          <Version key={version.id} version={version} isBusy={isBusy} back={mayReturn(version) ? () => setAsked({ to: version.id }) : undefined} />
        ))}
        <Service service={service} />
      </BlockStack>
      <ConfirmDialog
        id="return-model"
        title={t("model.return_title", { model: model(asked === null || asked.to === "" ? null : asked.to) })}
        text={t("model.return_text")}
        action={t("model.return")}
        isOpen={asked !== null}
        confirm={goBack}
        close={() => setAsked(null)}
      />
    </Card>
  );
}; // prettier-ignore
