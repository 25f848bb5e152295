/** The same day and time so many months ago; a day that the month does not have is its last one. */
export const monthsBefore = (at: Date, months: number): Date => {
  const moved = new Date(at.getTime());
  moved.setUTCMonth(moved.getUTCMonth() - months);
  if (moved.getUTCDate() !== at.getUTCDate()) moved.setUTCDate(0);
  return moved;
};
