import type { IncomingAnswer } from "~/contracts/answers";

/** What is known of an answer before anybody reads it, as ids of shops. */
export type AnswerShops = {
  /** Whose message it answers. */
  readonly answered: readonly string[];
  /** Whose reply address it was sent to. */
  readonly addressed: readonly string[];
  /** Who has a customer with the sender's address. */
  readonly known: readonly string[];
  readonly installed: readonly string[];
};

/** Where an answer is kept that belongs to no shop: whoever runs the app sees it, and no shop sees another's mail. */
export const NO_SHOP = "";

export type ReceiveDeps = {
  readonly shopsOf: (answer: IncomingAnswer) => Promise<AnswerShops>;
  /** Keeps the answer once for each shop, with the work of reading it; answers how many were new. */
  readonly store: (shopIds: readonly string[], answer: IncomingAnswer) => Promise<number>;
};

const shopsFor = ({ answered, addressed, known, installed }: AnswerShops): readonly string[] => {
  const [only, ...others] = installed;
  const alone = only !== undefined && others.length === 0 ? [only] : [NO_SHOP];
  const both = addressed.filter((id) => known.includes(id));
  return [answered, both, addressed, known].find((ids) => ids.length > 0) ?? alone;
};

/** Takes in what a customer answered: it is kept for every shop that it may concern before anything else happens. */
export const receiveAnswer = async (deps: ReceiveDeps, answer: IncomingAnswer): Promise<number> =>
  deps.store(shopsFor(await deps.shopsOf(answer)), answer);
