import type { RiskSegment } from "~/contracts/segments";
import { PERSON_DECIDES, type SegmentName } from "~/domain/segments/types";
import { useI18n } from "~/i18n/context";

type Named = { readonly key: string; readonly name: SegmentName };
type Amounts = RiskSegment["amounts"];

/** Segments, and amounts in several currencies, in the reader's words. */
export const useRiskWords = () => {
  const { t, sum, list } = useI18n();
  const nameOf = ({ behaviour, size, level }: SegmentName): string => {
    const name = t("risk.name", { behaviour: t(`risk.behaviour.${behaviour}`), size: t(`risk.size.${size}`) });
    return level === null ? name : t("risk.name_level", { name, level });
  };
  const amount = (amounts: Amounts, which: "exposureMinor" | "expectedLossMinor"): string =>
    amounts.length === 0 ? t("risk.nothing_open") : list(amounts.map((one) => sum(one[which], one.currency)));
  return {
    nameOf,
    /** Of a segment by its key. */
    nameIn: (segments: readonly Named[], key: string): string => {
      const found = segments.find((one) => one.key === key);
      if (found) return nameOf(found.name);
      return t(key === PERSON_DECIDES ? "risk.person" : "risk.unknown");
    },
    amount,
  };
};
