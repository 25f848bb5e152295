import { BlockStack, InlineStack, Text } from "@shopify/polaris";
import type { Outcomes } from "~/domain/scoring/drift-calibration";
import { FigureTable } from "~/components/model-table";
import { useModelWords } from "~/components/model-words";

type Series = { readonly name: string; readonly bins: readonly Outcomes[] };

const SIZE = 220;
const EDGE = 28;
const SPAN = SIZE - 2 * EDGE;
/** Told apart by form as well as by colour. */
const MARKS = [
  { colour: "#5c5f62", isRound: false },
  { colour: "#005bd3", isRound: true },
] as const;

const x = (share: number): number => EDGE + share * SPAN;
const y = (share: number): number => SIZE - EDGE - share * SPAN;

const Mark = ({ bin, colour, isRound }: { bin: Outcomes; colour: string; isRound: boolean }) =>
  isRound ? (
    <circle cx={x(bin.expected)} cy={y(bin.observed)} r={4} fill={colour} />
  ) : (
    <rect x={x(bin.expected) - 4} y={y(bin.observed) - 4} width={8} height={8} fill="none" stroke={colour} strokeWidth={2} />
  ); // prettier-ignore

const Legend = ({ series }: { series: readonly Series[] }) => (
  <InlineStack gap="300">
    {series.map(({ name }, i) => (
      <InlineStack key={name} gap="100" blockAlign="center">
        <svg width={12} height={12} aria-hidden="true">
          {MARKS[i]?.isRound === true ? (
            <circle cx={6} cy={6} r={4} fill={MARKS[i].colour} />
          ) : (
            <rect x={2} y={2} width={8} height={8} fill="none" stroke={MARKS[i]?.colour} strokeWidth={2} />
          )}
        </svg>
        <Text as="span">{name}</Text>
      </InlineStack>
    ))}
  </InlineStack>
);

/** What was said against what happened, as a picture and in figures; on the line, the probabilities were right. */
export const CalibrationPlot = ({ series }: { series: readonly Series[] }) => {
  const { t, percent, number } = useModelWords();
  const shown = series.filter(({ bins }) => bins.length > 0);
  if (shown.length === 0) return null;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t("model.calibration")}
      </Text>
      <Text as="p" tone="subdued">
        {t("model.calibration_text")}
      </Text>
      <svg viewBox={`0 0 ${String(SIZE)} ${String(SIZE)}`} role="img" aria-label={t("model.calibration_picture")} style={{ width: "100%", maxWidth: 320 }}>
        <rect x={EDGE} y={EDGE} width={SPAN} height={SPAN} fill="none" stroke="#8a8a8a" />
        <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} stroke="#8a8a8a" strokeDasharray="4 4" />
        {shown.flatMap(({ name, bins }, i) =>
          bins.map((bin, k) => <Mark key={`${name}${String(k)}`} bin={bin} {...(MARKS[i] ?? MARKS[0])} />),
        )}
        <text x={SIZE / 2} y={SIZE - 8} fontSize={10} textAnchor="middle" fill="#303030">
          {t("model.expected")}
        </text>
        <text x={10} y={SIZE / 2} fontSize={10} textAnchor="middle" fill="#303030" transform={`rotate(-90 10 ${String(SIZE / 2)})`}>
          {t("model.observed")}
        </text>
      </svg>
      <Legend series={shown} />
      <details>
        <summary style={{ cursor: "pointer", padding: "4px 0" }}>{t("model.calibration_figures")}</summary>
        {shown.map(({ name, bins }) => (
          <FigureTable
            key={name}
            caption={name}
            headings={[t("model.expected"), t("model.observed"), t("model.instalments")]}
            rows={bins.map((bin, i) => ({ id: String(i), cells: [percent(bin.expected), percent(bin.observed), number(bin.n)] }))}
          />
        ))}
      </details>
    </BlockStack>
  );
}; // prettier-ignore
