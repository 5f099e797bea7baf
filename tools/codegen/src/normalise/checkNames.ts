import type { Provider } from '@hookbook/contract';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { identityOf, member, type SpecNode } from '../spec/file/specNode.ts';
import type { EventWithSource } from './event.ts';
import { text } from './messages.ts';
import { findCollisions, type Named } from './naming/collisions.ts';
import type { ProviderWithSource } from './provider.ts';
import type { DefinitionCollector } from './schema/collectDefinitions.ts';

/** Everything of one provider that gets the name of something else. */
export function checkNames(
  { provider, events, entry }: ProviderWithSource,
  definitions: DefinitionCollector,
): Diagnostic[] {
  const places = ownPlaces(events);
  const named = (nameOf: (each: EventWithSource) => string): Named[] =>
    events.map((each) => ({ name: nameOf(each), what: each.event.type, node: places.get(each) ?? each.message.node }));
  const sameType = findCollisions(
    'event-type-clash',
    named(({ event }) => event.type),
    (name) => `Two messages claim the event type "${name}".`,
  );
  if (sameType.length > 0) return sameType;
  const messageNames = named(({ message }) => text(member(message.node, 'name')) || message.key);
  const types = findCollisions(
    'name-clash',
    [...ownTypes(provider, entry), ...named(({ event }) => event.typeName), ...shapesOf(definitions)],
    (name, a, b) => `${a} and ${b} would both be the type ${name}.`,
  );
  const files = findCollisions(
    'name-clash',
    named(({ event }) => event.slug.toLowerCase()),
    (name, a, b) => `${a} and ${b} would both be the file ${name}.`,
  );
  return [
    ...findCollisions('message-name-clash', messageNames, (name) => `Two messages are named "${name}".`),
    ...types,
    // Event types that differ only in case give the same type and the same file, which is one fault.
    ...files.filter(({ file, pointer }) => types.every((each) => each.file !== file || each.pointer !== pointer)),
  ];
}

/** The types that a provider has besides those of its events and their shapes. */
function ownTypes({ name, typeName }: Provider, entry: SpecNode): Named[] {
  const fixed = ['EventOf', 'UnknownEvent'].map((each) => ({ name: each, what: 'a type of every provider' }));
  const what = `a type named after the channel ${name}`;
  const own = ['Event', 'EventMap', 'EventType'].map((end) => ({ name: `${typeName}${end}`, what, node: entry }));
  return [...fixed, ...own];
}

/** Each name once: equal shapes share one. */
function shapesOf(definitions: DefinitionCollector): Named[] {
  const byName = new Map(definitions.nodes().map(({ name, node }) => [name, node]));
  return [...byName].map(([name, node]) => ({ name, what: `the shared schema ${name}`, node }));
}

/** Where one message is listed twice, the two entries of the list are the places to compare. */
function ownPlaces(events: readonly EventWithSource[]): ReadonlyMap<EventWithSource, SpecNode> {
  const first = new Map<string, EventWithSource>();
  const places = new Map<EventWithSource, SpecNode>();
  for (const each of events) {
    const identity = identityOf(each.message.node);
    const other = first.get(identity);
    if (!other) first.set(identity, each);
    else for (const same of [other, each]) places.set(same, same.message.entry);
  }
  return places;
}
