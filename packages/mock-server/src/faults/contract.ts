import type { RuntimeExpression } from '@hookbook/webhook/x-webhook';
import { freshTime } from '../message/freshTime.ts';
import { getOwn, type Message, valueAt, withMember, withValueAt } from '../message/runtimeExpression.ts';
import { type FaultKind, faults } from './fault.ts';

const TOLERANT = 'Ignore what you do not know: providers add fields without notice.';

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

/** What a provider may send one day: more than the contract says, in the same form. */
export const CONTRACT = faults({
  'new-field': withField('a field that the contract does not have', 'new'),
  'new-object': withField('an object that the contract does not have, five levels deep', nested(5)),
  'new-list': withField('a list that the contract does not have', [1, 'two', null, { three: 3 }]),
  'large-field': withField('a new field of 100,000 characters', 'x'.repeat(100_000)),
  unicode: withField(
    'a new field with emoji, right-to-left text and separators of lines',
    '👩‍👩‍👧 שלום \u200b é \u2028',
  ),
  'new-event': {
    expected: 'accept',
    summary: 'an event that the contract does not have',
    fix: 'Accept events that you do not know, with the status for success, and ignore them.',
    steps: ({ provider }) => {
      const place = provider.webhook.eventType.at(-1);
      if (!place) return undefined;
      return { message: (message) => withValueAt(message, place, 'hookbook.new_event') };
    },
  },
  'new-enum-member': {
    expected: 'accept',
    summary: 'a value that is not among the known ones of an enum that may get new ones',
    fix: 'Handle values that you do not know: the provider adds members to this enum.',
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
    summary: 'an event that happened three days ago, and is signed now',
    fix: 'Check the age of the signature, and not that of the event.',
    steps: ({ provider }) => {
      const { occurredAt } = provider.webhook;
      if (!occurredAt) return undefined;
      const past = new Date(Date.now() - 3 * DAY);
      return { message: (message) => withValueAt(message, occurredAt, freshTime(valueAt(message, occurredAt), past)) };
    },
  },
});
