import { z } from "zod";
import type { Cipher } from "./cipher.server";

const bodySchema = z.object({ text: z.string() }).catch({ text: "" });

/** The words of a message or an answer; empty once they were erased. */
export const messageText = (cipher: Cipher, bodyEnc: string): string =>
  bodyEnc === "" ? "" : bodySchema.parse(JSON.parse(cipher.decrypt(bodyEnc))).text;
