/** The form of a date, for messages. */
export const DATE_FORM = "a date in quotes, such as '2026-12-31'";

export function isDate(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
}
