import { Badge, BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { LargeMove, RiskView } from "~/contracts/segments";
import type { Wire } from "~/components/home-cards";
import { useRiskWords } from "~/components/risk-words";
import { useI18n } from "~/i18n/context";

type Risk = Wire<RiskView>;

const cell = { textAlign: "start", padding: "4px 12px 4px 0", fontWeight: "normal" } as const;

const MoveTable = ({ risk }: { risk: Risk }) => {
  const { t, number } = useI18n();
  const { nameIn } = useRiskWords();
  return (
    <table aria-labelledby="risk-moves" style={{ width: "100%" }}>
      <thead>
        <tr>
          {(["from", "to", "customers"] as const).map((column) => (
            <th key={column} scope="col" style={{ ...cell, fontWeight: 600 }}>
              {t(column === "customers" ? "risk.customers" : `risk.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {risk.moves.map(({ from, to, customers }) => (
          <tr key={`${from} ${to}`}>
            <td style={cell}>{nameIn(risk.segments, from)}</td>
            <td style={cell}>{nameIn(risk.segments, to)}</td>
            <td style={cell}>{number(customers)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const LargestLine = ({ move, segments }: { move: Wire<LargeMove>; segments: Risk["segments"] }) => {
  const { t, moment } = useI18n();
  const { nameIn, amount } = useRiskWords();
  const name = move.customerName || t("case.no_name");
  const way = t("risk.went", { from: nameIn(segments, move.from), to: nameIn(segments, move.to) });
  return (
    <BlockStack gap="050">
      <InlineStack align="space-between" gap="200">
        <InlineStack gap="200">
          {move.caseId === null ? (
            <Text as="span">{name}</Text>
          ) : (
            <Link url={`/app/cases/${encodeURIComponent(move.caseId)}`}>{name}</Link>
          )}
          {move.isManual && <Badge>{t("risk.by_hand")}</Badge>}
        </InlineStack>
        <Text as="span">{amount(move.amounts, "exposureMinor")}</Text>
      </InlineStack>
      <Text as="p" tone="subdued">
        {way} · {moment(move.at)}
      </Text>
    </BlockStack>
  );
};

/** Who went from which segment to which in the last week, and with whom most is open. */
export const RiskMoves = ({ risk }: { risk: Risk }) => {
  const { t } = useI18n();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd" id="risk-moves">
          {t("risk.moves")}
        </Text>
        {risk.moves.length === 0 ? (
          <Text as="p" tone="subdued">
            {t("risk.no_moves")}
          </Text>
        ) : (
          <>
            <MoveTable risk={risk} />
            <Text as="h3" variant="headingSm">
              {t("risk.largest")}
            </Text>
            {risk.largest.map((move, i) => (
              <LargestLine key={i} move={move} segments={risk.segments} />
            ))}
          </>
        )}
      </BlockStack>
    </Card>
  );
};
