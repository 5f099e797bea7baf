import { between, DAY, type Field, HOUR, SECOND, type ValueMaker } from '../field.ts';
import type { Kind } from '../fieldNames.ts';

/** How long before the event, or after it if negative: first the least, then the most. Creation comes before updates. */
const AGES = {
  created: [10 * DAY, 40 * DAY],
  updated: [2 * HOUR, 9 * DAY],
  occurred: [0, HOUR],
  expires: [-60 * DAY, -DAY],
} as const;

type TimeKind = keyof typeof AGES;

/** Times, as texts and as numbers. */
export const TIMES = {
  created: (field) => timeValues('created', field),
  updated: (field) => timeValues('updated', field),
  occurred: (field) => timeValues('occurred', field),
  expires: (field) => timeValues('expires', field),
} satisfies Partial<Record<Kind, ValueMaker>>;

/** A time in milliseconds that suits the kind of the field; one close to the event for other kinds. */
export function timeOf(kind: Kind | undefined, { now, random }: Field): number {
  const [least, most] = AGES[kind !== undefined && isTimeKind(kind) ? kind : 'occurred'];
  return now - between(least / SECOND, most / SECOND, random) * SECOND;
}

function isTimeKind(kind: Kind): kind is TimeKind {
  return Object.hasOwn(AGES, kind);
}

function timeValues(kind: TimeKind, field: Field): readonly (string | number)[] {
  const time = timeOf(kind, field);
  const iso = isoTime(time);
  const numbers = isInMilliseconds(field) ? [time, time / SECOND] : [time / SECOND, time];
  return [...(isDate(field) ? [iso.slice(0, 10), iso] : [iso, iso.slice(0, 10)]), ...numbers, ...numbers.map(String)];
}

/** Without fractions of a second. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000', '');
}

function isDate({ words }: Field): boolean {
  return words.at(-1) === 'date' || words.at(-1) === 'on';
}

function isInMilliseconds({ words, description }: Field): boolean {
  return (
    /milli|\bms\b/i.test(description) || ['timestamp', 'ms', 'millis', 'milliseconds'].includes(words.at(-1) ?? '')
  );
}
