const READERS = {
  seconds: (text) => wholeNumber(text) * 1000,
  milliseconds: (text) => wholeNumber(text),
  iso8601: (text) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN,
};

function wholeNumber(text) {
  return /^(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN;
}

const UNITS = {
  seconds: 'a number of seconds',
  milliseconds: 'a number of milliseconds',
  iso8601: 'a time in ISO 8601',
};
/** Nobody signs for decades: another unit was meant. */
const DECADES_MS = 1e12;

/** What is wrong with a timestamp; undefined if nothing is. */
export function timeProblem({ unit, tolerance }, text, now) {
  const time = READERS[unit](text);
  if (Number.isNaN(time)) return `The timestamp is not ${UNITS[unit]}.`;
  const age = now - time;
  if (Math.abs(age) > DECADES_MS)
    return `The timestamp has another unit: this scheme has ${UNITS[unit]}, such as ${example(unit, now)}.`;
  if (tolerance === undefined || Math.abs(age) <= tolerance) return undefined;
  const [difference, excess] = [Math.abs(age), Math.abs(age) - tolerance].map(durationText);
  const allowed = `the ${durationText(tolerance)} that receivers allow`;
  const limit = excess === difference ? `which is more than ${allowed}` : `${excess} more than ${allowed}`;
  if (age > 0)
    return `The timestamp is too old: the request was signed ${difference} ago, ${limit}. If it is a new request, check the clock of the receiver.`;
  return `The timestamp is ${difference} in the future, ${limit}. Check the clocks of both sides.`;
}

function example(unit, now) {
  if (unit === 'iso8601') return new Date(now).toISOString();
  return unit === 'seconds' ? Math.floor(now / 1000) : now;
}

/** The largest unit of which there are at least two: `90 seconds`, `5 minutes`. */
export function durationText(ms) {
  const units = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
  ];
  const [name, size] = units.find(([, unit]) => Math.round(ms / 1000) * 1000 >= 2 * unit) ?? ['second', 1000];
  const count = Math.round(ms / size);
  return `${count.toLocaleString('en-GB')} ${name}${count === 1 ? '' : 's'}`;
}
