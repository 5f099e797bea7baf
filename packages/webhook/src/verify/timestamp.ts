import type { Timestamp } from '../signature/signature.ts';

const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,15})$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds since 1970; undefined for a text in another form, such as one with a sign, a fraction or white space. */
export function readTimestamp(text: string, unit: Timestamp['unit']): number | undefined {
  if (unit === 'iso8601') {
    const time = TIME.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(time) ? undefined : time;
  }
  if (!WHOLE_NUMBER.test(text)) return undefined;
  return Number(text) * (unit === 'seconds' ? 1000 : 1);
}
