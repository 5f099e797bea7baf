import type { Provider } from '@hookbook/contract';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { identityOf, member, type SpecNode } from '../../spec/file/specNode.ts';
import { findCollisions, type Named } from '../naming/collisions.ts';
import type { ProviderWithSource } from '../read/channel.ts';
import type { EventWithSource } from '../read/event.ts';
import { text } from '../read/messages.ts';
import type { DefinitionCollector } from '../schema/collectDefinitions.ts';
import type { Rule } from './rule.ts';

export const providerNamesAreUnique: Rule = ({ channels }) => {
  const providers = channels.flatMap(({ provider }) => provider ?? []);
  const named = (nameOf: (provider: Provider) => string): Named[] =>
    providers.map(({ provider, entry }) => ({
      name: nameOf(provider),
      what: `the channel ${provider.name}`,
      node: entry,
    }));
  const folders = findCollisions(
    'name-clash',
    named(({ slug }) => slug),
    (name, a, b) => `${a} and ${b} would both be the folder ${name}.`,
  );
  if (folders.length > 0) return folders;
  return findCollisions(
    'name-clash',
    named(({ typeName }) => typeName),
    (name, a, b) => `${a} and ${b} would both give types that begin with ${name}.`,
  );
};

export const eventNamesAreUnique: Rule = ({ channels }) =>
  channels.flatMap(({ provider, definitions }) => (provider ? collisionsIn(provider, definitions) : []));

function collisionsIn({ provider, events, entry }: ProviderWithSource, definitions: DefinitionCollector): Diagnostic[] {
  const nodes = ownNodes(events);
  const named = (nameOf: (source: EventWithSource) => string): Named[] =>
    events.map((source) => ({
      name: nameOf(source),
      what: source.event.type,
      node: nodes.get(source) ?? source.message.node,
    }));
  const sameType = findCollisions(
    'event-type-clash',
    named(({ event }) => event.type),
    (name) => `Two messages claim the event type "${name}".`,
  );
  if (sameType.length > 0) return sameType;
  const messageNames = named(({ message }) => text(member(message.node, 'name')) || message.key);
  const types = findCollisions(
    'name-clash',
    [...ownTypes(provider, entry), ...named(({ event }) => event.typeName), ...definitionNames(definitions)],
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
    // Event types that differ only in case give the same type and the same file, which is one problem.
    ...files.filter(({ file, pointer }) => types.every((type) => type.file !== file || type.pointer !== pointer)),
  ];
}

/** The types of a provider besides those of its events and definitions. */
function ownTypes({ name, typeName }: Provider, entry: SpecNode): Named[] {
  const fixed = ['EventOf', 'UnknownEvent'].map((type) => ({ name: type, what: 'a type of every provider' }));
  const what = `a type named after the channel ${name}`;
  const own = ['Event', 'EventMap', 'EventType'].map((suffix) => ({ name: `${typeName}${suffix}`, what, node: entry }));
  return [...fixed, ...own];
}

/** Each name once: equal definitions share one. */
function definitionNames(definitions: DefinitionCollector): Named[] {
  const byName = new Map(definitions.nodes().map(({ name, node }) => [name, node]));
  return [...byName].map(([name, node]) => ({ name, what: `the shared schema ${name}`, node }));
}

/** If one message is listed twice, the two entries of the list are the nodes to compare. */
function ownNodes(events: readonly EventWithSource[]): ReadonlyMap<EventWithSource, SpecNode> {
  const first = new Map<string, EventWithSource>();
  const nodes = new Map<EventWithSource, SpecNode>();
  for (const source of events) {
    const identity = identityOf(source.message.node);
    const other = first.get(identity);
    if (!other) first.set(identity, source);
    else for (const duplicate of [other, source]) nodes.set(duplicate, duplicate.message.entry);
  }
  return nodes;
}
