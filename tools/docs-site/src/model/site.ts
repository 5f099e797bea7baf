import type { Contract, Event, Provider, TextCache } from '@hookbook/contract';
import { reachableDefinitions, type Schema, subschemas } from '@hookbook/contract/schema';
import { firstParagraph } from '../text/prose.ts';
import { eventPath, providerPath } from './paths.ts';
import { eventShapes } from './shape/eventShapes.ts';
import type { EventShapes } from './shape/shape.ts';

/** The contract with everything that several pages need: paths, summaries and shapes. */
export interface Site extends Pick<Contract, 'title' | 'version' | 'description'> {
  readonly providers: readonly ProviderEntry[];
}

export interface ProviderEntry {
  readonly title: string;
  readonly path: string;
  readonly provider: Provider;
  readonly events: readonly EventEntry[];
  /** What the application receives. */
  readonly commands: readonly EventEntry[];
}

export interface EventEntry {
  readonly path: string;
  readonly event: Event;
  readonly provider: Provider;
  /** One line of plain text. */
  readonly summary: string;
  /** The summary, unless the description begins with it. */
  readonly lead: string;
  /** Made when they are asked for. */
  readonly shapes: () => EventShapes;
  readonly isCommand: boolean;
  /** A part of a page that is made from nothing but this entry, the provider without its events, and its name. */
  readonly text: (name: string, make: () => string) => string;
}

export function buildSite({ title, version, description, providers }: Contract, cache: TextCache): Site {
  const siteKey = cache.key(title, version, ...providers.map((provider) => [provider.title, provider.slug]));
  return {
    ...{ title, version, description },
    providers: providers.map((provider) => providerEntry(provider, siteKey, cache)),
  };
}

function providerEntry(provider: Provider, siteKey: string, cache: TextCache): ProviderEntry {
  const { events, commands, unresolvedEvents: _, definitions, ...others } = provider;
  const schemas = new Map(definitions.map(({ name, schema }) => [name, schema]));
  const keys = new Map(definitions.map((definition) => [definition.name, cache.key(definition)]));
  const key = cache.key(siteKey, others);
  const entryOf = (event: Event, isCommand: boolean) => {
    const used = definitionsOf(event, schemas).map((name) => [name, keys.get(name)]);
    return eventEntry(event, { provider, isCommand, key: cache.key(key, event, isCommand, used), cache });
  };
  return {
    ...{ title: provider.title, path: providerPath(provider), provider },
    events: events.map((event) => entryOf(event, false)),
    commands: commands.map((command) => entryOf(command, true)),
  };
}

function definitionsOf({ payload, headers = true }: Event, schemas: ReadonlyMap<string, Schema>): string[] {
  return reachableDefinitions({ allOf: [payload, headers] }, (name) => schemas.get(name), subschemas);
}

interface EntryContext {
  readonly provider: Provider;
  readonly isCommand: boolean;
  readonly key: string;
  readonly cache: TextCache;
}

function eventEntry(event: Event, { provider, isCommand, key, cache }: EntryContext): EventEntry {
  const paragraph = firstParagraph(event.description);
  let shapes: EventShapes | undefined;
  return {
    path: eventPath(event, provider),
    event,
    provider,
    summary: event.summary || paragraph,
    lead: paragraph.startsWith(event.summary.replace(/\.$/, '')) ? '' : event.summary,
    shapes: () => {
      shapes ??= eventShapes(event, provider);
      return shapes;
    },
    isCommand,
    text: (name, make) => cache.text(cache.key(key, name), make),
  };
}
