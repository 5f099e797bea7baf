import { getOwn, isObject } from '../checks/objects.ts';
import type { Issue } from '../issues/issue.ts';
import { preview } from '../issues/preview.ts';
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
    else if (!place.optional) return missing(place, part, value, headers);
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
  for (const name of path) member = isObject(member) ? getOwn(member, name) : undefined;
  return member;
}

function missing({ header, path = [] }: Place, part: unknown, value: unknown, headers: HeadersLike | undefined): Issue {
  if (header !== undefined) {
    const option = headers ? '' : 'the option headers, with ';
    return issueWithoutRules('required', `${option}the event type in the header ${header}`, 'nothing');
  }
  // People give promises and whole requests, and JSON that was written twice.
  const name = Object.prototype.toString.call(value).slice(8, -1);
  if (name !== 'Object') return issueWithoutRules('type', 'object', isObject(value) ? name : preview(value, path));
  return issueWithoutRules(part === undefined ? 'required' : 'type', 'the event type', preview(part, path), path);
}
