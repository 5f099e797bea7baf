import type { RuntimeExpression } from '@hookbook/webhook/x-webhook';
import { freshTime } from '../message/freshTime.ts';
import { getOwn, type Message, valueAt, withMember, withValueAt } from '../message/runtimeExpression.ts';
import { type FaultKind, faults } from './fault.ts';

const TOLERANT = 'Ignore unknown fields: providers add fields without notice.';

/** Adds a member to the envelope, and to the event's own data. */
function withField(summary: string, value: unknown): FaultKind {
  return {
    expected: 'accept',
    summary,
    fix: TOLERANT,
    steps: ({ provider }) => ({
      message: (message) => {
        const { data } = provider.webhook;
        const outer = withOwn(message, [], value);
        return data?.in === 'payload' ? withOwn(outer, data.path, value) : outer;
      },
    }),
  };
}

const FIELD = 'hookbook_new_field';

function withOwn(message: Message, path: readonly string[], value: unknown): Message {
  const parent = path.reduce<unknown>(
    (current, key) => valueAt({ payload: current, headers: {} }, at(key)),
    message.payload,
  );
  if (typeof parent !== 'object' || parent === null || Array.isArray(parent)) return message;
  return { ...message, payload: withMember(message.payload, [...path, FIELD], value) };
}

function at(key: string): RuntimeExpression {
  return { in: 'payload', path: [key], expression: '' };
}

function nested(depth: number): unknown {
  let value: unknown = true;
  for (let level = 0; level < depth; level += 1) value = { next: value };
  return value;
}

const DAY = 86_400_000;

/** Additions that a provider may make without notice, in the same form. */
export const CONTRACT = faults({
  'new-field': withField('a field that the contract does not declare', 'new'),
  'new-object': withField('an object that the contract does not declare, five levels deep', nested(5)),
  'new-list': withField('an array that the contract does not declare', [1, 'two', null, { three: 3 }]),
  'large-field': withField('a new field of 100,000 characters', 'x'.repeat(100_000)),
  unicode: withField('a new field with emoji, right-to-left text and line separators', '👩‍👩‍👧 שלום \u200b é \u2028'),
  'new-event': {
    expected: 'accept',
    summary: 'an event that the contract does not describe',
    fix: 'Respond to unknown events with a success status, and ignore them.',
    steps: ({ provider }) => {
      const place = provider.webhook.eventType.at(-1);
      if (!place) return undefined;
      return { message: (message) => withValueAt(message, place, 'hookbook.new_event') };
    },
  },
  'new-enum-member': {
    expected: 'accept',
    summary: 'an unknown member of an extensible enum',
    fix: 'Handle unknown values: the provider adds members to this enum.',
    steps: ({ event: { openEnums = [], examples } }) => {
      const hasText = (payload: unknown) => (path: readonly string[]) =>
        typeof path.reduce(getOwn, payload) === 'string';
      // Of one example at least, so that there is something to change.
      if (!openEnums.some((path) => examples.some(({ payload }) => hasText(payload)(path)))) return undefined;
      return {
        message: (message) => {
          const path = openEnums.find(hasText(message.payload));
          return path ? { ...message, payload: withMember(message.payload, path, 'hookbook_new_member') } : message;
        },
      };
    },
  },
  late: {
    expected: 'accept',
    summary: 'an event that happened three days ago but is signed now',
    fix: 'Check the age of the signature, not the age of the event.',
    steps: ({ provider }) => {
      const { occurredAt } = provider.webhook;
      if (!occurredAt) return undefined;
      const past = new Date(Date.now() - 3 * DAY);
      return { message: (message) => withValueAt(message, occurredAt, freshTime(valueAt(message, occurredAt), past)) };
    },
  },
});
