import type { ReactNode } from "react";
import { FigureTable } from "~/components/model-table";
import { useModelWords } from "~/components/model-words";
import type { Outcomes } from "~/domain/scoring/drift-calibration";

/** What was said against what happened, a row for each month, language or whatever `heading` says. */
export const OutcomesTable = ({
  caption,
  heading,
  rows,
}: {
  caption: string;
  heading: string;
  rows: readonly (Outcomes & { readonly id: string; readonly name: ReactNode })[];
}) => {
  const { t, number, percent } = useModelWords();
  return (
    <FigureTable
      caption={caption}
      headings={[heading, t("model.instalments"), t("model.expected"), t("model.observed")]}
      rows={rows.map(({ id, name, n, expected, observed }) => ({
        id,
        cells: [name, number(n), percent(expected), percent(observed)],
      }))}
    />
  );
};
