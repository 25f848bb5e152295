import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** While something runs in the background, the page follows it. */
export const useFollow = (isRunning: boolean): void => {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(revalidate, 2_000);
    return () => clearInterval(timer);
  }, [isRunning, revalidate]);
};
