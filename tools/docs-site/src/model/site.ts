import type { Contract, Event, Provider } from '@hookbook/contract';
import { eventPath, providerPath } from './paths.ts';
import { eventRows } from './shape/eventShapes.ts';
import type { EventRows } from './shape/shape.ts';

/** The contract with all that the pages share: the path of each page, and the rows of each event. */
export interface Site extends Pick<Contract, 'title' | 'version' | 'description'> {
  readonly providers: readonly ProviderEntry[];
}

export interface ProviderEntry {
  readonly title: string;
  readonly path: string;
  readonly provider: Provider;
  readonly events: readonly EventEntry[];
}

export interface EventEntry {
  readonly path: string;
  readonly event: Event;
  readonly provider: Provider;
  readonly rows: EventRows;
}

export function siteOf({ title, version, description, providers }: Contract): Site {
  return { title, version, description, providers: providers.map(providerEntry) };
}

function providerEntry(provider: Provider): ProviderEntry {
  const events = provider.events.map((event) => ({
    path: eventPath(event, provider),
    event,
    provider,
    rows: eventRows(event, provider),
  }));
  return { title: provider.title, path: providerPath(provider), provider, events };
}
