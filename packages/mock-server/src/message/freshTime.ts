const ISO = /^\d{4}-\d\d-\d\d(?:(?<separator>[T ])\d\d:\d\d:\d\d(?:\.(?<fraction>\d+))?(?<offset>Z|[+-]\d\d:?\d\d)?)?$/;
const USUAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const USUAL_LENGTH = new Date(0).toISOString().length;

/** `now` in the format of the sample: seconds, milliseconds, or ISO 8601 with the same precision and offset. */
export function freshTime(sample: unknown, now: Date): string | number {
  if (typeof sample === 'number') return isSeconds(sample) ? Math.floor(now.getTime() / 1000) : now.getTime();
  if (typeof sample !== 'string') return now.toISOString();
  if (/^\d+$/.test(sample)) return String(freshTime(Number(sample), now));
  // The usual form, in which most events have their time.
  if (sample.length === USUAL_LENGTH && USUAL.test(sample)) return now.toISOString();
  const match = ISO.exec(sample);
  return match ? isoText(match.groups ?? {}, now) : now.toISOString();
}

/** Times between 1973 and 5138 have this many seconds since 1970; in milliseconds the numbers are larger. */
function isSeconds(value: number): boolean {
  return value >= 1e8 && value < 1e11;
}

function isoText({ separator, fraction, offset }: Readonly<Record<string, string | undefined>>, now: Date): string {
  const shifted = new Date(now.getTime() + offsetMinutes(offset) * 60_000).toISOString();
  const date = shifted.slice(0, 10);
  if (separator === undefined) return date;
  const digits =
    fraction === undefined ? '' : `.${shifted.slice(20, 23).padEnd(fraction.length, '0').slice(0, fraction.length)}`;
  return `${date}${separator}${shifted.slice(11, 19)}${digits}${offset ?? ''}`;
}

function offsetMinutes(offset: string | undefined): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(offset ?? '');
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}
