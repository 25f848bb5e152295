import { Badge } from "@shopify/polaris";
import type { Tier } from "~/domain/scoring/types";
import { useI18n } from "~/i18n/context";

const TONES = { low: "success", medium: "attention", high: "warning" } as const;

/** The risk tier; words carry the meaning, colour only repeats it. Whom no machine may score has none. */
export const TierBadge = ({ tier, personDecides = false }: { tier: Tier; personDecides?: boolean }) => {
  const { t } = useI18n();
  if (personDecides) return <Badge tone="info">{t("case.person_decides")}</Badge>;
  return <Badge tone={TONES[tier]}>{t(`tier.${tier}`)}</Badge>;
};
