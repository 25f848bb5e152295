import type { OptOut } from "./types";

/** What an answer came to, as people read it; `automatic` was written by a machine, and nothing was read into it. */
export const UNDERSTOOD = [
  "stop_everything", "stop_email", "stop_channel", "stop_order", "unclear", "nothing", "automatic",
] as const; // prettier-ignore
export type Understood = (typeof UNDERSTOOD)[number];

export const understoodFrom = (optOut: OptOut): Understood => {
  if (optOut.kind === "none") return "nothing";
  if (optOut.kind === "ambiguous") return "unclear";
  if (optOut.scope === "everything") return "stop_everything";
  if (optOut.scope === "debt") return "stop_order";
  return optOut.channel === "email" ? "stop_email" : "stop_channel";
};

/** What a member of staff heard, beside what is read in the words. */
export const HEARD = ["as_read", "stop_email", "stop_everything"] as const;
export type Heard = (typeof HEARD)[number];

const asOptOut = (scope: "channel" | "everything", read: OptOut): OptOut => {
  const { language, words } = read.kind === "none" ? { language: "heard", words: "" } : read;
  return { kind: "opt_out", scope, channel: "email", language, words };
};

/**
 * A person may hear more in an answer than the words say, and never less: whoever says stop is believed. Another channel
 * and e-mail together are everything.
 */
export const atLeast = (read: OptOut, heard: Heard): OptOut => {
  const understood = understoodFrom(read);
  if (heard === "as_read" || understood === "stop_everything") return read;
  if (heard === "stop_everything" || understood === "stop_channel") return asOptOut("everything", read);
  return understood === "stop_email" ? read : asOptOut("channel", read);
};
