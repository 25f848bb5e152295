import { defineRegistry } from "../shared/registry";
import { de } from "./languages/de";
import { en } from "./languages/en";
import { es } from "./languages/es";
import { fr } from "./languages/fr";
import { ja } from "./languages/ja";
import { other } from "./languages/other";
import { zh } from "./languages/zh";

/** The languages in which a wish to stop is understood, all of them in every message; another one is its file and a name here. */
export const optOutBooks = defineRegistry(en, zh, es, fr, de, ja, other);
