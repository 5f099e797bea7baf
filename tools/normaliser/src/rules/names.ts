import type { Provider } from '@hookbook/contract';
import { createDiagnostic, type Diagnostic, related } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { locationOf, member, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { text } from '../messages/messages.ts';
import { findCollisions, type NameUse } from '../naming/collisions.ts';
import { FORMER_NAMES } from '../naming/formerNames.ts';
import type { EventWithSource } from '../read/event.ts';
import { type ProviderWithSource, providerTypes } from '../read/provider.ts';
import type { Rule } from './rule.ts';

/** Providers are folders and subpaths, which no hash may rename. */
export const providerNamesAreUnique: Rule = ({ providers: results }) => {
  const providers = results.flatMap(({ provider }) => provider ?? []);
  const clashesOf = (kind: string, nameOf: (provider: Provider) => string): Diagnostic[] => {
    const uses = providers.map(({ provider, entry }) => ({
      name: nameOf(provider),
      owner: `provider "${provider.name}"`,
      node: entry,
    }));
    const message = (name: string, use: NameUse, other: NameUse) =>
      `The ${kind} "${name}" is used by both ${use.owner} and ${other.owner}.`;
    return findCollisions('provider-clash', uses, message);
  };
  const folders = [...clashesOf('folder name', ({ slug }) => slug), ...formerClashes(providers)];
  const prefixes = clashesOf('type name prefix', ({ typeName }) => typeName);
  const reserved = providers.flatMap(({ provider, entry }) =>
    findCollisions(
      'provider-clash',
      providerTypes({ name: provider.name, entry }, provider.typeName),
      (name, use, other) => `The type name "${name}" is used by both ${use.owner} and ${other.owner}.`,
    ),
  );
  return [...(folders.length > 0 ? folders : prefixes), ...reserved];
};

/** A former name is a folder and a subpath, too. */
function formerClashes(providers: readonly ProviderWithSource[]): Diagnostic[] {
  const owners = new Map(providers.map(({ provider: { name, slug }, entry }) => [slug, ownUse(slug, name, entry)]));
  return providers.flatMap(({ provider, former }) =>
    former.flatMap(({ names: { slug }, node }) => {
      const other = owners.get(slug);
      owners.set(slug, other ?? ownUse(slug, provider.name, node));
      return other ? [formerClash(node, other)] : [];
    }),
  );
}

function ownUse(slug: string, provider: string, node: SpecNode) {
  return { name: slug, owner: `provider "${provider}"`, node };
}

function formerClash(node: SpecNode, { name, owner, node: other }: ReturnType<typeof ownUse>): Diagnostic {
  const message = `The former folder name "${name}" is that of ${owner}.`;
  return createDiagnostic('provider-clash', locationOf(node), message, {
    fix: `Remove it from ${FORMER_NAMES}.`,
    related: [related(owner, locationOf(other, 'key'))],
  });
}

export const eventNamesAreUnique: Rule = ({ providers }) =>
  providers.flatMap(({ provider }) =>
    provider ? [...findNameClashes(provider), ...findMessageClashes(provider)] : [],
  );

function findNameClashes({ provider, events, entry }: ProviderWithSource): Diagnostic[] {
  const clashesOf = (kind: string, name: 'typeName' | 'slug', reserved: readonly NameUse[], keyOf = identity) => {
    const uses = events.map(({ event, preferred, message }) => ({
      name: keyOf(preferred[name]),
      owner: `event "${event.type}"`,
      node: message.node,
      ...(event[name] !== preferred[name] && { given: event[name] }),
    }));
    // Two reserved names may clash as well, which is a problem of the provider.
    const distinct = [...new Map(reserved.map((use) => [use.name, use])).values()];
    return findCollisions('name-clash', [...distinct, ...uses], (wanted, use, other) => {
      const given = use.given === undefined ? '' : `, so ${use.owner} is called "${use.given}"`;
      return `The ${kind} "${wanted}" is that of ${other.owner}${given}.`;
    });
  };
  const types = clashesOf('type name', 'typeName', providerTypes({ name: provider.name, entry }, provider.typeName));
  const files = clashesOf('file name', 'slug', [], (name) => name.toLowerCase());
  // Event types that differ only in case collide both as types and as files, which is one problem.
  return [
    ...types,
    ...files.filter(({ file, pointer }) => types.every((type) => type.file !== file || type.pointer !== pointer)),
  ];
}

function identity(name: string): string {
  return name;
}

/** Messages that several events share have one name. */
function findMessageClashes({ events }: ProviderWithSource): Diagnostic[] {
  const distinct = new Map<unknown, EventWithSource>();
  for (const event of events)
    if (!distinct.has(event.message.node.value)) distinct.set(event.message.node.value, event);
  const uses = [...distinct.values()].map(({ event, message }) => ({
    name: text(member(message.node, 'name')) || message.key,
    owner: `event "${event.type}"`,
    node: message.node,
  }));
  return findCollisions('message-name-clash', uses, (name) => `Two messages are named "${name}".`);
}
