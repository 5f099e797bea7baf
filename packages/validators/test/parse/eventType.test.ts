import { describe, expect, it } from 'vitest';
import { type EventTypeLookup, eventTypeOf, shortTypeOf } from '../../src/parse/eventType.ts';
import type { HeadersLike } from '../../src/parse/headers.ts';

const LOOKUPS: readonly EventTypeLookup[] = [{ header: 'x-github-event' }, { path: ['action'], optional: true }];

describe('the event type in a header', () => {
  it.each<[string, HeadersLike]>([
    ['Headers', new Headers({ 'X-GitHub-Event': 'issues' })],
    ['a record', { 'x-github-event': 'issues' }],
    ['a record in another case', { 'X-GitHub-Event': 'issues' }],
    ['a record of lists', { 'x-github-event': ['issues', 'other'] }],
    ['a Map', new Map([['x-github-event', 'issues']])],
    ['a Map in another case', new Map([['X-GitHub-Event', 'issues']])],
    ['an object with get', { get: (name) => (name === 'x-github-event' ? 'issues' : null) }],
    [
      'entries',
      [
        ['Host', 'x'],
        ['X-Github-Event', 'issues'],
      ],
    ],
  ])('is found in %s', (_, headers) => {
    expect(eventTypeOf(LOOKUPS, { action: 'opened' }, headers)).toBe('issues.opened');
  });

  it.each<[string, HeadersLike | undefined]>([
    ['other headers', { host: 'x' }],
    ['an empty list', { 'x-github-event': [] }],
  ])('is missing in %s', (_, headers) => {
    expect(eventTypeOf(LOOKUPS, { action: 'opened' }, headers)).toMatchObject({
      code: 'required',
      expected: 'the event type in the header x-github-event',
    });
  });
});

it('the issue names the option if no headers are passed', () => {
  const issue = eventTypeOf(LOOKUPS, { action: 'opened' }, undefined);
  expect(issue).toMatchObject({ code: 'required', received: 'nothing' });
  expect(issue).toMatchObject({ expected: 'the option headers with the event type in the header x-github-event' });
});

describe('an optional part of the event type', () => {
  it('may be missing or have another type', () => {
    expect(eventTypeOf(LOOKUPS, {}, { 'x-github-event': 'push' })).toBe('push');
    expect(eventTypeOf(LOOKUPS, { action: 5 }, { 'x-github-event': 'push' })).toBe('push');
  });

  it('can be left out', () => {
    expect(shortTypeOf(LOOKUPS, { action: 'my-own' }, { 'x-github-event': 'repository_dispatch' })).toBe(
      'repository_dispatch',
    );
  });
});

describe('an event type inside the payload', () => {
  const lookups: readonly EventTypeLookup[] = [{ path: ['meta', 'type'] }];

  it('is found', () => {
    expect(eventTypeOf(lookups, { meta: { type: 'a' } }, undefined)).toBe('a');
  });

  it('has an issue at its path if it is missing', () => {
    expect(eventTypeOf(lookups, { meta: 5 }, undefined)).toMatchObject({ code: 'required', pointer: '/meta/type' });
  });
});
