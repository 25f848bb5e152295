/** Input that a person can correct: its one sentence says what is wrong and where. The process exits with code 2. */
export class CliError extends Error {
  override readonly name = "CliError";
}

/** The first line of whatever was thrown; stacks and second lines are for logs, not for a terminal. */
export const firstLine = (error: unknown): string => {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n").find((line) => line.trim() !== "") ?? "Unknown error";
};
