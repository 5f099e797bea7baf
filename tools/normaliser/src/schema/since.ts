import { isMapping } from '@hookbook/contract/data';

/** The form of an `x-since`, for messages. */
export const SINCE_FORM =
  'a mapping with "version", "date" (\'2025\', \'2025-12\' or \'2025-12-31\') or both, and optionally "of"';

/** Whether a value is `{ version?, date?, of? }` with at least a version or a date. */
export function isSince(value: unknown): boolean {
  if (!isMapping(value) || Object.keys(value).some((key) => !['version', 'date', 'of'].includes(key))) return false;
  const { version, date, of } = value;
  const hasTexts = [version, of].every((text) => text === undefined || typeof text === 'string');
  const hasDate = date === undefined || (typeof date === 'string' && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(date));
  return hasTexts && hasDate && (version !== undefined || date !== undefined);
}
