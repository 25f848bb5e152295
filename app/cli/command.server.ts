import { InvalidArgumentError, type Command } from "commander";

/** One command of the program; a new one is its file and a line in the registry. */
export type CliCommand = { readonly name: string; readonly register: (program: Command) => void };

/** Prints a result: whole as JSON, or as the short text a person wants. */
export const print = (isJson: boolean | undefined, value: unknown, text: () => string): void => {
  process.stdout.write(`${isJson ? JSON.stringify(value) : text()}\n`);
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A calendar day as midnight UTC. */
export const dayOption = (text: string): Date => {
  const at = new Date(`${text}T00:00:00Z`);
  if (!DAY.test(text) || Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError(`"${text}" is not a day (YYYY-MM-DD).`);
  return at;
};

export const wholeOption = (text: string): number => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value))
    throw new InvalidArgumentError(`"${text}" is not a whole number.`);
  return value;
};

/** Rounds for display and for stable JSON: six decimals are more than any measured figure carries. */
export const rounded = (value: number, digits = 6): number => Number(value.toFixed(digits));
