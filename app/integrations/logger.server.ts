import { pino, type Logger } from "pino";

/** Logs carry ids, routes and counts, never a customer's data. */
export const createLogger = (level: string): Logger =>
  pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
export type { Logger };
