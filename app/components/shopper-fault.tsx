import { Fragment } from "react";
import { ShopperMain } from "~/components/shopper-main";
import { translate } from "~/i18n/translate";

/** Whose link it was is not known, and so not in which language to say it: in all of them. */
export const ShopperFault = ({ kind }: { kind: "gone" | "failed" }) => (
  <ShopperMain>
    {(["en", "zh-CN"] as const).map((locale) => (
      <Fragment key={locale}>
        <h1 lang={locale}>{translate(locale, `shopper.${kind}_title`)}</h1>
        <p lang={locale}>{translate(locale, `shopper.${kind}_text`)}</p>
      </Fragment>
    ))}
  </ShopperMain>
);
