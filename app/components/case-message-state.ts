import { useState } from "react";
import type { Answer } from "~/components/case-gate-answer";
import type { Written } from "~/components/case-message-fields";
import type { Outcome } from "~/components/case-message-outcome";
import { useReview } from "~/components/case-message-review";
import { useAnswer } from "~/components/use-answer";
import { useI18n } from "~/i18n/context";

/** One message under one name of its own: pressed twice, it is still one. */
const useSending = (caseId: string) => {
  const { locale } = useI18n();
  const url = `/app/cases/${encodeURIComponent(caseId)}/message?locale=${locale}`;
  const { isBusy, ask, answerTo, forget } = useAnswer<{ readonly outcome: Outcome }>(url);
  const [messageId, setMessageId] = useState(() => crypto.randomUUID());
  return {
    isBusy,
    outcomeOf: (key: string) => answerTo(key)?.outcome,
    send: ({ withOpen, ...written }: Written, justification: string, key: string): void =>
      ask(key, { ...written, messageId, justification, withOpen: withOpen ? "yes" : "no" }),
    begin: (): void => {
      setMessageId(crypto.randomUUID());
      forget();
    },
  };
};

type State = {
  readonly answer: Answer;
  readonly justification: string;
  readonly isWritten: boolean;
  /** Undefined while the words have not been reviewed. */
  readonly isClean: boolean | undefined;
};

/** Why it cannot be sent as it stands; undefined when it can. */
const hindrance = ({ answer, justification, isWritten, isClean }: State): string | undefined => {
  const isAllowed = answer.verdict === "allow";
  if (!isAllowed && !answer.mayJustify) return "not_now";
  if (!isWritten) return "empty";
  if (isClean === undefined) return "not_checked";
  if (!isClean) return "unlawful";
  return isAllowed || justification.trim() !== "" ? undefined : "no_reason";
};

export type FormProps = { caseId: string; answer: Answer; languages: readonly string[]; language: string };

/** All that the form knows at a moment; an outcome is of the words as they stand. */
export const useMessage = ({ caseId, answer, language }: FormProps) => {
  const empty: Written = { subject: "", text: "", language, withOpen: false };
  const [written, setWritten] = useState(empty);
  const [justification, setJustification] = useState("");
  const { review, ask } = useReview(caseId, written.subject, written.text);
  const { isBusy, outcomeOf, send, begin } = useSending(caseId);
  const key = JSON.stringify([written, justification]);
  const isWritten = written.subject.trim() !== "" && written.text.trim() !== "";
  return {
    written, justification, setJustification, review, ask, isBusy,
    outcome: outcomeOf(key),
    why: hindrance({ answer, justification, isWritten, isClean: review?.ok }),
    change: (part: Partial<Written>) => setWritten((current) => ({ ...current, ...part })),
    send: () => send(written, justification, key),
    another: (): void => {
      begin();
      setWritten(empty);
      setJustification("");
    },
  }; // prettier-ignore
};
export type Message = ReturnType<typeof useMessage>;
