import { getOwn, isObject } from '../checks/objects.ts';
import { createBodyIssue } from '../issues/createBodyIssue.ts';
import type { Issue } from '../issues/issue.ts';
import { pointer } from '../issues/pointer.ts';
import { preview } from '../issues/preview.ts';
import { type HeadersLike, headerOf } from './headers.ts';

/** Where to find one part of the event type: in a header, or at a path in the payload. */
export interface EventTypeLookup {
  readonly header?: string;
  readonly path?: readonly string[];
  /** Whether some events do not have this part. */
  readonly optional?: boolean;
}

/** The event type, or the issue that prevents finding it. */
export function eventTypeOf(
  lookups: readonly EventTypeLookup[],
  value: unknown,
  headers: HeadersLike | undefined,
): string | Issue {
  if (lookups.length === 0) return createBodyIssue('required', 'the option eventType with the event type', 'nothing');
  let type: string | undefined;
  for (const lookup of lookups) {
    const part = lookup.path ? memberAt(value, lookup.path) : headerOf(headers, lookup.header ?? '');
    if (typeof part === 'string') type = type === undefined ? part : `${type}.${part}`;
    else if (!lookup.optional) return missingPart(lookup, part, value, headers);
  }
  return type ?? '';
}

/** The event type without optional parts: an event without them may use the same fields for something else. */
export function shortTypeOf(
  lookups: readonly EventTypeLookup[],
  value: unknown,
  headers: HeadersLike | undefined,
): string {
  const required = lookups.filter(({ optional }) => !optional);
  return required.length < lookups.length ? String(eventTypeOf(required, value, headers)) : '';
}

function memberAt(value: unknown, path: readonly string[]): unknown {
  let member = value;
  for (const name of path)
    if (Array.isArray(member)) member = member[Number(name)];
    else member = isObject(member) ? getOwn(member, name) : undefined;
  return member;
}

function missingPart(
  { header, path = [] }: EventTypeLookup,
  part: unknown,
  value: unknown,
  headers: HeadersLike | undefined,
): Issue {
  if (header !== undefined) {
    const option = headers ? '' : 'the option headers with ';
    const expected = `${option}the event type in the header ${header}`;
    return createBodyIssue('required', expected, 'nothing');
  }
  // Names the class of a promise or a request that was passed in place of its body.
  const className = Object.prototype.toString.call(value).slice(8, -1);
  if (className !== 'Object') {
    const received = isObject(value) ? className : preview(value, pointer(path));
    return createBodyIssue('type', 'object', received);
  }
  const code = part === undefined ? 'required' : 'type';
  return createBodyIssue(code, 'the event type', preview(part, pointer(path)), path);
}
