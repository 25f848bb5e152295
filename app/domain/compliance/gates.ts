import { createGate } from "./gate";
import type { Gate, ProfileId } from "./types";

const gates = new Map<ProfileId, Gate>();

/** The gate of a profile over all packs; made once, because it remembers what it prepared. */
export const gateForProfile = (profile: ProfileId): Gate => {
  const known = gates.get(profile);
  if (known) return known;
  const made = createGate({ profile });
  gates.set(profile, made);
  return made;
};
