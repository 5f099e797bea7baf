import type { Event, Provider } from '@hookbook/contract';
import { compareText } from '@hookbook/contract/data';
import { mapSubschemas, type Schema } from '@hookbook/contract/schema';

const WORDS = [
  'title',
  'description',
  'examples',
  'default',
  'x-inferred',
  'x-undocumented',
  'x-since',
  'x-sunset',
  'x-enum-descriptions',
  'deprecated',
  'readOnly',
  'writeOnly',
];

/** A schema without what is said about values, for people. */
export function withoutWords(schema: Schema): Schema {
  if (typeof schema === 'boolean') return schema;
  const kept = Object.fromEntries(Object.entries(schema).filter(([keyword]) => !WORDS.includes(keyword)));
  return mapSubschemas(kept, withoutWords);
}

/** What is said about an event, besides its schemas. */
export function wordsOf(event: Event): string {
  const { title, summary, description, tags, docs, since, sunset, formerTypes, inferred, examples } = event;
  // The members of a payload have the order of its schema.
  const shown = examples.map(({ name, summary: text, payload, headers }) => [name, text, sorted(payload), headers]);
  return JSON.stringify([title, summary, description, tags, docs, since, sunset, formerTypes, inferred, shown]);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b));
  return entries.map(([name, member]) => [name, sorted(member)]);
}

/** Whether something else is said about a provider. A signature that is new or gone is more than words. */
export function haveOtherWords(base: Provider, head: Provider): boolean {
  const { signature, delivery } = base.webhook;
  const { signature: laterSignature, delivery: laterDelivery } = head.webhook;
  const isOther = (before: unknown, after: unknown) => JSON.stringify(before) !== JSON.stringify(after);
  return (
    isOther(textsOf(base), textsOf(head)) ||
    (signature && laterSignature ? isOther(originOf(signature), originOf(laterSignature)) : false) ||
    (delivery && laterDelivery ? isOther(originOf(delivery), originOf(laterDelivery)) : false)
  );
}

function textsOf({ title, description, docs, tags, webhook: { notes, scenarios, entities } }: Provider): unknown {
  return [title, description, docs, tags, notes, scenarios, entities];
}

function originOf({ description, origin }: { readonly description?: string; readonly origin: string }): unknown {
  return [description, origin];
}
