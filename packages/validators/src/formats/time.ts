import { matches, sequence } from './matches.ts';

/** `full-time` of RFC 3339. */
export function time(text: string): boolean {
  return matches(TIME, text) && isPossibleSecond(text);
}

export const TIME_PATTERN =
  '(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)';

const TIME = /* @__PURE__ */ sequence(TIME_PATTERN);

/** A leap second (`:60`) is the last one of a day in UTC. */
export function isPossibleSecond(time: string): boolean {
  if (time.charAt(6) !== '6') return true;
  const zone = time.slice(-6);
  const sign = zone.startsWith('+') ? 1 : zone.startsWith('-') ? -1 : 0;
  return (minutes(time) - (sign && sign * minutes(zone.slice(1))) + 1) % 1440 === 0;
}

function minutes(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}
