import { isObject } from '../checks/isObject.ts';
import { own } from '../checks/own.ts';
import type { Issue } from '../issue.ts';
import { type HeadersLike, headerOf } from './headers.ts';
import { issueWithoutRules } from './issueWithoutRules.ts';

/** Where a part of the event type stands: a header, or a path into the payload. */
export interface Place {
  readonly header?: string;
  readonly path?: readonly string[];
  /** Whether some events do without this part. */
  readonly optional?: boolean;
}

/** The event type, or what keeps it from being found. */
export function eventTypeOf(
  places: readonly Place[],
  value: unknown,
  headers: HeadersLike | undefined,
): string | Issue {
  let type: string | undefined;
  for (const place of places) {
    const part = place.path ? memberAt(value, place.path) : headerOf(headers, place.header ?? '');
    if (typeof part === 'string') type = type === undefined ? part : `${type}.${part}`;
    else if (!place.optional) return missing(place, part);
  }
  return type ?? '';
}

/** The event type without the parts that some events do without, which may mean something else in those. */
export function shortTypeOf(places: readonly Place[], value: unknown, headers: HeadersLike | undefined): string {
  const needed = places.filter(({ optional }) => !optional);
  return needed.length < places.length ? String(eventTypeOf(needed, value, headers)) : '';
}

function memberAt(value: unknown, path: readonly string[]): unknown {
  let member = value;
  for (const name of path) member = isObject(member) ? own(member, name) : undefined;
  return member;
}

function missing({ header, path = [] }: Place, received: unknown): Issue {
  const code = received === undefined ? 'required' : 'type';
  const expected = header === undefined ? 'the event type' : `the event type in the header ${header}`;
  return issueWithoutRules(code, expected, received, path);
}
