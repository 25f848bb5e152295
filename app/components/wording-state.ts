import { useAppBridge } from "@shopify/app-bridge-react";
import { useCallback, useEffect, useState } from "react";
import type { Explained } from "~/components/case-message-review";
import { useAnswer, useWhenResting } from "~/components/use-answer";
import { wordingUrl } from "~/components/wording-list";
import type { Preview } from "~/components/wording-preview";
import { useI18n } from "~/i18n/context";

export type Texts = { readonly subject: string; readonly text: string };
export type Checked = { readonly ok: boolean; readonly findings: readonly Explained[]; readonly preview: Preview };
type Outcome = {
  readonly kind: "saved" | "restored" | "changed" | "refused";
  /** Of words that were refused. */
  readonly findings?: readonly Explained[];
};

export type Wording = {
  readonly templateId: string;
  readonly language: string;
  /** The newest version, 0 before there was one. */
  readonly version: number;
  readonly stored: Texts;
  /** What the review says of what is stored. */
  readonly checked: Checked;
};

/** What the review says of exactly these words, asked for when typing rests. */
const useCheck = ({ templateId, language, stored, checked }: Wording, { subject, text }: Texts, isDirty: boolean) => {
  const { locale } = useI18n();
  const url = `/app/messages/${templateId}/check?locale=${locale}`;
  const { ask: askFor, answerTo } = useAnswer<Checked>(url);
  const key = JSON.stringify([subject, text]);
  const ask = useCallback(() => askFor(key, { language, subject, text }), [askFor, key, language, subject, text]);
  useWhenResting(ask, !isDirty);
  const answer = answerTo(key);
  const isStored = subject === stored.subject && text === stored.text;
  return { ask, checked: answer ?? (isStored ? checked : undefined) };
};

/** Success is said in passing, and what was typed is what is stored now; what is refused stays as it was typed. */
const useDone = (outcome: Outcome | undefined, whenDone: () => void): void => {
  const { t } = useI18n();
  const bridge = useAppBridge();
  useEffect(() => {
    if (outcome?.kind !== "saved" && outcome?.kind !== "restored") return;
    bridge.toast.show(t(`wording.${outcome.kind}`));
    whenDone();
    // Once for an outcome: the rest does not change while the page is open.
  }, [outcome]);
};

/** All that the page knows at a moment. */
export const useWording = (wording: Wording) => {
  const { templateId, language, version, stored } = wording;
  const { locale } = useI18n();
  const [draft, setDraft] = useState<Texts>();
  const [asked, setAsked] = useState("");
  const { ask: send, isBusy, answerTo, forget } = useAnswer<{ readonly outcome: Outcome }>(`${wordingUrl(templateId, language)}&locale=${locale}`); // prettier-ignore
  const texts = draft ?? stored;
  const isDirty = draft !== undefined && (draft.subject !== stored.subject || draft.text !== stored.text);
  const { ask, checked } = useCheck(wording, texts, isDirty);
  const outcome = answerTo(asked)?.outcome;
  useDone(outcome, () => setDraft(undefined));
  const act = (intent: string) => {
    const key = JSON.stringify([intent, texts, version]);
    setAsked(key);
    send(key, { intent, language, basedOn: String(version), ...texts });
  };
  return {
    texts, isDirty, isBusy, checked, outcome, ask,
    change: (part: Partial<Texts>): void => {
      forget();
      setDraft({ ...texts, ...part });
    },
    discard: (): void => {
      forget();
      setDraft(undefined);
    },
    save: () => act("save"),
    restore: () => act("restore"),
  }; // prettier-ignore
};
export type WordingState = ReturnType<typeof useWording>;
