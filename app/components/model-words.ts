import { useI18n } from "~/i18n/context";

/** A figure of quality with three digits; a dash where it does not exist. */
export const figure = (value: number | null | undefined): string =>
  value === null || value === undefined ? "–" : value.toFixed(3);

/** Names of inputs, people and models in words. */
export const useModelWords = () => {
  const i18n = useI18n();
  const { t, moment } = i18n;
  return {
    ...i18n,
    /** An input without a name of its own in this language is called what it is called in the record. */
    feature: (name: string): string => {
      const key = `model.feature.${name}`;
      const word = t(key);
      return word === key ? name.replaceAll("_", " ") : word;
    },
    actor: (actor: string): string =>
      actor === "duewell" || actor === "staff" || actor === "" ? t(`model.actor.${actor || "unknown"}`) : t("model.actor.person", { id: actor }),
    model: (id: string | null, at?: Date | string): string =>
      id === null ? t("model.scorecard") : at === undefined ? t("model.own", { id: id.slice(-6) }) : t("model.own_of", { id: id.slice(-6), at: moment(at) }),
  };
}; // prettier-ignore
