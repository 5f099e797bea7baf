import type { Event, EventTypeOrigin, ExampleOrigin, SpecPointer } from '@hookbook/contract';

export const EXAMPLE_ORIGINS: Readonly<Record<ExampleOrigin, string>> = {
  vendor: 'published by the vendor',
  adapted: 'adapted from the vendor',
  hookbook: 'written by Hookbook',
  generated: 'generated from the schema',
};

export const DELIVERY_ORIGINS = {
  vendor: 'published by the vendor',
  hookbook: 'chosen by Hookbook',
} as const;

/** Where an event type comes from, if not from a value that the schema pins. */
export const TYPE_ORIGINS: Readonly<Partial<Record<EventTypeOrigin, string>>> = {
  extension: 'The contract names this event type. The schema does not pin it.',
  examples: 'This event type is inferred from the examples. The schema does not pin it.',
  discriminator: 'This event type is inferred from the discriminator of the schema. The schema does not pin it.',
  key: 'This event type is inferred from the key of the message. The schema does not pin it.',
  channel: 'This event type is the name of the channel.',
  name: 'This event type is the name of the message.',
};

export const COMMAND = 'A command: the application receives this message. It is not an event.';

/** What an event was called; undefined if it has its first event type. */
export function formerTypesText({ formerTypes = [] }: Event): string | undefined {
  if (formerTypes.length === 0) return undefined;
  return `Formerly ${formerTypes.map(({ type }) => type).join(', ')}.`;
}

export const DEPRECATED = 'Deprecated: do not use this event in new code.';
export const INFERRED = 'Inferred, not published:';

export function sourceText({ file, pointer }: SpecPointer): string {
  return pointer === '' ? `specs/${file}` : `specs/${file}#${pointer}`;
}

export function eventCount(events: readonly unknown[]): string {
  return events.length === 1 ? '1 event' : `${events.length} events`;
}

/** `event ID, idempotency key and event time`. */
export function listText(labels: readonly string[]): string {
  const words = labels.map((label) => label.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()));
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

export const PAYLOAD_CHECK_TITLE = 'Check a payload';
