import type { Contract, Event, Provider } from '@hookbook/contract';
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
  readonly shapes: EventShapes;
  readonly isCommand: boolean;
}

export function buildSite({ title, version, description, providers }: Contract): Site {
  return { title, version, description, providers: providers.map(providerEntry) };
}

function providerEntry(provider: Provider): ProviderEntry {
  const events = provider.events.map((event) => eventEntry(event, provider));
  const commands = provider.commands.map((command) => ({ ...eventEntry(command, provider), isCommand: true }));
  return { title: provider.title, path: providerPath(provider), provider, events, commands };
}

function eventEntry(event: Event, provider: Provider): EventEntry {
  const paragraph = firstParagraph(event.description);
  return {
    path: eventPath(event, provider),
    event,
    provider,
    summary: event.summary || paragraph,
    lead: paragraph.startsWith(event.summary.replace(/\.$/, '')) ? '' : event.summary,
    shapes: eventShapes(event, provider),
    isCommand: false,
  };
}
