import { BlockStack, Card, Text } from "@shopify/polaris";
import { useI18n } from "~/i18n/context";

const TENTH = 10;
const BAR = { width: 200, height: 12 };

/** How many customers have which probability of paying late: a table, with a bar beside each number. */
export const RiskDistribution = ({ distribution }: { distribution: readonly number[] }) => {
  const { t, number } = useI18n();
  const most = Math.max(1, ...distribution);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd" id="risk-distribution">
          {t("risk.distribution")}
        </Text>
        <Text as="p" tone="subdued">
          {t("risk.distribution_text")}
        </Text>
        <table aria-labelledby="risk-distribution" style={{ width: "100%", borderSpacing: "0 4px" }}>
          <thead>
            <tr>
              <th scope="col" style={{ textAlign: "start" }}>
                {t("risk.probability")}
              </th>
              <th scope="col" style={{ textAlign: "end", paddingInlineEnd: 12 }} colSpan={2}>
                {t("risk.customers")}
              </th>
            </tr>
          </thead>
          <tbody>
            {distribution.map((customers, i) => (
              <tr key={i}>
                <th scope="row" style={{ textAlign: "start", fontWeight: "normal", whiteSpace: "nowrap" }}>
                  {t("risk.tenth", { from: i * TENTH, to: (i + 1) * TENTH })}
                </th>
                <td style={{ width: "60%" }}>
                  <svg
                    aria-hidden="true"
                    viewBox={`0 0 ${String(BAR.width)} ${String(BAR.height)}`}
                    preserveAspectRatio="none"
                    style={{ display: "block", width: "100%", height: BAR.height }}
                  >
                    <rect width={BAR.width} height={BAR.height} fill="#f1f1f1" />
                    <rect width={(BAR.width * customers) / most} height={BAR.height} fill="#4a6fa5" />
                  </svg>
                </td>
                <td style={{ textAlign: "end", paddingInlineEnd: 12 }}>{number(customers)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </BlockStack>
    </Card>
  );
};
