import { Text } from "@shopify/polaris";
import type { ReactNode } from "react";

const cell = {
  padding: "6px 8px",
  borderTop: "1px solid var(--p-color-border-secondary)",
  verticalAlign: "top",
} as const;

/** A small table of figures that fits a telephone: the first column names the row, the others are aligned as numbers. */
export const FigureTable = ({
  caption,
  headings,
  rows,
}: {
  caption: string;
  headings: readonly string[];
  rows: readonly { readonly id: string; readonly cells: readonly ReactNode[] }[];
}) => (
  <table style={{ width: "100%", borderCollapse: "collapse" }}>
    <caption style={{ textAlign: "left", padding: "0 8px 6px" }}>
      <Text as="span" tone="subdued">
        {caption}
      </Text>
    </caption>
    <thead>
      <tr>
        {headings.map((heading, i) => (
          <th key={heading} scope="col" style={{ ...cell, textAlign: i === 0 ? "start" : "end" }}>
            <Text as="span" fontWeight="semibold">
              {heading}
            </Text>
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ id, cells: [name, ...figures] }) => (
        <tr key={id}>
          <th scope="row" style={{ ...cell, textAlign: "start", fontWeight: "normal", overflowWrap: "anywhere" }}>
            {name}
          </th>
          {figures.map((figure, i) => (
            <td key={headings[i + 1]} style={{ ...cell, textAlign: "end" }}>
              {figure}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
); // prettier-ignore
