import { type Contract, type Event, eventKeys, type Provider, type TextCache } from '@hookbook/contract';
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
  const { events, commands, unresolvedEvents: _unresolved, definitions: _definitions, ...others } = provider;
  const key = cache.key(siteKey, others);
  const keyOf = eventKeys(provider, cache);
  const entryOf = (event: Event, isCommand: boolean) =>
    eventEntry(event, { provider, isCommand, key: cache.key(key, keyOf(event), isCommand), cache });
  return {
    ...{ title: provider.title, path: providerPath(provider), provider },
    events: events.map((event) => entryOf(event, false)),
    commands: commands.map((command) => entryOf(command, true)),
  };
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
