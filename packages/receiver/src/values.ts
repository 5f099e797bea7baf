import { type HeadersLike, headerOf } from '@hookbook/webhook';
import type { ValuePlace } from './provider.ts';

/** The value at a place of a delivery; undefined if there is none. */
export function valueAt(place: ValuePlace | undefined, headers: HeadersLike, payload: unknown): unknown {
  if (!place) return undefined;
  if ('header' in place) return headerOf(headers, place.header);
  return place.member.reduce<unknown>(
    (parent, name) =>
      typeof parent === 'object' && parent !== null && Object.hasOwn(parent, name)
        ? (parent as Readonly<Record<string, unknown>>)[name]
        : undefined,
    payload,
  );
}

/** An id as text; undefined for anything that cannot be one. */
export function idText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** After this number of seconds, the year has six digits: a greater number counts milliseconds. */
const MAX_SECONDS = 100_000_000_000;

/** A time as ISO 8601 text, or as a number of seconds or milliseconds since 1970; undefined for anything else. */
export function timeOf(value: unknown): Date | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const isSeconds = typeof value === 'number' && Math.abs(value) < MAX_SECONDS;
  const time = new Date(isSeconds ? value * 1000 : value);
  return Number.isNaN(time.getTime()) ? undefined : time;
}
