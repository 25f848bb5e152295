import { Badge } from "@shopify/polaris";
import type { Tier } from "~/domain/scoring/types";
import { useI18n } from "~/i18n/context";

const TONES = { low: "success", medium: "attention", high: "warning" } as const;

/** The risk tier; words carry the meaning, colour only repeats it. */
export const TierBadge = ({ tier }: { tier: Tier }) => {
  const { t } = useI18n();
  return <Badge tone={TONES[tier]}>{t(`tier.${tier}`)}</Badge>;
};
