import type { IncomingAnswer } from "~/contracts/answers";
import type { ProviderReport } from "~/contracts/provider-reports";
import type { OutgoingMessage, SendResult } from "~/contracts/send";
import type { ChannelSpec } from "~/domain/channels/types";

/** A channel in service: what it can do, and how it sends. Expected refusals are results, never exceptions. */
export type Channel = {
  readonly spec: ChannelSpec;
  readonly send: (message: OutgoingMessage) => Promise<SendResult>;
  /** Whether the provider can be reached now; the sentence says what is wrong. */
  readonly check: () => Promise<{ readonly ok: boolean; readonly detail: string }>;
  readonly close: () => void;
  /** How reports of the provider are read, and the secret that it must know; left out when there is no secret. */
  readonly reports?: {
    readonly token: string;
    readonly read: (body: Buffer) => Promise<ProviderReport[]>;
    /** How what customers answer is read; left out where the channel takes no answers. */
    readonly readAnswer?: (body: Buffer) => Promise<IncomingAnswer>;
  };
};

/** What channels are configured by. */
export type ChannelEnv = {
  readonly SMTP_URL?: string | undefined;
  readonly SHOPIFY_APP_URL: string;
  readonly EMAIL_REPORTS_TOKEN?: string | undefined;
};

export type ChannelDefinition = { readonly id: string; readonly open: (env: ChannelEnv) => Channel };
export const defineChannel = (definition: ChannelDefinition): ChannelDefinition => definition;
