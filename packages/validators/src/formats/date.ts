import { sequence } from './matches.ts';

/** `full-date` of RFC 3339. */
export function date(text: string): boolean {
  return DATE.test(text);
}

export const DATE_PATTERN =
  '(?:\\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)|' +
  // Leap years.
  '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)';

const DATE = /* @__PURE__ */ sequence(DATE_PATTERN);
