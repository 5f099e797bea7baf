import { anchored, matches } from './matches.ts';

/** `full-date` of RFC 3339. */
export function date(text: string): boolean {
  return DATE.test(text);
}

/** `date-time` of RFC 3339. */
export function dateTime(text: string): boolean {
  return matches(DATE_TIME, text) && isPossibleSecond(text.slice(11));
}

/** `full-time` of RFC 3339. */
export function time(text: string): boolean {
  return matches(TIME, text) && isPossibleSecond(text);
}

/** `duration` of RFC 3339, appendix A. */
export function duration(text: string): boolean {
  return matches(DURATION, text);
}

const DATE_PATTERN =
  '(?:\\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)|' +
  // Leap years.
  '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)';

const TIME_PATTERN = '(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)';

const DATE = /* @__PURE__ */ anchored(DATE_PATTERN);

const DATE_TIME = /* @__PURE__ */ anchored(DATE_PATTERN, '[Tt]', TIME_PATTERN);

const TIME = /* @__PURE__ */ anchored(TIME_PATTERN);

const DURATION =
  /^P(?:\d+W|(?=\d|T)(?:\d+Y(?!\d+D))?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H(?!\d+S))?(?:\d+M)?(?:\d+S)?)?)$/;

/** A leap second (`:60`) can only be the last second of a day in UTC. */
function isPossibleSecond(time: string): boolean {
  if (time.charAt(6) !== '6') return true;
  const zone = time.slice(-6);
  const sign = zone.startsWith('+') ? 1 : zone.startsWith('-') ? -1 : 0;
  return (minutes(time) - (sign && sign * minutes(zone.slice(1))) + 1) % 1440 === 0;
}

function minutes(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}
