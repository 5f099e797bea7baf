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

export type EventType =
  | { readonly type: string /** Without the parts that some events do without. */; readonly short: string }
  | { readonly issue: Issue };

export function eventTypeOf(places: readonly Place[], value: unknown, headers: HeadersLike | undefined): EventType {
  const parts: string[] = [];
  const needed: string[] = [];
  for (const place of places) {
    const part = place.path ? memberAt(value, place.path) : headerOf(headers, place.header ?? '');
    if (typeof part === 'string') parts.push(part);
    if (typeof part === 'string' && !place.optional) needed.push(part);
    if (typeof part !== 'string' && !place.optional) return { issue: missing(place, part) };
  }
  return { type: parts.join('.'), short: needed.join('.') };
}

function memberAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((each, name) => (isObject(each) ? own(each, name) : undefined), value);
}

function missing({ header, path = [] }: Place, received: unknown): Issue {
  const code = received === undefined ? 'required' : 'type';
  const expected = header === undefined ? 'the event type' : `the event type in the header ${header}`;
  return issueWithoutRules(code, expected, received, path);
}
