import type { Provider } from '@hookbook/contract';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { identityOf, member, type SpecNode } from '../../spec/file/specNode.ts';
import { findCollisions, type NameUse } from '../naming/collisions.ts';
import type { EventWithSource } from '../read/event.ts';
import { text } from '../read/messages.ts';
import type { ProviderWithSource } from '../read/provider.ts';
import type { DefinitionCollector } from '../schema/collectDefinitions.ts';
import type { Rule } from './rule.ts';

export const providerNamesAreUnique: Rule = ({ providers: results }) => {
  const providers = results.flatMap(({ provider }) => provider ?? []);
  const uses = (nameOf: (provider: Provider) => string): NameUse[] =>
    providers.map(({ provider, entry }) => ({
      name: nameOf(provider),
      owner: `provider "${provider.name}"`,
      node: entry,
    }));
  const folders = uses(({ slug }) => slug);
  const prefixes = uses(({ typeName }) => typeName);
  const clashes = findNameClashes('folder name', folders);
  return clashes.length > 0 ? clashes : findNameClashes('type name prefix', prefixes);
};

export const eventNamesAreUnique: Rule = ({ providers }) =>
  providers.flatMap(({ provider, definitions }) => (provider ? findEventCollisions(provider, definitions) : []));

function findEventCollisions(
  { provider, events, entry }: ProviderWithSource,
  definitions: DefinitionCollector,
): Diagnostic[] {
  const nodes = distinctNodes(events);
  const uses = (nameOf: (event: EventWithSource) => string): NameUse[] =>
    events.map((event) => ({
      name: nameOf(event),
      owner: `event "${event.event.type}"`,
      node: nodes.get(event) ?? event.message.node,
    }));
  const firstUses = events.filter(
    ({ message }, index) => events.findIndex((other) => other.message.node.value === message.node.value) === index,
  );
  const messageNames = firstUses.map((event) => ({
    name: text(member(event.message.node, 'name')) || event.message.key,
    owner: `event "${event.event.type}"`,
    node: nodes.get(event) ?? event.message.node,
  }));
  const types = findNameClashes('type name', [
    ...providerTypes(provider, entry),
    ...uses(({ event }) => event.typeName),
    ...definitionTypes(definitions),
  ]);
  const fileNames = uses(({ event }) => event.slug.toLowerCase());
  return [
    ...findCollisions('message-name-clash', messageNames, (name) => `Two messages are named "${name}".`),
    ...types,
    // Event types that differ only in case collide both as types and as files, which is one problem.
    ...findNameClashes('file name', fileNames).filter(({ file, pointer }) =>
      types.every((type) => type.file !== file || type.pointer !== pointer),
    ),
  ];
}

function findNameClashes(kind: string, uses: readonly NameUse[]): Diagnostic[] {
  return findCollisions('name-clash', uses, (name, a, b) => `The ${kind} "${name}" is used by both ${a} and ${b}.`);
}

/** The types of a provider besides those of its events and definitions. */
function providerTypes({ name, typeName }: Provider, entry: SpecNode): NameUse[] {
  const fixed = ['EventOf', 'UnknownEvent'].map((type) => ({ name: type, owner: 'Hookbook itself' }));
  const owner = `provider "${name}"`;
  const prefixed = ['Event', 'EventMap', 'EventType'].map((suffix) => ({
    name: `${typeName}${suffix}`,
    owner,
    node: entry,
  }));
  return [...fixed, ...prefixed];
}

/** Each name once, because equal definitions share one. */
function definitionTypes(definitions: DefinitionCollector): NameUse[] {
  const nodes = new Map(definitions.nodes().map(({ name, node }) => [name, node]));
  return [...nodes].map(([name, node]) => ({ name, owner: `definition "${name}"`, node }));
}

/** If a channel lists a message twice, both events have one node, so collisions must compare the channel's entries. */
function distinctNodes(events: readonly EventWithSource[]): ReadonlyMap<EventWithSource, SpecNode> {
  const firstEvents = new Map<string, EventWithSource>();
  const nodes = new Map<EventWithSource, SpecNode>();
  for (const event of events) {
    const identity = identityOf(event.message.node);
    const first = firstEvents.get(identity);
    if (!first) firstEvents.set(identity, event);
    else for (const duplicate of [first, event]) nodes.set(duplicate, duplicate.message.entry);
  }
  return nodes;
}
