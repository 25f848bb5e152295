import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const LOOK_AGAIN_MS = 2_000;

/** Data that cannot be had replace the page by an error: whether the server answers is asked first. */
const canReach = (): Promise<boolean> =>
  fetch("/readyz").then(
    ({ ok }) => ok,
    () => false,
  );

/**
 * While something runs in the background, the page follows it: two seconds after the last look has ended, and only while
 * somebody can see it. A connection that is lost for a while leaves what is shown as it is.
 */
export const useFollow = (isRunning: boolean): void => {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isRunning || state !== "idle") return undefined;
    let isOver = false;
    const look = async (): Promise<void> => {
      if (!document.hidden && (await canReach()) && !isOver) revalidate();
    };
    const timer = setInterval(() => void look(), LOOK_AGAIN_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [isRunning, revalidate, state]);
};
