import { DATE_PATTERN } from './date.ts';
import { matches, sequence } from './matches.ts';
import { isPossibleSecond, TIME_PATTERN } from './time.ts';

/** `date-time` of RFC 3339. */
export function dateTime(text: string): boolean {
  return matches(DATE_TIME, text) && isPossibleSecond(text.slice(11));
}

const DATE_TIME = /* @__PURE__ */ sequence(DATE_PATTERN, '[Tt]', TIME_PATTERN);
