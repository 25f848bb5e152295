import { defineRegistry } from "../shared/registry";
import { balanced } from "./strategies/balanced";
import { firm } from "./strategies/firm";
import { gentle } from "./strategies/gentle";

/** The policies a merchant can choose; a new one is its file and a line here. */
export const strategies = defineRegistry(gentle, balanced, firm);
export const DEFAULT_STRATEGY = balanced;
