import type { Wire } from "~/components/home-cards";
import type { ShopperDebt } from "~/contracts/views";
import { useI18n } from "~/i18n/context";

/** What is open, order by order, each with Shopify's own page to pay it. Plain markup: it also stands in store themes. */
export const ShopperDebts = ({ debts, today }: { debts: readonly Wire<ShopperDebt>[]; today: string }) => {
  const { t, money, day } = useI18n();
  if (debts.length === 0) return <p>{t("shopper.nothing_owed")}</p>;
  return (
    <>
      {debts.map(({ orderName, currency, owedMinor, payUrl, payments }) => (
        <section key={orderName} className="duewell-debt">
          <h2>{t("shopper.order", { order: orderName })}</h2>
          <ul>
            {payments.map(({ dueOn, openMinor }, i) => (
              <li key={`${dueOn}-${String(i)}`}>
                {t(dueOn < today ? "shopper.was_due" : "shopper.due", {
                  day: day(dueOn),
                  amount: money(openMinor, currency),
                })}
              </li>
            ))}
          </ul>
          <p>{t("shopper.owed", { amount: money(owedMinor, currency) })}</p>
          {payUrl !== "" && (
            <p>
              <a className="duewell-pay" href={payUrl}>
                {t("shopper.pay", { order: orderName })}
              </a>
            </p>
          )}
        </section>
      ))}
    </>
  );
};
