import { isMapping } from '@hookbook/contract/data';

/** What an `x-since` must be. */
export const SINCE = "a mapping with version and date ('2025', '2025-12' or '2025-12-31'), and of what the version is";

/** `{ version?, date?, of? }`, at least one of the first two. */
export function isSince(value: unknown): boolean {
  if (!isMapping(value) || Object.keys(value).some((key) => !['version', 'date', 'of'].includes(key))) return false;
  const { version, date, of } = value;
  const text = (each: unknown) => each === undefined || typeof each === 'string';
  const dated = date === undefined || (typeof date === 'string' && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(date));
  return text(version) && text(of) && dated && (version !== undefined || date !== undefined);
}
