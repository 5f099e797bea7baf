import { durationMs as parseDuration } from '@hookbook/webhook/sign';

/** Milliseconds of an ISO 8601 duration. The contract allows days, hours, minutes and seconds only. */
export function durationMs(text: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds !== undefined) return milliseconds;
  throw new Error(`"${text}" is not an ISO 8601 duration of days, hours, minutes and seconds.`);
}

export function isDuration(text: string): boolean {
  return parseDuration(text) !== undefined;
}
