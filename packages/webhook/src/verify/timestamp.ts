import { refused } from './result.ts';
import type { Place, SchemeTimestamp } from './scheme.ts';

interface Unit {
  readonly label: string;
  /** Milliseconds since 1970; NaN for a text in another form, such as one with a sign, a fraction or white space. */
  readonly read: (text: string) => number;
}

const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,15})$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

const wholeNumber = (text: string) => (WHOLE_NUMBER.test(text) ? Number(text) : Number.NaN);

export const seconds: Unit = { label: 'a number of seconds', read: (text) => wholeNumber(text) * 1000 };
export const milliseconds: Unit = { label: 'a number of milliseconds', read: wholeNumber };
export const iso8601: Unit = {
  label: 'a time in ISO 8601',
  read: (text) => (TIME.test(text) ? Date.parse(text) : Number.NaN),
};

/** The time at which the attempt was signed. Without a place, it is in the format. `tolerance` is in milliseconds. */
export function signedAt(unit: Unit, tolerance?: number | null, place?: Place): SchemeTimestamp {
  return {
    read: (attempt) => (place ? place.read(attempt) : attempt.timestamp),
    check: (text, clock) => {
      if (text === undefined) return refused('no-timestamp', `The request has no ${place?.label ?? 'timestamp'}.`);
      const time = unit.read(text);
      if (Number.isNaN(time)) return refused('malformed-timestamp', `The timestamp is not ${unit.label}.`);
      const age = clock.now - time;
      const limit = clock.tolerance ?? tolerance ?? Number.POSITIVE_INFINITY;
      if (age > limit)
        return refused('too-old', `The request was signed ${rounded(age)} ago. At most ${rounded(limit)} are allowed.`);
      if (-age > limit)
        return refused('too-new', `The request was signed ${rounded(-age)} in the future. Check the clock.`);
      return new Date(time);
    },
  };
}

function rounded(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}
