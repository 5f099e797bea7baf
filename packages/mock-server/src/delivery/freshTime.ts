const ISO = /^\d{4}-\d\d-\d\d(?:(?<between>[T ])\d\d:\d\d:\d\d(?:\.(?<fraction>\d+))?(?<offset>Z|[+-]\d\d:?\d\d)?)?$/;

/** A time in the style of an old one: a number of seconds or milliseconds, or text with the same precision and offset. */
export function freshTime(like: unknown, now: Date): string | number {
  if (typeof like === 'number') return isSeconds(like) ? Math.floor(now.getTime() / 1000) : now.getTime();
  if (typeof like !== 'string') return now.toISOString();
  if (/^\d+$/.test(like)) return String(freshTime(Number(like), now));
  const match = ISO.exec(like);
  return match ? isoText(match.groups ?? {}, now) : now.toISOString();
}

/** Seconds since 1970 have nine or ten digits for any time that a webhook tells. */
function isSeconds(value: number): boolean {
  return value >= 1e8 && value < 1e11;
}

function isoText({ between, fraction, offset }: Readonly<Record<string, string | undefined>>, now: Date): string {
  const shifted = new Date(now.getTime() + offsetMinutes(offset) * 60_000).toISOString();
  const date = shifted.slice(0, 10);
  if (between === undefined) return date;
  const digits =
    fraction === undefined ? '' : `.${shifted.slice(20, 23).padEnd(fraction.length, '0').slice(0, fraction.length)}`;
  return `${date}${between}${shifted.slice(11, 19)}${digits}${offset ?? ''}`;
}

function offsetMinutes(offset: string | undefined): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(offset ?? '');
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}
