import { useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useState } from "react";

type Answer<T> = {
  readonly isBusy: boolean;
  readonly ask: (key: string, fields: Record<string, string>) => void;
  readonly answerTo: (key: string) => ReturnType<typeof useFetcher<T>>["data"];
  readonly forget: () => void;
};

/** Asks an action in the background. An answer is only given for what was asked last: what has changed since has none. */
export const useAnswer = <T>(url: string): Answer<T> => {
  const { submit, state, data } = useFetcher<T>();
  const [asked, setAsked] = useState("");
  const isBusy = state !== "idle";
  const ask = useCallback(
    (key: string, fields: Record<string, string>): void => {
      setAsked(key);
      submit(fields, { method: "post", action: url });
    },
    [submit, url],
  );
  return {
    isBusy,
    ask,
    answerTo: (key) => (!isBusy && asked === key ? data : undefined),
    forget: () => setAsked(""),
  };
};

/** Typing rests this long before somebody is asked about it. */
const REST_MS = 600;

/** Asks when typing rests: `ask` is another one for every text. */
export const useWhenResting = (ask: () => void, isOff: boolean): void => {
  useEffect(() => {
    if (isOff) return undefined;
    const timer = setTimeout(ask, REST_MS);
    return () => clearTimeout(timer);
  }, [ask, isOff]);
};
