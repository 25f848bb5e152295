import type { ContactChannel } from "~/domain/channels/types";
import type { Channel, ChannelDefinition, ChannelEnv } from "./define-channel.server";
import { email } from "./email.server";

/** All ways to reach somebody; a new one is its file and a name here. */
const definitions: readonly ChannelDefinition[] = [email];

export type Channels = {
  readonly get: (channel: ContactChannel) => Channel | undefined;
  readonly all: readonly Channel[];
  readonly close: () => void;
};

/** Opens every channel with the process's configuration. */
export const openChannels = (env: ChannelEnv): Channels => {
  const all = definitions.map(({ open }) => open(env));
  return {
    all,
    get: (channel) => all.find(({ spec }) => spec.channel === channel),
    close: () => all.forEach(({ close }) => close()),
  };
};
